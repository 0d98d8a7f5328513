namespace Kyma.Krm.Mesh.Routing;

/// <summary>
/// Regular expressions of routes, as far as people write them for paths: literals, dots, classes, groups, alternatives
/// and repetitions. Matched by following all states at once, so the time grows with pattern and text and nothing else.
/// .NET's own would weigh half a megabyte in the binary.
/// </summary>
internal static class PathPattern
{
    /// <summary>Whether the whole text matches; null where the pattern has something else.</summary>
    public static bool? Matches(string pattern, string text) =>
        PatternParser.Parse(pattern) is { } program ? Run(program, text) : null;

    static bool Run(PatternProgram program, string text)
    {
        var current = new HashSet<int>();
        Follow(program, program.Start, current);
        foreach (var character in text)
        {
            var next = new HashSet<int>();
            foreach (var state in current)
            {
                if (program.States[state] is { Accepts: { } accepts } at && accepts(character))
                    Follow(program, at.Next, next);
            }

            current = next;
        }

        return current.Contains(program.End);
    }

    /// <summary>A state with all that is reached from it without a character.</summary>
    static void Follow(PatternProgram program, int state, HashSet<int> into)
    {
        var open = new Stack<int>([state]);
        while (open.TryPop(out var at))
        {
            if (at < 0 || !into.Add(at) || program.States[at].Accepts is not null)
                continue;
            open.Push(program.States[at].Next);
            open.Push(program.States[at].Other);
        }
    }
}
