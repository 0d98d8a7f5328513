using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema;

/// <summary>
/// true or false, however YAML lets it be written; in a ConfigMap, where all is text, these two words.
/// </summary>
internal sealed class BoolShape : Shape<bool>
{
    public override bool Read(YamlValue value) => value.ReadBool() ?? false;

    public override JsonNode Write(bool value) => JsonValue.Create(value);

    public override JsonObject Describe() => new() { ["type"] = "boolean" };
}
