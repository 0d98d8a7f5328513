using Kyma.Krm.ArgoCd;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;

namespace Kyma.Krm.CommandLine;

/// <summary>The resources in the files, folders and stdin that a person names.</summary>
internal sealed class InputFiles(CommandHost host, Findings findings)
{
    static readonly string[] Kustomizations = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    readonly List<Item> _items = [];
    long _left = host.MaximumBytes;

    /// <summary>Nothing will be rendered, so a kustomization is not lost, and one further down may lie among the files.</summary>
    public bool IsForCheck { get; init; }

    /// <summary>How many files were left out because a <c>.krmignore</c> names them.</summary>
    public int Ignored { get; private set; }

    /// <summary>All items: files in the order named, those of a folder by path. What Argo CD sets for the Application is laid over the config.</summary>
    public IReadOnlyList<Item> Read(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            if (path == "-")
                Read(host.ReadInput(findings), "");
            else
                ReadPath(path);
        }

        foreach (var item in _items.Where(item => item.ApiVersion.Length == 0 || item.Id.Kind.Length == 0))
        {
            findings.Add(
                CommandLineFindings.NoResource,
                item.Source.At(""),
                $"the document has no `apiVersion` or no `kind`, so it is no Kubernetes resource: name its file in {IgnoreFile.Name}, or pass only the files that are"
            );
        }

        return ParameterOverlay.Apply(
            _items,
            ParameterReader.Read(host.VariableNames(), host.Environment, findings),
            findings
        );
    }

    void ReadPath(string path)
    {
        if (Directory.Exists(path))
            FilesOf(path).ForEach(file => Read(WholeInput.ReadFile(file, _left, findings), file));
        else if (File.Exists(path))
            Read(WholeInput.ReadFile(path, _left, findings), path);
        else
            findings.Add(CommandLineFindings.PathNotFound, Place.Input, $"there is no file or folder '{path}'");
    }

    void Read(ReadOnlyMemory<byte>? text, string path)
    {
        if (text is not { } whole)
            return;
        _left -= whole.Length;
        _items.AddRange(DocumentsReader.Read(whole, path, findings));
    }

    List<string> FilesOf(string folder)
    {
        var walk = new FolderWalk(folder, IsRead, findings)
        {
            LinkedFolders = IsForCheck ? Severity.Warning : Severity.Error,
        };
        var files = walk.Files();
        Ignored += walk.Ignored;
        var kustomizations = files.Where(file => Kustomizations.Contains(Path.GetFileName(file))).ToList();
        if (IsForCheck)
            kustomizations.RemoveAll(file => file.Contains('/', StringComparison.Ordinal));
        foreach (var file in kustomizations.Take(1))
            RefuseKustomization($"{folder.TrimEnd('/')}/{file}");
        return kustomizations.Count > 0
            ? []
            :
            [
                .. files
                    .Where(file => !Kustomizations.Contains(Path.GetFileName(file)))
                    .Select(file => $"{folder.TrimEnd('/')}/{file}"),
            ];
    }

    void RefuseKustomization(string file)
    {
        var folder = file[..file.LastIndexOf('/')];
        var command = IsForCheck
            ? $"kustomize build {ShellText.Word(folder)} | kyma-krm check -"
            : $"kustomize build --enable-alpha-plugins --enable-exec {ShellText.Word(folder)}";
        findings.Add(
            CommandLineFindings.NeedsKustomize,
            Place.Input,
            $"'{folder}' holds a {Path.GetFileName(file)}: run `{command}` instead"
        );
    }

    /// <summary>A kustomization is not read, but must not be overlooked.</summary>
    static bool IsRead(string file) =>
        Path.GetExtension(file) is ".yaml" or ".yml" or ".json"
        || Kustomizations.Contains(Path.GetFileName(file))
        || IsSubpackage(file);

    /// <summary>The folder's own Kptfile says nothing: what was named is what is rendered.</summary>
    static bool IsSubpackage(string file) => file.EndsWith("/Kptfile", StringComparison.Ordinal);
}
