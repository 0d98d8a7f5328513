using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Credentials;

/// <summary>Secrets that were rendered with another name, or had one before kustomize gave them theirs.</summary>
internal sealed class RenamedSecrets
{
    readonly Dictionary<string, ResourceId> _byEarlierName = [];

    public RenamedSecrets(CheckedPackage package)
    {
        foreach (var secret in package.Of("", "Secret").Where(secret => !secret.IsRendered))
        {
            foreach (var name in EarlierNamesOf(secret.Root))
                _byEarlierName.TryAdd(name, secret.Id);
        }
    }

    /// <summary>The Secret that had the name, as it is called now; null where there is none.</summary>
    public ResourceId? Find(string name) => _byEarlierName.GetValueOrDefault(name);

    static IEnumerable<string> EarlierNamesOf(YamlMapping secret)
    {
        var annotations = (secret.Find("metadata") as YamlMapping)?.Find("annotations") as YamlMapping;
        if (annotations?.FindText(Marks.RenderedAs)?.Split('/') is [_, var name])
            yield return name;
        foreach (var previous in annotations?.FindText(Annotations.PreviousNames)?.Split(',') ?? [])
            yield return previous;
    }
}
