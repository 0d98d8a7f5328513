namespace Kyma.Krm.Yaml;

/// <summary>
/// A text in which other characters stand for NEL, LS and PS. YAML 1.2 takes these for text, YAML 1.1 and YamlDotNet for
/// line breaks; where that leaves no valid YAML, they were meant as text. Every offset stays what it was.
/// </summary>
internal sealed class StandIns
{
    static readonly char[] LineBreaks = ['\u0085', '\u2028', '\u2029'];

    /// <summary>From the private use area, so that no text is likely to hold them already.</summary>
    readonly char[] _standIns;

    StandIns(string text)
    {
        _standIns = [.. Enumerable.Range('\uE000', 0x1900).Select(c => (char)c).Where(c => !text.Contains(c, StringComparison.Ordinal)).Take(LineBreaks.Length)];
        Text = Replace(text, LineBreaks, _standIns);
    }

    public string Text { get; }

    /// <returns>Null where there is nothing to stand for.</returns>
    public static StandIns? Of(string text) => text.AsSpan().ContainsAny(LineBreaks) ? new StandIns(text) : null;

    /// <summary>The value as it was written.</summary>
    public string Restore(string value) => Replace(value, _standIns, LineBreaks);

    static string Replace(string text, char[] from, char[] to) => from.Zip(to).Aggregate(text, (result, pair) => result.Replace(pair.First, pair.Second));
}
