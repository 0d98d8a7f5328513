namespace Kyma.Krm.Tests.Support;

/// <summary>Lines that do not fit on the screen, although they have a place to break.</summary>
internal static class WideLines
{
    const int MostColumns = 120;

    /// <param name="text">C#.</param>
    /// <param name="mayQuote">Whether raw strings quote other people's text, which stays as it is.</param>
    /// <returns>The number of each such line, from 1, and how wide it is.</returns>
    public static IEnumerable<string> In(string text, bool mayQuote)
    {
        var isRaw = false;
        foreach (var (index, line) in text.Split('\n').Index())
        {
            var delimiters = line.Split("\"\"\"").Length - 1;
            var isQuoted = mayQuote && (isRaw || delimiters > 0);
            isRaw ^= delimiters % 2 == 1;
            if (line.Length > MostColumns && !isQuoted && !IsOneWord(line))
                yield return $"{index + 1} has {line.Length} columns";
        }
    }

    /// <summary>A literal without a blank: a pattern or a URL has no place to break.</summary>
    static bool IsOneWord(string line) =>
        line.Trim().TrimStart('$', '@', '+', ' ') is ['"', ..] word && !word.Contains(' ', StringComparison.Ordinal);
}
