using System.Globalization;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A whole number within bounds, both included.</summary>
internal sealed class IntegerShape(int minimum, int maximum) : Shape<int>
{
    public override int Read(YamlValue value) =>
        value.Node is YamlScalar { Number: { } json } scalar
        && int.TryParse(json, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && !IsMistakable(scalar.Value)
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

    /// <summary>kubectl reads <c>0443</c> as 291: nobody who writes a port that way means it. <c>0o673</c> says what it is.</summary>
    static bool IsMistakable(string written) => written.TrimStart('-', '+') is ['0', >= '0' and <= '9' or '_', ..];

    public override JsonObject Describe() =>
        new()
        {
            ["type"] = "integer",
            ["minimum"] = minimum,
            ["maximum"] = maximum,
        };
}
