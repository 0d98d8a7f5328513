using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>
/// Lets the kustomize or kubectl on PATH build a folder: without plugins, programs, Helm or network, whatever the
/// kustomization asks for. What it cannot build that way is left to the person.
/// </summary>
internal sealed class KustomizeBuild(CommandHost host)
{
    /// <summary>kustomize writes it where a build asks for it (buildMetadata: [originAnnotations]).</summary>
    const string Origin = "config.kubernetes.io/origin";

    /// <summary>Of what kustomize says, and of an address.</summary>
    const int MostShown = 200;

    /// <summary>
    /// What kustomize takes for an address when it is no local file (api/ifc, kyaml/filesys;
    /// api/internal/git/repospec.go).
    /// </summary>
    static readonly string[] RemoteSigns = ["://", "git@", "git::", "gh:", "?ref=", ".git", "github.com", "//"];

    /// <param name="root">The folder given.</param>
    /// <param name="contents">What is in it.</param>
    /// <param name="folder">The one to build; where there is no result, with the reason.</param>
    /// <param name="findings">What is wrong with the result.</param>
    /// <returns>The resources, each at home in the file that kustomize had it from; null where it cannot be built this
    /// way.</returns>
    public IReadOnlyList<Item>? Build(string root, FolderContents contents, ref UnbuiltFolder folder, Findings findings)
    {
        if (folder.IsChart)
            return null;
        if (folder.NeedsPlugins || folder.NeedsHelm)
        {
            folder = folder with { Reason = folder.NeedsPlugins ? "it runs plugins" : "it renders Helm charts" };
            return null;
        }

        if (contents.All(folder).SelectMany(k => k.AllTexts).FirstOrDefault(IsRemote) is { } remote)
        {
            folder = folder with
            {
                Reason = $"it refers to '{ShownText.Shortened(remote, MostShown)}', which may be outside this machine",
            };
            return null;
        }

        if (ToolProcess.Find(host.Environment("PATH"), "kustomize", "kubectl") is not { } tool)
        {
            folder = folder with { Reason = "there is no kustomize and no kubectl on PATH" };
            return null;
        }

        var path = RelativePath.Join(root.TrimEnd('/'), folder.Folder);
        var home = Directory.CreateTempSubdirectory("kyma-krm-");
        try
        {
            return Built(tool, home.FullName, path, findings, ref folder);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    List<Item>? Built(string tool, string home, string path, Findings findings, ref UnbuiltFolder folder)
    {
        // Of real paths: kustomize follows links before it goes up from a folder.
        var (from, to) = (RealPath.Of(home) ?? home, RealPath.Of(path) ?? path);
        var below = Path.GetRelativePath(from, to).Replace('\\', '/');
        File.WriteAllText(
            Path.Combine(home, "kustomization.yaml"),
            $"resources: ['{below.Replace("'", "''", StringComparison.Ordinal)}']\nbuildMetadata: [originAnnotations]\n"
        );
        var answer = host.RunTool(
            new ToolCall(
                tool,
                [Path.GetFileNameWithoutExtension(tool) == "kubectl" ? "kustomize" : "build", home],
                Closed(home)
            )
        );
        if (answer is not { ExitCode: 0 })
        {
            var cause = answer is null ? "" : Cause(answer.Error).Replace(home, "", StringComparison.Ordinal);
            folder = folder with
            {
                Reason = answer is null
                    ? "kustomize did not end within two minutes, or could not be started"
                    : $"kustomize cannot build it without plugins and network: {ShownText.Shortened(cause, MostShown)}",
                // Of what it lists outside the folder given, this is the first that shows.
                NeedsPlugins = cause.StartsWith("external plugins disabled", StringComparison.Ordinal),
                ListsOutside = answer is null && folder.ListsOutside,
            };
            return null;
        }

        return
        [
            .. DocumentsReader
                .Read(answer.Output, path, findings)
                .Select(item => new TreeItem(item.Root, item.Text, new FileReference(FileOf(item, from, to, path), 0))),
        ];
    }

    /// <summary>
    /// No program to start, no home to find plugins in, and a proxy that nobody answers for: what a build would fetch
    /// fails.
    /// </summary>
    static Dictionary<string, string> Closed(string home) =>
        new()
        {
            ["HOME"] = home,
            ["PATH"] = home,
            ["TMPDIR"] = home,
            ["XDG_CONFIG_HOME"] = home,
            ["HTTP_PROXY"] = "http://127.0.0.1:9",
            ["HTTPS_PROXY"] = "http://127.0.0.1:9",
        };

    /// <summary>The file that a resource came from, as the user knows it.</summary>
    /// <param name="item">A resource with kustomize's note of its origin, relative to where the build started.</param>
    /// <param name="from">Where that is, without links.</param>
    /// <param name="to">The folder that was built, without links.</param>
    /// <param name="folder">The same as the user wrote it.</param>
    static string FileOf(Item item, string from, string to, string folder)
    {
        const string key = "path: ";
        var origin = (item.Annotation(Origin) ?? "")
            .Split('\n')
            .FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal));
        if (origin is null)
            return folder;
        var file = Path.GetRelativePath(to, Path.Combine(from, origin[key.Length..].Trim('\'', '"')));
        return RelativePath.Shortened($"{folder}/{file.Replace('\\', '/')}");
    }

    static bool IsRemote(string text) =>
        !text.Contains('\n', StringComparison.Ordinal)
        && RemoteSigns.Any(sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// kustomize puts what it was doing before what went wrong, once for each folder on the way; kubectl quotes it all.
    /// </summary>
    static string Cause(string error)
    {
        const string onTheWay = "recursed accumulation of path '";
        var line = error.TrimEnd().Split('\n')[^1];
        var last = line.LastIndexOf(onTheWay, StringComparison.Ordinal);
        if (last < 0)
            return line;
        var cause = line[(last + onTheWay.Length)..];
        var end = cause.IndexOf("': ", StringComparison.Ordinal);
        return end < 0 ? line : cause[(end + 3)..].TrimEnd('"');
    }
}
