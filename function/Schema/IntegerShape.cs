using System.Globalization;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A whole number within bounds, both included.</summary>
internal sealed class IntegerShape(int minimum, int maximum) : Shape<int>
{
    public override int Read(YamlValue value) =>
        value.Node is YamlScalar scalar
        && (scalar.IsPlain || scalar.IsLoose)
        && int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && (scalar.Value.TrimStart('-') is "0" || scalar.Value.TrimStart('-')[0] != '0')
            ? number >= minimum && number <= maximum
                ? number
                : value.Fail<int>(
                    SchemaFindings.InvalidValue,
                    $"{value.Quoted} must be between {minimum} and {maximum}"
                )
            : value.Fail<int>(
                SchemaFindings.WrongType,
                $"{value.Quoted} must be a whole number between {minimum} and {maximum}{value.WithoutQuotes}"
            );

    public override JsonObject Describe() =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = minimum,
            ["maximum"] = maximum,
        };
}
