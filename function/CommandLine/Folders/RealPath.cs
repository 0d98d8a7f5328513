namespace Kyma.Krm.CommandLine.Folders;

/// <summary>Where a path leads once every link on it is followed.</summary>
internal static class RealPath
{
    /// <summary>As many links as Linux follows in one path (path_resolution(7)); a circle has more.</summary>
    const int MostLinks = 40;

    /// <summary>Null where the path leads nowhere or in a circle.</summary>
    public static string? Of(string path)
    {
        var links = 0;
        var pending = new Stack<string>();
        Push(pending, Path.GetFullPath(path));
        var real = "/";
        while (pending.TryPop(out var name))
        {
            if (name == "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }

            var next = Path.Combine(real, name);
            switch (Entries.KindOf(next))
            {
                case EntryKind.Missing:
                    return null;
                case EntryKind.Link:
                    if (++links > MostLinks || new FileInfo(next).LinkTarget is not { } target)
                        return null;
                    if (target.StartsWith('/'))
                        real = "/";
                    Push(pending, target);
                    break;
                default:
                    real = next;
                    break;
            }
        }

        return real;
    }

    /// <summary>Whether a path without links is a folder, or lies below it.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder == "/" ? "/" : $"{folder}/", StringComparison.Ordinal);

    static void Push(Stack<string> pending, string path)
    {
        foreach (var name in path.Split('/').Reverse())
        {
            if (name is not ("" or "."))
                pending.Push(name);
        }
    }
}
