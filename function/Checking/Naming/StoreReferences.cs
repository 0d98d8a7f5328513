using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Naming;

/// <summary>The stores that ExternalSecrets read from.</summary>
internal static class StoreReferences
{
    public static void Check(CheckedPackage package, FollowedNames names)
    {
        foreach (
            var external in package
                .Of(PackageNames.StoreGroup, "ExternalSecret")
                .Where(external => !external.IsRendered)
        )
        {
            if (external.Root.FindText("spec", "secretStoreRef", "name") is not { Length: > 0 } name)
                continue;
            var kind = external.Root.FindText("spec", "secretStoreRef", "kind") ?? PackageNames.Store;
            if (kind is PackageNames.Store or PackageNames.ClusterStore)
                names.Follow(
                    kind,
                    (kind == PackageNames.Store ? external.Id.Namespace : "", name),
                    external.Source,
                    "spec.secretStoreRef.name",
                    "The Secret is never written."
                );
        }
    }
}
