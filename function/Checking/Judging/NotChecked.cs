using Kyma.Krm.Checking.Kinds;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes.Metadata;
using Kyma.Krm.RateLimits;

namespace Kyma.Krm.Checking.Judging;

/// <summary>Resources of which nothing but the metadata is judged, by kind.</summary>
internal static class NotChecked
{
    public static CheckScope Count(CheckedPackage package)
    {
        var kinds = new Dictionary<string, int>();
        foreach (var resource in package.Resources)
        {
            var id = resource.Id;
            if (!ReadsFieldsOf(id) && !KindNames.IsLocal(id))
            {
                var kind = ShownText.Of(id.Kind);
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            }
        }

        return new CheckScope(package.Resources.Count) { NotChecked = kinds };
    }

    /// <summary>Whether the fields of a kind are known: then whoever reads them says what is wrong with them.</summary>
    public static bool ReadsFieldsOf(ResourceId id) =>
        IstioKinds.Owns(id.Group)
        || KindCheck.Covers(id)
        || id
            is { Group: ApiRuleManifests.Group, Kind: ApiRuleManifests.Kind }
                or { Group: RateLimitSpec.Group, Kind: RateLimitSpec.Kind };
}
