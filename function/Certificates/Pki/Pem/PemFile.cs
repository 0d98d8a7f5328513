using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>The blocks of a PEM file, and what is wrong with its form.</summary>
internal sealed record PemFile(IReadOnlyList<PemBlock> Blocks, IReadOnlyList<PemFault> Faults)
{
    /// <summary>
    /// One MiB is what the API server lets a Secret hold (Kubernetes, MaxSecretSize); more cannot come from a cluster or go to one.
    /// </summary>
    public const int MaximumSize = 1024 * 1024;

    public static PemFile Read(ReadOnlyMemory<byte> content)
    {
        var faults = new List<PemFault>();
        var text = PemText.Decode(content, faults);
        return new PemFile(text is null ? [] : PemReader.Read(text, faults), faults);
    }
}

/// <summary>Something wrong with the form of a PEM file; the line counts from 1, and 0 stands for the file as a whole.</summary>
internal sealed record PemFault(Rule Rule, int Line, string Message)
{
    public PkiFinding In(string field) => new(Rule, field, Part(Line), Message);

    public static string Part(int line) => line > 0 ? $"line {line}" : "";
}
