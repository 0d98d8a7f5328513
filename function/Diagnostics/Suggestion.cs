namespace Kyma.Krm.Diagnostics;

/// <summary>"Did you mean": the known word nearest to a misspelt one.</summary>
internal static class Suggestion
{
    /// <summary>
    /// No longer word is a slip of the fingers, and comparing two of them takes the product of their lengths.
    /// </summary>
    const int LongestWord = 200;

    /// <summary>
    /// Of those that can be near at all. Candidates that a file brings may be as many as the words that are wrong. What
    /// is wrong is told whether or not a suggestion goes with it.
    /// </summary>
    const int MostCandidates = 1000;

    /// <summary><c> Did you mean 'x'?</c> with a leading space, or nothing where no candidate is near.</summary>
    public static string For(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } near ? $" Did you mean '{near}'?" : "";

    /// <summary>
    /// The nearest candidate within a fifth of the word's length (two edits from five letters on), ties by ordinal
    /// order. A short word with another letter in its place is another word: <c>sftp</c> is not <c>smtp</c>.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates) =>
        candidates
            .Where(candidate =>
                word.Length <= LongestWord && Math.Abs(word.Length - candidate.Length) <= MostEdits(word)
            )
            .Take(MostCandidates)
            .Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .Where(c =>
                c.distance <= MostEdits(word) && c.distance < c.candidate.Length && !IsAnotherWord(word, c.candidate)
            )
            .OrderBy(c => c.distance)
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Select(c => c.candidate)
            .FirstOrDefault();

    static int MostEdits(string word) => word.Length < 5 ? 1 : Math.Max(2, word.Length / 5);

    static bool IsAnotherWord(string word, string candidate) =>
        word.Length <= 5
        && word.Length == candidate.Length
        && !word.ToLowerInvariant().Order().SequenceEqual(candidate.ToLowerInvariant().Order());

    /// <summary>Edit distance in which swapping two neighbours is one edit (optimal string alignment).</summary>
    static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1][];
        for (var i = 0; i <= a.Length; i++)
            d[i] = [i, .. new int[b.Length]];
        for (var j = 0; j <= b.Length; j++)
            d[0][j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                d[i][j] = Math.Min(substitution, Math.Min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i][j] = Math.Min(d[i][j], d[i - 2][j - 2] + 1);
            }
        }

        return d[a.Length][b.Length];
    }
}
