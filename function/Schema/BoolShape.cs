using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema;

/// <summary>true or false; in configs of ours, yes, on and the like are text as in YAML 1.2, and refused.</summary>
internal sealed class BoolShape : Shape<bool>
{
    public override bool Read(YamlValue value) => value.ReadBool() ?? false;

    public override JsonNode Write(bool value) => JsonValue.Create(value);

    public override JsonObject Describe() => new() { ["type"] = "boolean" };
}
