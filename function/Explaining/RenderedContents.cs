using Kyma.Krm.Explaining.Diffs;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Explaining;

/// <summary>
/// What each resource is rendered as, for people: without the values of Secrets, and without making keys again.
/// </summary>
internal sealed class RenderedContents(RenderingResult result)
{
    /// <summary>What is not there yet; made when it is first asked for, which only some pages do.</summary>
    Dictionary<ResourceId, Addition> Added =>
        field ??= result
            .Changes.Added.GroupBy(added => added.Id)
            .ToDictionary(group => group.Key, group => group.First());

    /// <summary>What is there already, and so no addition; made when it is first asked for.</summary>
    Dictionary<ResourceId, Rendered> Rendered =>
        field ??= result
            .Plans.SelectMany(plan => plan.Resources)
            .GroupBy(resource => resource.Id)
            .ToDictionary(group => group.Key, group => group.First());

    /// <summary>Empty where nothing of that name is rendered.</summary>
    public string YamlOf(ResourceId id)
    {
        var content = Added.GetValueOrDefault(id)?.Content() ?? Rendered.GetValueOrDefault(id)?.WithoutKeys().Content();
        if (content is null)
            return "";
        OrchestratorAnnotations.Remove(content);
        return YamlText.Of(SecretMask.Of(content));
    }
}
