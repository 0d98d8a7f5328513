using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>
/// Something wrong with the form of a PEM file; the line counts from 1, and 0 stands for the file as a whole.
/// </summary>
internal sealed record PemFault(Rule Rule, int Line, string Message)
{
    /// <summary>The same at a field, with the line as its part.</summary>
    public PkiFinding In(string field) => new(Rule, field, Part(Line), Message);

    public static string Part(int line) => line > 0 ? $"line {line}" : "";
}
