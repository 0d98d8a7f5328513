using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Support.Sources;

/// <summary>
/// A README as far as tests read it: blocks that are embedded from files, and commands with what they print.
/// </summary>
internal sealed partial record Markdown(string Path)
{
    public string Text => File.ReadAllText(Path);

    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Every README of the repository, as paths relative to it.</summary>
    public static TheoryData<string> All =>
        [
            .. Directory
                .EnumerateFiles(Repository.File(""), "README.md", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Repository.File(""), file))
                .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "out"))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The text with every embedded block as its file says.</summary>
    public string WithEmbeddedFiles() =>
        Embedded()
            .Replace(
                Text,
                block =>
                    $"<!-- embed: {block.Groups["file"].Value} -->\n"
                    + $"```{block.Groups["language"].Value}\n"
                    + $"{File.ReadAllText(System.IO.Path.Combine(Folder, block.Groups["file"].Value)).TrimEnd('\n')}\n"
                    + "```\n"
            );

    /// <summary>
    /// Commands of <c>console</c> blocks: what stands behind <c>$ kyma-krm</c> and the lines that follow.
    /// </summary>
    public IEnumerable<(string[] Arguments, string Output)> Commands() =>
        from block in Console().Matches(Text)
        from command in Command().Matches(block.Groups["body"].Value)
        select (
            command.Groups["arguments"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            command.Groups["output"].Value
        );

    [GeneratedRegex(@"<!-- embed: (?<file>\S+) -->\n```(?<language>\w*)\n.*?\n?```\n", RegexOptions.Singleline)]
    private static partial Regex Embedded();

    [GeneratedRegex(@"```console\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex(
        @"^\$ (?:kyma-krm|dotnet run --project function --)(?<arguments>[^\n]*)\n(?<output>(?:(?!\$ )[^\n]*\n)*)",
        RegexOptions.Multiline
    )]
    private static partial Regex Command();
}
