using System.Buffers;
using System.Globalization;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>Durations as Go writes them: <c>1h30m</c>, <c>1.5s</c>, <c>100ms</c>.</summary>
internal static class GoDuration
{
    public const string ValidValues = "a duration such as 5s, 1.5m or 100ms";

    static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>The nanoseconds, or null where the text is no duration.</summary>
    public static decimal? Parse(string text)
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
            if (Nanoseconds(unit) is not { } factor || number > long.MaxValue / factor)
                return null;
            sum += number * factor;
            rest = rest[unit.Length..];
        }

        return sum > long.MaxValue ? null : sign * decimal.Truncate(sum);
    }

    static decimal? Nanoseconds(ReadOnlySpan<char> unit) =>
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
}
