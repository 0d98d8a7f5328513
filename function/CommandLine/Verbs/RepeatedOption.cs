namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>
/// CommandLineParser lets a repeated option swallow every argument behind it, files included. So one that may be
/// repeated is passed to it once, with its values joined.
/// </summary>
internal static class RepeatedOption
{
    public static IReadOnlyList<string> Joined(IReadOnlyList<string> arguments, VerbOptions verb)
    {
        foreach (var option in verb.Options)
        {
            if (option.Separator is { } separator)
                arguments = Joined(arguments, option.Name, separator);
        }

        return arguments;
    }

    static IReadOnlyList<string> Joined(IReadOnlyList<string> arguments, string name, char separator)
    {
        var (option, assigned) = ($"--{name}", $"--{name}=");
        var values = new List<string>();
        var others = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--")
            {
                others.AddRange(arguments.Skip(i));
                break;
            }

            if (arguments[i] == option && i + 1 < arguments.Count)
                values.Add(arguments[++i]);
            else if (arguments[i].StartsWith(assigned, StringComparison.Ordinal))
                values.Add(arguments[i][assigned.Length..]);
            else
                others.Add(arguments[i]);
        }

        return values.Count == 0
            ? arguments
            : [.. others.Take(1), assigned + string.Join(separator, values), .. others.Skip(1)];
    }
}
