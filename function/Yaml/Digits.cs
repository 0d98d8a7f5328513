using System.Globalization;

namespace Kyma.Krm.Yaml;

/// <summary>Numbers that are written in digits and nothing else: ports, indexes, counts.</summary>
internal static class Digits
{
    /// <summary>The number; null where there is anything else in the text, or too many digits.</summary>
    public static int? Read(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
