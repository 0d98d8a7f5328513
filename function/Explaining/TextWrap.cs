namespace Kyma.Krm.Explaining;

/// <summary>Lines of a limited length.</summary>
internal static class TextWrap
{
    /// <summary>Broken at blanks; a longer word keeps a line of its own.</summary>
    public static IReadOnlyList<string> Lines(string text, int width) => Join(text.Split(' '), " ", width);

    /// <summary>Broken at blanks, then where names have joints, then anywhere: no line is longer.</summary>
    public static IReadOnlyList<string> Names(string text, int width) =>
        [
            .. Lines(text, width)
                .SelectMany(line => line.Length <= width ? [line] : Join([.. Pieces(line, width)], "", width)),
        ];

    static List<string> Join(IReadOnlyList<string> words, string between, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words)
        {
            if (line.Length > 0 && line.Length + between.Length + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : line + between + word;
        }

        return [.. lines, line];
    }

    /// <summary>Each begins with its joint: <c>shop</c>, <c>.example</c>, <c>.com</c>.</summary>
    static IEnumerable<string> Pieces(string name, int width)
    {
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && i - start < width && name[i] is not ('.' or '/' or ':'))
                continue;
            yield return name[start..i];
            start = i;
        }
    }
}
