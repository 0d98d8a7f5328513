using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A number within bounds, both included.</summary>
internal class NumberShape<T>(T minimum, T maximum) : Shape<T>
    where T : struct, INumber<T>, IMinMaxValue<T>
{
    /// <summary>Of a <see cref="decimal"/>; the other types have no fractions anyway.</summary>
    public bool IsWhole { get; init; } = typeof(T) != typeof(decimal);

    /// <summary>A usual value, for the reference of fields; without one it is the least.</summary>
    public T? Example { get; init; }

    /// <summary>It counts seconds, where other fields take a duration such as 10s.</summary>
    public bool IsSeconds { get; init; }

    bool HasBounds => minimum != T.MinValue || maximum != T.MaxValue;

    string Bounds => $"between {minimum} and {maximum}";

    public override T Read(YamlValue value)
    {
        if (value.FindNumber() is not { } number || (IsWhole && !decimal.IsInteger(number)))
            return value.FailType<T>(
                $"a {(IsWhole ? "whole " : "")}number{(IsSeconds ? " of seconds" : "")}"
                    + $"{(HasBounds ? $" {Bounds}" : "")}{(IsSeconds ? InSeconds(value) : "")}"
            );
        var read = T.CreateSaturating(number);
        return IsWithin(number)
            ? read
            : value.FailValue(
                value.Dialect.Limit,
                $"{value.Quoted} must be {Bounds}{(IsSeconds ? " seconds" : "")}",
                read
            );
    }

    bool IsWithin(decimal number) =>
        number >= decimal.CreateSaturating(minimum) && number <= decimal.CreateSaturating(maximum);

    /// <summary>What to write for a duration; empty where that is not allowed, or it is none.</summary>
    string InSeconds(YamlValue value) =>
        value.Node is YamlScalar { Value: var text }
        && GoDuration.Nanoseconds(text) / 1_000_000_000 is { } seconds
        && decimal.IsInteger(seconds)
        && IsWithin(seconds)
        && text.Any(char.IsAsciiLetter)
            ? $": write {decimal.Truncate(seconds)}"
            : "";

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
    /// <summary>Those that messages offer, where another field leaves only some of them.</summary>
    public IReadOnlyList<int> Offered { get; init; } = choices;

    /// <summary>For descriptions: <c>2048, 3072, 4096</c>.</summary>
    public string ValidValues => Words(choices);

    public override int Read(YamlValue value)
    {
        var expected = $"one of: {Words(Offered)}";
        if (value.FindNumber() is not { } number || !decimal.IsInteger(number))
            return value.FailType<int>(expected);
        return choices.Any(choice => choice == number)
            ? decimal.ToInt32(number)
            : value.Fail<int>(SchemaFindings.InvalidValue, $"{value.Quoted} must be {expected}");
    }

    static string Words(IEnumerable<int> numbers) =>
        string.Join(", ", numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    public override JsonNode Write(int value) => JsonValue.Create(value);

    public override JsonObject Describe() =>
        new() { ["enum"] = new JsonArray([.. choices.Select(choice => (JsonNode)choice)]) };
}
