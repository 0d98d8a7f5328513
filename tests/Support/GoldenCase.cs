using System.Text;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// A folder with a config and what it must give: config.yaml, resources.yaml (what is already there, optional),
/// expected.yaml (what `render` prints) and findings.txt (what it says on stderr); at least one of the last two.
/// </summary>
internal sealed record GoldenCase(string Folder)
{
    public string Name => Path.GetFileName(Folder);

    public string Config => File.ReadAllText(FileNamed("config.yaml"));

    public string? Resources => Optional("resources.yaml");

    public string? Expected => Optional("expected.yaml");

    public string? Findings => Optional("findings.txt");

    public string FileNamed(string name) => Path.Combine(Folder, name);

    /// <summary>The folders below a root that hold a config.yaml, as paths relative to the repository.</summary>
    public static TheoryData<string> Below(string root) =>
        [
            .. Directory
                .EnumerateFiles(Repository.File(root), "config.yaml", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Repository.File(""), Path.GetDirectoryName(file)!))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The same input as a KRM function gets it, with the paths that kpt would write.</summary>
    public string AsResourceList()
    {
        var list = new StringBuilder("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n");
        foreach (var document in Documents(Config).Concat(Documents(Resources ?? "")))
            list.Append(AsItem(document));
        return list.ToString();
    }

    static IEnumerable<string> Documents(string text) =>
        $"\n{text}"
            .Split("\n---")
            .Select(document => document.TrimStart('\n'))
            .Where(document => document.Split('\n').Any(line => line.Length > 0 && line[0] != '#'));

    static string AsItem(string document)
    {
        var lines = document.TrimEnd('\n').Split('\n');
        var first = Array.FindIndex(lines, line => line.Length > 0 && line[0] != '#');
        return string.Concat(
            lines.Select((line, i) => $"{(line.Length == 0 ? "" : i == first ? "- " : i < first ? "" : "  ")}{line}\n")
        );
    }

    string? Optional(string name) => File.Exists(FileNamed(name)) ? File.ReadAllText(FileNamed(name)) : null;
}
