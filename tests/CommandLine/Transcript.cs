using System.Text;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>
/// What a person sees: lines that begin with <c>$ kyma-krm</c>, each followed by what it prints, then what it says on
/// stderr (every line after <c>stderr: </c>) and the exit code where it is not 0. The commands are read from the file
/// and run; paths start at the repository,
/// <c>$SCRATCH</c> is an empty folder.
/// </summary>
internal sealed class Transcript(string file, string scratch)
{
    const string Prompt = "$ kyma-krm";

    public string Recorded { get; } = File.ReadAllText(file);

    public string Replayed()
    {
        var text = new StringBuilder();
        foreach (var command in Recorded.Split('\n').Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)))
            Append(text, command);
        return text.ToString();
    }

    void Append(StringBuilder text, string command)
    {
        var words = Words(command[Prompt.Length..]);
        var from = words.IndexOf("<");
        var stdin = from < 0 ? "" : File.ReadAllText(Expand(words[from + 1]));
        var session = Session.RunWith(stdin, [.. (from < 0 ? words : words[..from]).Select(Expand)]);
        text.Append(command).Append('\n').Append(Shown(session.Stdout));
        foreach (var line in Shown(session.Stderr).Split('\n').SkipLast(1))
            text.Append("stderr: ").Append(line).Append('\n');
        if (session.ExitCode != 0)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"exit: {session.ExitCode}\n");
    }

    string Expand(string word) =>
        word.StartsWith("$SCRATCH", StringComparison.Ordinal) ? scratch + word["$SCRATCH".Length..]
        : word.StartsWith("tests/", StringComparison.Ordinal) || word.StartsWith("examples/", StringComparison.Ordinal)
            ? Repository.File(word)
        : word;

    string Shown(string text) =>
        text.Replace(scratch, "$SCRATCH", StringComparison.Ordinal)
            .Replace(Repository.File("") + "/", "", StringComparison.Ordinal);

    /// <summary>Blanks separate, single quotes join.</summary>
    static List<string> Words(string command) =>
        [
            .. command
                .Split('\'')
                .SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ];
}
