using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Reading;

/// <summary>
/// Tells resources from the other YAML and JSON that people keep next to them: values, compose files, patches, schemas.
/// </summary>
internal static class NonResources
{
    /// <summary>
    /// Fields that hardly anything but a Kubernetes resource has: where one is there, a missing `kind` is a mistake.
    /// </summary>
    static readonly string[] Signs = ["metadata", "spec"];

    /// <summary>What is said of a file that can be read.</summary>
    static readonly Rule[] OfReadable =
    [
        KrmFindings.NotAResource,
        KrmFindings.DocumentNotRead,
        KrmFindings.ReadersDiffer,
    ];

    /// <summary>
    /// Files of a folder that are opened: not our own schema, but a kustomization without an extension.
    /// </summary>
    public static bool MayBeOne(string file) =>
        (IsYaml(file) && Path.GetFileName(file) != ConfigSchema.FileName)
        || Kustomization.IsOne(file)
        || IsSubpackage(file);

    /// <summary>
    /// A file that may contain resources. The Kptfile of the folder given says nothing: what was named is what is
    /// rendered.
    /// </summary>
    public static bool IsRead(string file) => IsYaml(file) || IsSubpackage(file);

    static bool IsSubpackage(string file) => file.EndsWith("/Kptfile", StringComparison.Ordinal);

    static bool IsYaml(string file) => Path.GetExtension(file) is ".yaml" or ".yml" or ".json";

    /// <summary>It says which kind of which API it is.</summary>
    public static bool IsResource(Item item) => item.ApiVersion.Length > 0 && item.Id.Kind.Length > 0;

    /// <summary>What is no resource in a file that is meant to have some.</summary>
    public static void Report(IReadOnlyList<Item> items, Findings findings)
    {
        foreach (var item in items.Where(item => !IsResource(item)))
            findings.Add(
                ReadingFindings.NoResource,
                item.Source.At(""),
                $"the document has no `{(item.Id.Kind.Length == 0 ? "kind" : "apiVersion")}`, so it is not a Kubernetes"
                    + " resource: add it"
                    + (item.Source.At("").File is null ? "" : $", or list the file in {IgnoreFile.Name}")
            );
    }

    /// <summary>
    /// Why nothing in a file is meant to be a resource; null where something is, or where it cannot be told.
    /// </summary>
    /// <param name="items">The mappings in it.</param>
    /// <param name="found">What was said against reading it.</param>
    public static string? WhyNoFileOfResources(IReadOnlyList<Item> items, Findings found)
    {
        if (found.Count > 0 && !found.Sorted().All(finding => OfReadable.Contains(finding.Rule)))
            return null;
        if (items.Any(item => IsResource(item) && !IsPatch(item)) || items.Any(IsMeantToBeOne))
            return null;
        if (items.Any(IsPatch))
            return "it is a patch for kustomize ($patch)";
        return items.Count > 0 || found.Count > 0
            ? "it does not contain a Kubernetes resource (apiVersion and kind)"
            : null;
    }

    static bool IsMeantToBeOne(Item item) =>
        !IsResource(item)
        && (item.Id.Kind.Length > 0 || item.ApiVersion.Length > 0)
        && Signs.Any(sign => item.Root.Find(sign) is YamlMapping);

    /// <summary>A strategic merge patch with a directive: no resource has such a field.</summary>
    static bool IsPatch(Item item)
    {
        if (!item.Text.MayHave("$patch"u8))
            return false;
        var isPatch = item.Root.Find("$patch") is not null;
        item.Drop();
        return isPatch;
    }
}
