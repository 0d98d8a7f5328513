using System.Collections.Concurrent;

namespace Kyma.Krm.Tests.Support;

/// <summary>A folder for one test, gone when the test is over.</summary>
internal sealed class Scratch : IDisposable
{
    /// <summary>
    /// Those that are still there. A test that skips while its class is made, because a tool is missing, disposes of
    /// nothing; what it leaves goes when the tests end.
    /// </summary>
    static readonly ConcurrentDictionary<string, Scratch> All = new(StringComparer.Ordinal);

    static Scratch() =>
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            foreach (var scratch in All.Values)
                scratch.Dispose();
        };

    public Scratch() => All.TryAdd(Folder, this);

    public string Folder { get; } = Directory.CreateTempSubdirectory("kyma-krm-").FullName;

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    /// <summary>Writes a file, and makes the folders that it is in.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
        return Path(name);
    }

    public void Dispose()
    {
        if (All.TryRemove(Folder, out _))
            Directory.Delete(Folder, recursive: true);
    }
}
