using System.Text;

namespace Kyma.Krm.Fuzz;

/// <summary>The files of the repository that people and tests wrote by hand.</summary>
internal static class Files
{
    public static IEnumerable<string> Yaml(string pattern = "*.yaml") =>
        from folder in (string[])["examples", "tests/cases"]
        from file in Directory
            .EnumerateFiles(Repository.File(folder), pattern, SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
        select File.ReadAllText(file);

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
