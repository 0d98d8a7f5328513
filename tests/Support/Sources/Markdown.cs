using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Support.Sources;

/// <summary>
/// A page in Markdown as far as tests read it: blocks that are embedded from files, and commands with what they print.
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

    /// <summary>Every page that people read, as paths relative to the repository.</summary>
    public static IEnumerable<string> Pages =>
        new[] { "", "docs" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.md"))
            .Select(file => System.IO.Path.GetRelativePath(Repository.File(""), file))
            .Concat(All.Select(row => row.Data))
            .Distinct()
            .Order(StringComparer.Ordinal);

    /// <summary>Links to files of the repository and to headings; the file is empty within the page.</summary>
    public IEnumerable<(string File, string Heading)> Links() =>
        Link()
            .Matches(Prose)
            .Select(link => (Uri.UnescapeDataString(link.Groups["file"].Value), link.Groups["heading"].Value));

    /// <summary>What links may name behind the <c>#</c>: headings as GitHub writes them there.</summary>
    public IEnumerable<string> Headings() =>
        Heading()
            .Matches(Prose)
            .Select(heading => NotInHeading().Replace(heading.Groups["text"].Value.ToLowerInvariant(), ""))
            .Select(heading => heading.Replace(' ', '-'));

    /// <summary>What is between backticks.</summary>
    public IEnumerable<string> Codes() => Code().Matches(Prose).Select(code => code.Groups["code"].Value);

    /// <summary>Placeholders that look like tags, and wildcards that look like emphasis.</summary>
    public IEnumerable<string> Vanishing() =>
        from line in Code().Replace(Prose, "").Split('\n')
        let written = Comment().Replace(line, "")
        where Tag().IsMatch(written) || (Path.Contains("/docs/", StringComparison.Ordinal) && Star().IsMatch(written))
        select $"{System.IO.Path.GetFileName(Path)}: {line}";

    /// <summary>Without blocks of code: a comment in a script is no heading.</summary>
    string Prose => Fence().Replace(Text, "");

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

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?![a-z]+:)(?<file>[^)#\s]*)(?:#(?<heading>[^)\s]*))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInHeading();

    [GeneratedRegex("<!--.*?-->")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<!\\)<(?!br>)\w")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<![*\\])\*(?!\*)")]
    private static partial Regex Star();

    [GeneratedRegex(@"`(?<code>[^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"```console\n(?<body>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex(
        @"^\$ (?:kyma-krm|dotnet run --project function --)(?<arguments>[^\n]*)\n(?<output>(?:(?!\$ )[^\n]*\n)*)",
        RegexOptions.Multiline
    )]
    private static partial Regex Command();
}
