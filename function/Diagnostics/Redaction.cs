using System.Buffers;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Messages quote values, and a value may be a secret that stands in the wrong field. What looks like key material is not repeated:
/// results travel on, into the Kptfile and the user interface of Argo CD.
/// </summary>
internal static partial class Redaction
{
    const string Omitted = "[...]";

    static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The text without what follows a PEM label, and without runs that could be a key in base64 or hexadecimal.</summary>
    public static string Of(string text) =>
        Run()
            .Replace(
                Pem().Replace(text, $"$1 {Omitted}"),
                run => IsKeyLike(run.ValueSpan) ? $"{run.ValueSpan[..4]}{Omitted}" : run.Value
            );

    /// <summary>Words and names do not mix capitals, small letters and digits over such a length; a hash of 32 bytes has 64 digits.</summary>
    static bool IsKeyLike(ReadOnlySpan<char> run) =>
        run.ContainsAnyInRange('0', '9')
        && (
            (run.ContainsAnyInRange('A', 'Z') && run.ContainsAnyInRange('a', 'z'))
            || (run.Length >= 64 && run.IndexOfAnyExcept(HexDigits) < 0)
        );

    [GeneratedRegex(@"(-----BEGIN [A-Z0-9 ]+-----)\s*[A-Za-z0-9+/]{16,}[A-Za-z0-9+/=\s]*")]
    private static partial Regex Pem();

    /// <summary>The base64 of 28 bytes and more; a seed has at least 32.</summary>
    [GeneratedRegex("[A-Za-z0-9+/]{38,}={0,2}")]
    private static partial Regex Run();
}
