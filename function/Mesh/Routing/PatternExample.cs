namespace Kyma.Krm.Mesh.Routing;

/// <summary>A short text that a pattern matches, to have something to ask for.</summary>
internal static class PatternExample
{
    /// <summary>Repetitions multiply what they repeat; nobody writes a path as long as this.</summary>
    const int MostStates = 2_000;

    /// <summary>Letters before all else; none that ends a path, or that a path has only encoded.</summary>
    const string Preferred = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/!$&'()*+,;=:@";

    /// <summary>Null where nothing so begins, or the pattern has more than is understood.</summary>
    /// <param name="pattern">As in a route.</param>
    /// <param name="first">What it must begin with; null: anything.</param>
    public static string? Of(string pattern, char? first = null)
    {
        if (PatternParser.Parse(pattern) is not { States.Count: <= MostStates } program)
            return null;
        // Each state once before the first character and once after it.
        var from = new Dictionary<(int State, bool IsBegun), (int State, bool IsBegun, char? Character)>();
        List<(int State, bool IsBegun)> level = [(program.Start, first is null)];
        from[level[0]] = (-1, false, null);
        while (level.Count > 0)
        {
            List<(int State, bool IsBegun)> next = [];
            var open = new Queue<(int State, bool IsBegun)>(level);
            while (open.TryDequeue(out var at))
            {
                if (at == (program.End, true))
                    return Text(from, at);
                var state = program.States[at.State];
                if (state.Accepts is { } accepts)
                {
                    if (CharacterOf(accepts, at.IsBegun ? null : first) is { } character)
                        Go(state.Next, isBegun: true, character, next.Add);
                }
                else
                {
                    Go(state.Next, at.IsBegun, null, open.Enqueue);
                    Go(state.Other, at.IsBegun, null, open.Enqueue);
                }

                void Go(int to, bool isBegun, char? character, Action<(int, bool)> goOn)
                {
                    if (to >= 0 && from.TryAdd((to, isBegun), (at.State, at.IsBegun, character)))
                        goOn((to, isBegun));
                }
            }

            level = next;
        }

        return null;
    }

    static char? CharacterOf(Func<char, bool> accepts, char? wanted)
    {
        foreach (var character in Preferred)
        {
            if ((wanted is null || wanted == character) && accepts(character))
                return character;
        }

        return null;
    }

    static string Text(
        Dictionary<(int State, bool IsBegun), (int State, bool IsBegun, char? Character)> from,
        (int State, bool IsBegun) end
    )
    {
        List<char> backwards = [];
        for (var at = end; from[at] is { State: >= 0 } before; at = (before.State, before.IsBegun))
        {
            if (before.Character is { } character)
                backwards.Add(character);
        }

        backwards.Reverse();
        return string.Concat(backwards);
    }
}
