using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Checking;

/// <summary>What a resource was called before kustomize, or a function behind this one, renamed or moved it.</summary>
internal static class EarlierNames
{
    /// <summary>
    /// Namespaces and names under which others may still look for it; with those that it was rendered with where they
    /// are still its own.
    /// </summary>
    public static IEnumerable<(string Namespace, string Name)> Of(CheckedResource resource)
    {
        if (resource.IsRendered || resource.Source.Tree is not Item item)
            yield break;
        var rendered = Marks.RenderedAsOf(item);
        yield return (rendered.Namespace, rendered.Name);
        yield return (item.Id.Namespace, rendered.Name);
        foreach (var previous in item.Annotation(Annotations.PreviousNames)?.Split(',') ?? [])
            yield return (item.Id.Namespace, previous);
    }
}
