using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>true or false; yes, on and the like are text to YAML 1.2 and refused.</summary>
internal sealed class BoolShape : Shape<bool>
{
    public override bool Read(YamlValue value) =>
        value.Node is YamlScalar scalar && (scalar.IsPlain || scalar.IsLoose) && scalar.Value is ("true" or "false")
            ? value.Node is YamlScalar { Value: "true" }
            : value.Fail<bool>(SchemaFindings.WrongType, $"{value.Quoted} must be true or false{value.WithoutQuotes}");

    public override JsonObject Describe() => new() { ["type"] = "boolean" };
}
