namespace Kyma.Krm.Explaining.Diffs;

/// <summary>
/// The lines that two texts share, and those that only one has (E. Myers, "An O(ND) difference algorithm", 1986).
/// </summary>
internal static class LineDiff
{
    /// <summary>
    /// With more differences than this between two files, what differs is shown as replaced: time and memory stay
    /// linear.
    /// </summary>
    const int MostEdits = 1000;

    /// <summary>One line: ' ' in both, '-' in the old text only, '+' in the new text only.</summary>
    internal readonly record struct Line(char Sign, string Text);

    public static IReadOnlyList<Line> Between(IReadOnlyList<string> old, IReadOnlyList<string> @new)
    {
        var start = 0;
        while (start < old.Count && start < @new.Count && old[start] == @new[start])
            start++;
        var end = 0;
        while (
            end < old.Count - start
            && end < @new.Count - start
            && old[old.Count - 1 - end] == @new[@new.Count - 1 - end]
        )
            end++;
        List<string> a = [.. old.Skip(start).Take(old.Count - start - end)];
        List<string> b = [.. @new.Skip(start).Take(@new.Count - start - end)];
        return
        [
            .. old.Take(start).Select(line => new Line(' ', line)),
            .. Middle(a, b),
            .. old.Skip(old.Count - end).Select(line => new Line(' ', line)),
        ];
    }

    static IEnumerable<Line> Middle(List<string> a, List<string> b)
    {
        if (a.Count == 0 || b.Count == 0 || Trace(a, b) is not { } trace)
            return [.. a.Select(line => new Line('-', line)), .. b.Select(line => new Line('+', line))];
        var lines = new List<Line>();
        var (x, y) = (a.Count, b.Count);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var furthest = trace[d - 1];
            var k = x - y;
            var isInsertion = k == -d || (k != d && furthest[k - 1 + d] < furthest[k + 1 + d]);
            var before = isInsertion ? k + 1 : k - 1;
            var fromX = furthest[before + d];
            var fromY = fromX - before;
            var turnX = isInsertion ? fromX : fromX + 1;
            while (x > turnX)
                (lines, x, y) = (Put(lines, ' ', a[x - 1]), x - 1, y - 1);
            lines.Add(isInsertion ? new Line('+', b[fromY]) : new Line('-', a[fromX]));
            (x, y) = (fromX, fromY);
        }

        while (x > 0)
            lines.Add(new Line(' ', a[--x]));
        lines.Reverse();
        return lines;
    }

    static List<Line> Put(List<Line> lines, char sign, string text)
    {
        lines.Add(new Line(sign, text));
        return lines;
    }

    /// <summary>
    /// For each number of edits the furthest line of the old text on each diagonal; null where there are too many
    /// edits.
    /// </summary>
    static List<int[]>? Trace(List<string> a, List<string> b)
    {
        var trace = new List<int[]>();
        var previous = new int[3];
        for (var d = 0; d <= Math.Min(MostEdits, a.Count + b.Count); d++)
        {
            // Diagonal k of this round is at k + d + 1, so that its neighbours always have a place.
            var furthest = new int[(2 * d) + 3];
            for (var k = -d; k <= d; k += 2)
            {
                var x =
                    d == 0 ? 0
                    : k == -d || (k != d && previous[k - 1 + d] < previous[k + 1 + d]) ? previous[k + 1 + d]
                    : previous[k - 1 + d] + 1;
                while (x < a.Count && x - k < b.Count && a[x] == b[x - k])
                    x++;
                furthest[k + d + 1] = x;
                if (x < a.Count || x - k < b.Count)
                    continue;
                trace.Add(furthest);
                return trace;
            }

            trace.Add(furthest);
            previous = furthest;
        }

        return null;
    }
}
