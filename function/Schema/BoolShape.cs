using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>true or false, however YAML lets it be written; in a ConfigMap, where all is text, these two words.</summary>
internal sealed class BoolShape : Shape<bool>
{
    public override bool Read(YamlValue value) =>
        value.Node is YamlScalar { Bool: { } truth } ? truth
        : value.Node is YamlScalar { IsLoose: true, Value: "true" or "false" } text ? text.Value == "true"
        : value.Fail<bool>(SchemaFindings.WrongType, $"{value.Quoted} must be true or false{value.WithoutQuotes}");

    public override JsonObject Describe() => new() { ["type"] = "boolean" };
}
