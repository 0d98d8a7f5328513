using System.Text.RegularExpressions;

namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// A text in which other characters stand for some that YamlDotNet stumbles over: for NEL, LS and PS, which end a line,
/// where it wants that line to be indented, even within quotes; and for <c>*</c> in the middle of a text, behind which
/// it sees no key. Every offset stays what it was.
/// </summary>
internal sealed partial class StandIns
{
    static readonly char[] Stumbles = ['\u0085', '\u2028', '\u2029', '*'];

    /// <summary>What they are in a value: go-yaml folds NEL, as a line feed, and keeps the others.</summary>
    static readonly char[] Meanings = [' ', '\u2028', '\u2029', '*'];

    /// <summary>From the private use area, so that no text is likely to hold them already.</summary>
    readonly char[] _standIns;

    StandIns(string text)
    {
        _standIns = Sequence
            .Range('\uE000', 0x1900)
            .Select(c => (char)c)
            .Where(c => !text.Contains(c, StringComparison.Ordinal))
            .Take(Stumbles.Length)
            .ToArray();
        Text = Replace(InnerStar().Replace(text, $"{_standIns[^1]}"), Stumbles.AsSpan(..^1), _standIns);
    }

    public string Text { get; }

    /// <returns>Null where there is nothing to stand for.</returns>
    public static StandIns? Of(string text) =>
        text.AsSpan().ContainsAny(Stumbles.AsSpan(..^1)) || InnerStar().IsMatch(text) ? new StandIns(text) : null;

    /// <summary>The value as go-yaml reads it.</summary>
    public string Restore(string value) => Replace(value, _standIns, Meanings);

    /// <summary>
    /// A <c>*</c> behind a blank makes YamlDotNet look for no key any more: it takes <c>- a *b: c</c>, which is a
    /// mapping, for a text. Yet no text without quotes has a colon with a blank behind it.
    /// </summary>
    public static bool HidesKey(string plain) =>
        plain.Contains('*', StringComparison.Ordinal)
        && (
            plain.EndsWith(':')
            || plain.Contains(": ", StringComparison.Ordinal)
            || plain.Contains(":\t", StringComparison.Ordinal)
        );

    static string Replace(string text, ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        for (var i = 0; i < from.Length; i++)
            text = text.Replace(from[i], to[i]);
        return text;
    }

    /// <summary>Behind blanks, where no alias begins: aliases stand behind an indicator or begin the line.</summary>
    [GeneratedRegex(@"\*(?<=[^\s:?,\[{-][ \t]+\*)")]
    private static partial Regex InnerStar();
}
