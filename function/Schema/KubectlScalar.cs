using System.Globalization;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>The JSON type that kubectl makes of a YAML scalar (YAML 1.1, as sigs.k8s.io/yaml reads it).</summary>
internal static class KubectlScalar
{
    public static bool IsText(YamlScalar scalar) =>
        !scalar.IsNull && (!scalar.IsPlain || scalar.Tag is not null || (Bool(scalar) is null && !IsNumber(scalar)));

    public static bool? Bool(YamlScalar scalar) =>
        !scalar.IsPlain || scalar.Tag is not null
            ? null
            : scalar.Value switch
            {
                "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" => true,
                "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" => false,
                _ => null,
            };

    public static bool IsNumber(YamlScalar scalar) =>
        scalar is { IsPlain: true, Tag: null, Value: [var first, ..] }
        && (char.IsAsciiDigit(first) || first is '-' or '+' or '.')
        && (IsShortInteger(scalar.Value) || IsInfinite(scalar.Value) || YamlNumber.ToJson(scalar.Value) is not null);

    /// <summary>The number, or null where the scalar is none or one beyond a decimal.</summary>
    public static decimal? Number(YamlScalar scalar) =>
        !IsNumber(scalar) ? null
        : IsShortInteger(scalar.Value) ? long.Parse(scalar.Value, CultureInfo.InvariantCulture)
        : decimal.TryParse(
            YamlNumber.ToJson(scalar.Value),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
        : null;

    static bool IsShortInteger(string text) =>
        text.Length is > 0 and < 10 && (text[0] != '0' || text.Length == 1) && text.AsSpan().TrimStart(Digits).IsEmpty;

    const string Digits = "0123456789";

    static bool IsInfinite(string text) =>
        text.TrimStart('-', '+') is ".inf" or ".Inf" or ".INF" || text is ".nan" or ".NaN" or ".NAN";
}
