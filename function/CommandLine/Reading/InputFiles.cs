using Kyma.Krm.ArgoCd;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml.Scanning;
using static Kyma.Krm.CommandLine.Reading.ReadingFindings;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>The resources in the files, folders and stdin that a person names.</summary>
/// <param name="verb">The command that reads them, for the advice that is printed: <c>render</c>.</param>
internal sealed class InputFiles(CommandHost host, string verb, Findings findings)
{
    readonly List<Item> _items = [];
    readonly List<IReadOnlyList<Item>> _built = [];
    readonly SharedStrings _strings = new();
    long _left = host.MaximumBytes;

    /// <summary>
    /// Nothing will be rendered, so a folder further down that has to be built is a warning, not an error.
    /// </summary>
    public bool IsForCheck { get; init; }

    /// <summary>Builds what has to be built; null where nobody asked for it.</summary>
    public KustomizeBuild? Builder { get; init; }

    /// <summary>How many files were left out because a <c>.krmignore</c> names them.</summary>
    public int Ignored { get; private set; }

    /// <summary>How many files were left out because they are no resources.</summary>
    public int LeftOut { get; private set; }

    /// <summary>What kustomize made of each folder that had to be built: a package each.</summary>
    public IReadOnlyList<IReadOnlyList<Item>> Built => _built;

    /// <summary>What to do where no resource was found: correct a path, or what writes into stdin.</summary>
    public string NothingFound { get; private set; } = "correct the path";

    /// <summary>
    /// All items: files in the order named, those of a folder by path. What Argo CD sets for the Application is laid
    /// over the config.
    /// </summary>
    public IReadOnlyList<Item> Read(IEnumerable<string> paths)
    {
        var named = paths.ToArray();
        foreach (var path in named)
        {
            if (path == "-")
            {
                var text = WholeInput.ReadInput(host, findings);
                if (named.Length == 1)
                    NothingFound =
                        $"stdin {(text is { IsEmpty: false } ? "has no document" : "is empty")}. "
                        + "Check the command that writes into it";
                Read(text, "");
            }
            else if (Directory.Exists(path))
                ReadFolder(path);
            else if (File.Exists(path))
                Read(WholeInput.ReadFile(path, _left, findings), path);
            else
                findings.Add(
                    PathNotFound,
                    Place.Input,
                    $"there is no file or folder '{path}', or it cannot be looked at"
                );
        }

        return ParameterOverlay.Apply(
            _items,
            ParameterReader.Read(host.VariableNames(), host.Environment, findings),
            findings
        );
    }

    /// <summary>A file that somebody names is meant: what is no resource in it is an error.</summary>
    void Read(ReadOnlyMemory<byte>? text, string path)
    {
        if (text is not { } whole)
            return;
        _left -= whole.Length;
        var items = WithoutOtherFiles(DocumentsReader.Read(whole, path, findings, _strings));
        NonResources.Report(items, findings);
        if (path.Length == 0)
            PackagePaths.NamedBy(items);
        _items.AddRange(items);
    }

    /// <summary>
    /// kpt lists every file of a folder, and names it on each item: a kustomization, say, which needs no `kind`. What
    /// is left out of a folder is left out of such a list as well.
    /// </summary>
    IReadOnlyList<Item> WithoutOtherFiles(IReadOnlyList<Item> items)
    {
        if (items.All(NonResources.IsResource))
            return items;
        var others = new HashSet<string>();
        foreach (var file in items.ToLookup(item => item.AnnotatedPath).Where(file => file.Key.Length > 0))
        {
            if (NonResources.WhyNoFileOfResources(file.ToArray(), new Findings()) is not { } reason)
                continue;
            others.Add(file.Key);
            if (!Kustomization.IsOne(file.Key))
                LeaveOut(file.Key, reason);
        }

        return items.Where(item => !others.Contains(item.AnnotatedPath)).ToArray();
    }

    void ReadFolder(string folder)
    {
        Redaction.Opened(folder);
        var walk = new FolderWalk(folder, NonResources.MayBeOne, findings)
        {
            LinkedFolders = IsForCheck ? Severity.Warning : Severity.Error,
        };
        var contents = new FolderContents(folder, walk.Files(), host.MaximumBytes);
        var plugins = new PluginFolders(contents);
        if (IsForCheck)
            new OverlayPitfallRules(contents, plugins, findings).Report();
        Ignored += walk.Ignored;
        HashSet<string> builtElsewhere = [];
        foreach (var unbuilt in contents.Unbuilt)
        {
            var named = unbuilt;
            if (Builder?.Build(folder, contents, ref named, findings) is { } items)
            {
                _built.Add(items);
                builtElsewhere.UnionWith(contents.BuiltBy(unbuilt));
            }
            else
            {
                Name(folder, named);
            }
        }

        foreach (var file in contents.Files.Where(file => !builtElsewhere.Contains(contents.OwnerOf(file))))
            ReadFound(contents, plugins, file);
        foreach (var file in contents.Parts)
            LeaveOut(contents.PathOf(file), "a kustomization uses it as a patch or setting");
    }

    /// <summary>A file that was found is judged by what is in it.</summary>
    void ReadFound(FolderContents contents, PluginFolders plugins, string file)
    {
        var path = contents.PathOf(file);
        var found = new Findings();
        if (WholeInput.ReadFound(path, _left, found) is not { } text)
        {
            findings.AddRange(found.Sorted());
            return;
        }

        _left -= text.Length;
        var items = DocumentsReader.Read(text, path, found, _strings);
        if (NonResources.WhyNoFileOfResources(items, found) is { } reason)
        {
            LeaveOut(path, reason);
            return;
        }

        findings.AddRange(found.Sorted());
        NonResources.Report(items, findings);
        foreach (var item in items)
            item.IsOnlyPlugin = plugins.IsOnlyPlugin(file);
        if (
            contents.ThatOmits(file) is { } kustomization
            && items.Any(item => Marks.OwnerOf(item) is null && item.Id.Kind != "Kptfile")
        )
            findings.Add(
                NotInKustomization,
                PlaceOf(path),
                $"{contents.PathOf(kustomization.File)} does not list this file: kustomize does not apply it, kyma-krm"
                    + " and kpt read it. List it, or remove it"
            );

        _items.AddRange(items);
    }

    void LeaveOut(string path, string reason)
    {
        LeftOut++;
        findings.Add(FileLeftOut, PlaceOf(path), $"the file is left out: {reason}");
    }

    /// <summary>
    /// The folder given must be read as a whole or not at all; one below it only misses from a check.
    /// </summary>
    void Name(string given, UnbuiltFolder unbuilt)
    {
        var folder = RelativePath.Join(given.TrimEnd('/'), unbuilt.Folder);
        var isGiven = unbuilt.Folder.Length == 0;
        findings.Add(
            IsForCheck && !isGiven ? NotBuilt : NeedsKustomize,
            PlaceOf(unbuilt.Kustomization is { } file ? RelativePath.Join(given.TrimEnd('/'), file.File) : folder),
            $"{(isGiven ? "the folder" : $"'{folder}'")} is not read because {unbuilt.Reason}. "
                + unbuilt.WayOut(folder, verb)
        );
    }

    static Place PlaceOf(string path) => new() { File = new FileReference(path, 0) };
}
