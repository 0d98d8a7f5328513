using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// One resource that a package has twice. Copies in several folders may be for several clusters; those of one folder,
/// or of one stream, are applied together.
/// </summary>
internal static class RepeatedResources
{
    public static void Check(CheckedPackage package, Findings findings)
    {
        var seen = new Dictionary<(ResourceId Id, string Folder), CheckedResource>();
        foreach (var resource in package.Resources.Where(resource => resource.Id.Name.Length > 0))
        {
            var key = (resource.Id, FolderOf(resource));
            if (seen.TryAdd(key, resource))
                continue;
            findings.Add(
                CheckFindings.ResourceTwice,
                resource.Source.At("metadata.name"),
                $"{resource.Id} is {seen[key].Source.SeenFrom(resource.Source)} already: kustomize rejects two of "
                    + "them, and kubectl replaces the first one with the second. Keep one of them, with what both say"
            );
        }
    }

    static string FolderOf(CheckedResource resource) =>
        resource.Source.File is { } file ? PackageLayout.FolderOf(file.Path) : "";
}
