using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// Where a tab indents: YamlDotNet tells where the value began whose indentation is wrong, which may be the first line
/// of a file, and a tab cannot be seen.
/// </summary>
internal static class IndentingTab
{
    /// <returns>The place of the first one from a line on, or null where there is none.</returns>
    public static Position? From(string text, int line)
    {
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (++number < line)
                continue;
            var content = text.AsSpan(range);
            var indentation = content[..^content.TrimStart(" \t").Length];
            if (indentation.IndexOf('\t') is var tab and >= 0 && !content.Trim(" \t\r").IsEmpty)
                return new Position(number, tab + 1);
        }

        return null;
    }
}
