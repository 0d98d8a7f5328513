using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Doors;

/// <summary>A folder as a user has it, a kpt package or a kustomization; gone when the test is over.</summary>
internal sealed class Workspace : IDisposable
{
    static readonly Tool Git = Tool.Named("git");

    readonly Scratch _scratch = new();

    public string Folder => _scratch.Folder;

    public string Path(string name) => _scratch.Path(name);

    public Workspace Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(name))!);
        File.WriteAllText(Path(name), text);
        return this;
    }

    public Workspace WriteProgram(string name, string text)
    {
        Write(name, text);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path(name), (UnixFileMode)0b111_101_101);
        return this;
    }

    public string Read(string name) => File.ReadAllText(Path(name));

    public bool Has(string name) => File.Exists(Path(name));

    public void Delete(string name) => File.Delete(Path(name));

    public void Replace(string name, string old, string by)
    {
        var text = Read(name);
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(name, text.Replace(old, by, StringComparison.Ordinal));
    }

    /// <summary>Names relative to the folder, sorted, without git's own.</summary>
    public IReadOnlyList<string> Files =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Folder, file))
                .Where(file => !file.StartsWith(".git/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>What the YAML files would bring into a cluster: all but what is local.</summary>
    public IReadOnlyList<JsonObject> Resources => ResourcesBelow("");

    /// <summary>The same of the files whose names begin so.</summary>
    public IReadOnlyList<JsonObject> ResourcesBelow(string prefix) =>
        [
            .. Files
                .Where(file => file.StartsWith(prefix, StringComparison.Ordinal))
                .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal))
                .SelectMany(file => Manifests.Parse(Read(file))),
        ];

    public Workspace Commit()
    {
        if (!Directory.Exists(Path(".git")))
            RunGit("init", "--quiet");
        RunGit("add", "--all");
        RunGit(
            "-c",
            "user.name=test",
            "-c",
            "user.email=test@example.com",
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            "x"
        );
        return this;
    }

    /// <summary>What changed since the last commit, new files included.</summary>
    public string Diff()
    {
        RunGit("add", "--all");
        return RunGit("diff", "--cached");
    }

    /// <summary>
    /// A folder for PATH in which <c>docker</c> starts the program itself, whatever the image: kustomize's container
    /// function without a container.
    /// </summary>
    public string PathWithDirectDocker()
    {
        WriteProgram(".shim/docker", $"#!/bin/sh\nexec {Tool.Binary.Path}\n");
        return $"{Path(".shim")}:{Environment.GetEnvironmentVariable("PATH")}";
    }

    /// <summary>A KUSTOMIZE_PLUGIN_HOME that holds the program where kustomize looks for it.</summary>
    public string LegacyPluginHome()
    {
        var plugin = Path(".plugins/krm.kyma-project.io/v1alpha1/kymatraffic/KymaTraffic");
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(plugin)!);
        File.CreateSymbolicLink(plugin, Tool.Binary.Path);
        return Path(".plugins");
    }

    string RunGit(params string[] arguments) => Git.Run(arguments, directory: Folder).Ends(0).Stdout;

    public void Dispose() => _scratch.Dispose();
}
