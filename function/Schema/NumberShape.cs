using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Schema;

/// <summary>A number within bounds, both included.</summary>
internal class NumberShape<T>(T minimum, T maximum) : Shape<T>
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    /// <summary>Of a <see cref="decimal"/>; the other types have no fractions anyway.</summary>
    public bool IsWhole { get; init; } = typeof(T) != typeof(decimal);

    /// <summary>A usual value, for the reference of fields; without one it is the least.</summary>
    public T? Example { get; init; }

    bool HasBounds => minimum != T.MinValue || maximum != T.MaxValue;

    string Bounds => string.Create(CultureInfo.InvariantCulture, $"between {minimum} and {maximum}");

    public override T Read(YamlValue value)
    {
        if (value.FindNumber() is not { } number || (IsWhole && !decimal.IsInteger(number)))
            return value.FailType<T>($"a {(IsWhole ? "whole " : "")}number{(HasBounds ? $" {Bounds}" : "")}");
        var read = T.CreateSaturating(number);
        return number >= decimal.CreateSaturating(minimum) && number <= decimal.CreateSaturating(maximum)
            ? read
            : value.FailValue(value.Dialect.Limit, $"{value.Quoted} must be {Bounds}", read);
    }

    public override JsonNode Write(T value) => JsonValue.Create(decimal.CreateChecked(value));

    public override JsonObject Describe()
    {
        var schema = new JsonObject { ["type"] = IsWhole ? "integer" : "number" };
        if (HasBounds)
        {
            schema["minimum"] = Write(minimum);
            schema["maximum"] = Write(maximum);
        }

        if (Example is { } usual)
            schema["examples"] = new JsonArray(Write(usual));

        return schema;
    }
}

/// <summary>A whole number within bounds, both included.</summary>
internal sealed class IntegerShape(int minimum, int maximum) : NumberShape<int>(minimum, maximum);

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
