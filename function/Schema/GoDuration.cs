using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>
/// A span of time as Go and so Kubernetes write it (metav1.Duration): <c>8760h</c>, <c>1h30m</c>. The text is kept,
/// because it is rendered.
/// </summary>
/// <param name="Text">As it is written.</param>
/// <param name="Span">Rounded to .NET's ticks of 100 ns.</param>
internal sealed partial record GoDuration(string Text, TimeSpan Span)
{
    /// <summary>The end of a message: "must be " comes before it.</summary>
    public const string ValidValues = "a duration such as 5s, 1.5m or 100ms";

    /// <summary>For configs: whole hours, minutes and seconds.</summary>
    public static readonly Shape<GoDuration> Shape = ShapeLike("8760h");

    /// <summary>The same, with an example of its own.</summary>
    public static Shape<GoDuration> ShapeLike(string example) => new DurationShape(example);

    static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    public override string ToString() => Text;

    /// <summary>
    /// The nanoseconds of any duration that Go reads (<c>1h30m</c>, <c>1.5s</c>, <c>100ms</c>), or null where the text
    /// is none.
    /// </summary>
    public static decimal? Nanoseconds(string text)
    {
        var rest = text.AsSpan();
        var sign = rest.StartsWith("-") ? -1 : 1;
        if (rest.StartsWith("-") || rest.StartsWith("+"))
            rest = rest[1..];
        if (rest is "0")
            return 0;
        if (rest.IsEmpty)
            return null;
        decimal sum = 0;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (
                digits <= 0
                || digits > 20
                || !decimal.TryParse(
                    rest[..digits],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
            )
                return null;
            rest = rest[digits..];
            var length = rest.IndexOfAny(NumberCharacters);
            var unit = length < 0 ? rest : rest[..length];
            if (NanosecondsOf(unit) is not { } factor || number > long.MaxValue / factor)
                return null;
            sum += number * factor;
            rest = rest[unit.Length..];
        }

        return sum > long.MaxValue ? null : sign * decimal.Truncate(sum);
    }

    static decimal? NanosecondsOf(ReadOnlySpan<char> unit) =>
        unit switch
        {
            "ns" => 1,
            "us" or "µs" or "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "m" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => null,
        };

    static GoDuration? Parse(string text) =>
        Pattern().IsMatch(text) && Nanoseconds(text) is { } nanoseconds
            ? new GoDuration(text, TimeSpan.FromTicks((long)(nanoseconds / TimeSpan.NanosecondsPerTick)))
            : null;

    [GeneratedRegex(@"^([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?\z")]
    private static partial Regex Pattern();

    sealed class DurationShape(string example) : Shape<GoDuration>
    {
        public override GoDuration? Read(YamlValue value) =>
            value.Node is YamlScalar scalar && Parse(scalar.Value) is { } duration
                ? duration
                : value.Fail<GoDuration>(
                    value.Dialect.Format,
                    $"{value.Quoted} must be a duration in hours, minutes and seconds such as 8760h or 1h30m"
                );

        public override JsonObject Describe() =>
            new()
            {
                ["type"] = "string",
                ["pattern"] = "^([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,6}s)?$",
                ["minLength"] = 2,
                ["examples"] = new JsonArray(example),
            };
    }
}
