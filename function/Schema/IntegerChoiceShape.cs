using System.Globalization;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema;

/// <summary>A whole number out of a few.</summary>
internal sealed class IntegerChoiceShape(params int[] choices) : Shape<int>
{
    readonly IntegerShape _number = new(choices.Min(), choices.Max());

    /// <summary>For messages and descriptions: <c>2048, 3072, 4096</c>.</summary>
    public string ValidValues =>
        string.Join(", ", choices.Select(choice => choice.ToString(CultureInfo.InvariantCulture)));

    public override int Read(YamlValue value)
    {
        var number = _number.Read(value);
        return number == 0 || choices.Contains(number)
            ? number
            : value.Fail<int>(SchemaFindings.InvalidValue, $"{value.Quoted} must be one of: {ValidValues}");
    }

    public override JsonNode Write(int value) => _number.Write(value);

    public override JsonObject Describe() =>
        new() { ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]) };
}
