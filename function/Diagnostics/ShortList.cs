namespace Kyma.Krm.Diagnostics;

/// <summary>Lists within messages.</summary>
internal static class ShortList
{
    /// <summary>Enough to see which list is meant.</summary>
    const int Most = 5;

    /// <summary><c>a.example.com, b.example.com</c>, or the first five <c>and 95 more</c>.</summary>
    public static string Of(IReadOnlyCollection<string> words) => Of(words, words.Count);

    /// <inheritdoc cref="Of(IReadOnlyCollection{string})"/>
    /// <param name="count">How many words there are, of which only the first are asked for.</param>
    public static string Of(IEnumerable<string> words, int count) =>
        count <= Most ? string.Join(", ", words) : $"{string.Join(", ", words.Take(Most))} and {count - Most} more";
}
