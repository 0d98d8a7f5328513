using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>What a person does next, in this order.</summary>
internal static class SwitchOver
{
    const string Disable =
        "kubectl patch apigateways.operator.kyma-project.io default --type merge -p "
        + """'{"spec":{"enableKymaGateway":false}}'""";

    public static IReadOnlyList<string> Steps(IReadOnlyList<ImportedConfig> configs, IReadOnlyList<Item> items)
    {
        var originals = configs.SelectMany(config => config.Renders).Distinct().ToArray();
        List<string> steps =
        [
            "save the config as traffic.yaml and compare: kyma-krm render traffic.yaml | kubectl diff -f -",
        ];
        if (originals.Any(original => original.HasFile))
            steps.Add(
                "if the files that were read are part of your package, delete there what the comments in the config "
                    + $"name, or annotate each of these resources with {Marks.Adopt}: \"true\" to let it be taken over "
                    + "where it is"
            );

        if (configs.Any(config => config.Draft.Gateway == "kyma-system/kyma-gateway") && IsOperators(originals, items))
            steps.AddRange(FromOperator(items));
        steps.Add("apply: kyma-krm render traffic.yaml | kubectl apply -f - (or commit, where Argo CD or Flux apply)");
        return steps;
    }

    /// <summary>
    /// Kyma's API Gateway operator marks what it writes (api-gateway, internal/reconciliations/resource.go).
    /// </summary>
    static bool IsOperators(IReadOnlyList<OriginalResource> originals, IReadOnlyList<Item> items) =>
        originals.Any(original =>
            original.Annotations.ContainsKey("apigateways.operator.kyma-project.io/managed-by-disclaimer")
            || original.Labels.GetValueOrDefault("kyma-project.io/module") == "api-gateway"
            || original.Labels.GetValueOrDefault("app.kubernetes.io/name") == "api-gateway-operator"
        )
        || items.Any(item =>
            item.Id is { Group: "operator.kyma-project.io", Kind: "APIGateway" }
            && item.Root.FindBool("spec", "enableKymaGateway") is true
        );

    static IEnumerable<string> FromOperator(IReadOnlyList<Item> items)
    {
        var users = items.Where(UsesKymaGateway).Select(item => item.Id.ToString()).Distinct().ToArray();
        yield return "Kyma's API Gateway operator refuses to give kyma-gateway up while APIRules or VirtualServices "
            + "use it: "
            + (
                users.Length > 0
                    ? "point these to another Gateway for the moment, or delete them and apply them again "
                        + $"afterwards: {string.Join(", ", users)}"
                    : "point them to another Gateway for the moment, or delete them and apply them again "
                        + "afterwards (kubectl get apirules -A)"
            );
        yield return "let the operator go; it then deletes its Gateway, Certificate or Secret, DNSEntry and "
            + $"VirtualService istio-healthz, so traffic is interrupted until the next step: {Disable}";
    }

    static bool UsesKymaGateway(Item item) =>
        item.Id switch
        {
            { Group: ImportedKinds.Kyma, Kind: "APIRule" } => item.Root.FindText("spec", "gateway")
                == "kyma-system/kyma-gateway",
            { Group: ImportedKinds.Istio, Kind: "VirtualService", Name: not "istio-healthz" } => new OriginalResource(
                item
            )
                .Spec.Texts("gateways")
                .Contains("kyma-system/kyma-gateway"),
            _ => false,
        };
}
