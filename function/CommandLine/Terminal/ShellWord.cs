namespace Kyma.Krm.CommandLine.Terminal;

/// <summary>Words of a command that a person may paste into a shell.</summary>
internal static class ShellWord
{
    const string Plain = "_-./:@%+=,";

    /// <summary>As it is where no shell would take it apart, else in single quotes.</summary>
    public static string Of(string word) =>
        word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal))
            ? word
            : Quoted(word);

    /// <summary>In single quotes, which a POSIX shell and fish read alike.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
