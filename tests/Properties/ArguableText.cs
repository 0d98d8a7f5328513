using System.Text;

namespace Kyma.Krm.Tests.Properties;

/// <summary>
/// NEL, LS and PS without escapes end a line in YAML 1.1 and are text in YAML 1.2. We take them for whichever leaves
/// the whole input valid, so what they mean may change with what stands beside them; their bytes do not.
/// </summary>
internal static class ArguableText
{
    public static bool IsIn(byte[] input) =>
        Encoding.UTF8.GetString(input).AsSpan().ContainsAny('\u0085', '\u2028', '\u2029');
}
