using System.Globalization;

namespace Kyma.Krm.Diagnostics;

/// <summary>Lists within messages.</summary>
internal static class Listed
{
    /// <summary>Enough to see which list is meant.</summary>
    const int Most = 5;

    /// <summary><c>a.example.com, b.example.com</c>, or the first five <c>and 95 more</c>.</summary>
    public static string Some(IReadOnlyCollection<string> words) =>
        words.Count <= Most
            ? string.Join(", ", words)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", words.Take(Most))} and {words.Count - Most} more"
            );
}
