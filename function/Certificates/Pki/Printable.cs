namespace Kyma.Krm.Certificates.Pki;

/// <summary>Text out of a certificate may be anything: it must neither steer a terminal nor fill a screen.</summary>
internal static class Printable
{
    /// <summary>
    /// Longer than any DNS name (253), so that a cut is never the difference between two names that matter.
    /// </summary>
    const int MaximumLength = 256;

    public static string Text(string text)
    {
        var cut = text.Length <= MaximumLength ? text : string.Concat(text.AsSpan(0, MaximumLength), "...");
        return string.Concat(cut.Select(c => c is >= ' ' and <= '~' ? c : '?'));
    }

    /// <summary>The first few of many, in quotes.</summary>
    public static string Some(IReadOnlyCollection<string> names, int most = 5)
    {
        var shown = string.Join(", ", names.Take(most).Select(name => $"'{Text(name)}'"));
        return names.Count <= most ? shown : $"{shown} and {names.Count - most} more";
    }
}
