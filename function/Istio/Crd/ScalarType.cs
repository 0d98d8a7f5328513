using System.Text.RegularExpressions;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Crd;

/// <summary>The JSON type that kubectl makes of a YAML scalar (YAML 1.1, as sigs.k8s.io/yaml reads it).</summary>
internal enum ScalarType
{
    Null,
    Text,
    Bool,
    Integer,
    Number,
}

internal static partial class ScalarTypes
{
    public static ScalarType Type(this YamlScalar scalar) =>
        scalar.IsNull ? ScalarType.Null
        : scalar.Bool is not null ? ScalarType.Bool
        : scalar.Number is { } number
            ? number.AsSpan().ContainsAny('.', 'e', 'E') ? ScalarType.Number
                : ScalarType.Integer
        : scalar is { IsPlain: true, Tag: null } && NoJson().IsMatch(scalar.Value) ? ScalarType.Number
        : ScalarType.Text;

    public static string Noun(this ScalarType type) =>
        type switch
        {
            ScalarType.Null => "nothing",
            ScalarType.Text => "text",
            ScalarType.Bool => "a true or false",
            _ => "a number",
        };

    /// <summary>Numbers that JSON cannot say; kubectl fails on them.</summary>
    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z")]
    private static partial Regex NoJson();
}
