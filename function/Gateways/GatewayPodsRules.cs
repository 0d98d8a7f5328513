using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using static Kyma.Krm.Gateways.GatewayConfigFindings;

namespace Kyma.Krm.Gateways;

/// <summary>Where the pods of a Gateway run: Istio reads its Secrets from there and from nowhere else.</summary>
internal static class GatewayPodsRules
{
    /// <summary>What Istio's own gateways are labelled with; they run in istio-system.</summary>
    static readonly string[] UsualLabels =
    [
        .. GatewayLabels.IngressLabels.Values,
        .. GatewayLabels.EgressLabels.Values,
    ];

    /// <summary>Whether a Gateway's selector means the gateways that Istio and Kyma install.</summary>
    public static bool SelectsUsual(IReadOnlyDictionary<string, string> selector) =>
        selector.Count == 0 || selector.Values.Any(UsualLabels.Contains);

    /// <summary>Reports a namespace of the Secrets in which none of the Gateway's pods are known to run.</summary>
    /// <param name="selector">Of the Gateway.</param>
    /// <param name="namespace">Where the config has the Secrets.</param>
    /// <param name="scope">The pods of workloads among the items count.</param>
    public static void Check(IReadOnlyDictionary<string, string> selector, string @namespace, ConfigScope scope)
    {
        if (
            @namespace == SystemNamespaces.Istio
            || !SelectsUsual(selector)
            || scope.Items.InNamespace(@namespace).Any(item => Runs(item, selector))
        )
            return;
        scope.ReportWritten(
            CredentialElsewhere,
            "spec.certificate.namespace",
            $"'{@namespace}' must be {SystemNamespaces.Istio}, where the gateway pods run: Istio reads their Secrets "
                + "only from there. For gateway pods of your own, write their labels into `gateway.selector`"
        );
    }

    static bool Runs(Item item, IReadOnlyDictionary<string, string> selector) =>
        PodTemplates.Paths.TryGetValue((item.Id.Group, item.Id.Kind), out var path)
        && PodTemplates.At(path, item.Root)?.FindTexts("metadata", "labels") is { } labels
        && LabelSyntax.Covers(labels, selector);
}
