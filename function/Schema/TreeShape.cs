using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A mapping that nobody looks into, such as the settings of a plugin.</summary>
internal sealed class TreeShape : Shape<YamlMapping>
{
    public override YamlMapping? Read(YamlValue value) =>
        value.Node is YamlMapping mapping
            ? mapping
            : value.Fail<YamlMapping>(value.Dialect.WrongType, $"must be a mapping, not {value.Node.Noun}");

    public override JsonNode? Write(YamlMapping value) => YamlJson.ToJson(value);

    public override JsonObject Describe() => new() { ["type"] = "object" };
}
