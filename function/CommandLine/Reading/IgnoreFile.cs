using System.IO.Enumeration;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>
/// A <c>.krmignore</c> as kpt knows it: a pattern a line, for files and folders that are no resources.
/// A pattern without '/' fits a name at any depth, one with '/' a path below the ignore file's folder.
/// </summary>
internal sealed class IgnoreFile(IEnumerable<string> lines)
{
    public const string Name = ".krmignore";

    readonly List<string> _patterns =
    [
        .. lines
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Trim('/')),
    ];

    /// <param name="path">Relative to the ignore file's folder, with '/'.</param>
    public bool Ignores(string path) =>
        _patterns.Any(pattern =>
            FileSystemName.MatchesSimpleExpression(
                pattern,
                pattern.Contains('/', StringComparison.Ordinal) ? path : path[(path.LastIndexOf('/') + 1)..],
                ignoreCase: false
            )
        );
}
