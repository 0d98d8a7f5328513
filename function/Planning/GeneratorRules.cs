using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>
/// What a kustomize generator gives is renamed and moved with all the rest, and kustomize does not know that a
/// Gateway's
/// <c>credentialName</c> is the name of a Secret. A generator cannot see whether its kustomization does so, and a
/// transformer of a kustomization without resources is given the same input as a generator.
/// </summary>
internal static class GeneratorRules
{
    public static void Check(IReadOnlyList<TrafficPlan> plans, InputItems items, Findings findings)
    {
        if (!items.IsGenerator)
            return;
        foreach (var plan in plans)
        {
            var credentials = plan.Resources.Where(MakesSecretWhereItIs).Select(resource => $"{resource.Id}").ToArray();
            if (plan.Gateway is null || credentials.Length == 0)
                continue;
            findings.Add(
                PlanningFindings.GeneratorTearsCredential,
                plan.Config.Source.At("spec.certificate"),
                "kustomize passed no resources, as it does to a generator. If this config is listed under "
                    + "`generators:`, `namePrefix`, `nameSuffix` and `namespace` would rename and move the "
                    + $"{string.Join(" and the ", credentials)}, but not what the Gateway refers to, so the gateway "
                    + "would not find its Secrets: list the config under `transformers:`. If it is listed there, "
                    + "nothing is wrong, and with a resource under `resources:` this is not reported"
            );
        }
    }

    /// <summary>Gardener's Certificate writes its Secret's name and namespace in full, which nothing renames.</summary>
    static bool MakesSecretWhereItIs(Rendered resource) =>
        resource.Id is { Kind: "Secret" } or { Group: "external-secrets.io" or "cert-manager.io" };
}
