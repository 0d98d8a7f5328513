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
    public static ScalarType Type(this YamlScalar scalar)
    {
        if (scalar.IsNull)
            return ScalarType.Null;
        if (!scalar.IsPlain || scalar.Tag is not null)
            return ScalarType.Text;
        if (Bool().IsMatch(scalar.Value))
            return ScalarType.Bool;
        return Integer().IsMatch(scalar.Value) ? ScalarType.Integer
            : Number().IsMatch(scalar.Value) ? ScalarType.Number
            : ScalarType.Text;
    }

    public static string Noun(this ScalarType type) =>
        type switch
        {
            ScalarType.Null => "nothing",
            ScalarType.Text => "text",
            ScalarType.Bool => "a true or false",
            _ => "a number",
        };

    [GeneratedRegex(@"^(y|n|yes|no|true|false|on|off|Y|N|Yes|No|True|False|On|Off|YES|NO|TRUE|FALSE|ON|OFF)\z")]
    private static partial Regex Bool();

    [GeneratedRegex(@"^[-+]?([0-9][0-9_]*|0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+)\z")]
    private static partial Regex Integer();

    [GeneratedRegex(
        @"^([-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z"
    )]
    private static partial Regex Number();
}
