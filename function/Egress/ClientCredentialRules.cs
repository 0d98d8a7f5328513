using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress;

/// <summary>Who shows the credential, and whether it can read it.</summary>
internal static class ClientCredentialRules
{
    public static readonly Rule NoWorkloadSelector = new(
        "egress-credential-without-pods",
        Severity.Error,
        "A credential at the sidecar, and nothing says which pods may use it."
    )
    {
        Source = "Istio, pilot/pkg/networking/core/cluster_tls.go; issue 31738",
        Consequence = "Istio ignores the whole TLS setting at sidecars, and the request leaves in plain text.",
        Fix = "workloadSelector:\n  matchLabels:\n    app: payments\n# or, for every pod: via: EgressGateway",
    };

    public static readonly Rule SelectorWithoutEffect = new(
        "egress-selector-without-effect",
        Severity.Error,
        "A workload selector where no sidecar shows a credential."
    )
    {
        Consequence = "It would promise a limit that nothing keeps.",
        Fix = "Remove `workloadSelector`.",
    };

    public static readonly Rule EmptySelector = new(
        "egress-empty-selector",
        Severity.Error,
        "A workload selector without labels."
    )
    {
        Source = "Istio: an empty selector fits every workload",
        Consequence = "Every pod of the namespace would wait for a credential that it may not read.",
        Fix = "workloadSelector:\n  matchLabels:\n    app: payments",
    };

    public static readonly Rule SelectorNeedsNamespace = new(
        "egress-selector-needs-namespace",
        Severity.Error,
        "Pods are selected, and the namespace they are in was not written down."
    )
    {
        Source = "Istio, DestinationRule.workloadSelector: pods of the rule's own namespace",
        Consequence =
            "The default namespace kyma-system has none of your applications, so nobody would show the credential.",
        Fix = "egress:\n  namespace: shop",
    };

    public static readonly Rule AssumedServiceAccount = new(
        "egress-service-account-assumed",
        Severity.Warning,
        "It is not known which service account the selected pods have."
    )
    {
        Source = "Istio, pilot/pkg/credentials/kube/secrets.go: Authorize",
        Consequence =
            "istiod gives the credential only to pods whose service account may list Secrets; with another account than the assumed one the connection fails.",
        Fix = "workloadSelector:\n  matchLabels:\n    app: payments\n  serviceAccountName: payments",
    };

    public static readonly Rule OutOfReach = new(
        "egress-credential-out-of-reach",
        Severity.Warning,
        "The credential's Secret lies in a namespace where nobody looks for it."
    )
    {
        Source = "Istio, pilot/pkg/xds/sds.go: only Secrets of the proxy's own namespace",
        Consequence = "Connections wait for the certificate and fail.",
        Fix = "Move the Secret to the namespace that the message names.",
    };

    public static void Check(EgressServiceConfig service, string egressNamespace, string field, ConfigScope scope)
    {
        var credential = service.Tls?.CredentialName;
        var atSidecar = credential is not null && service.Via is null;
        if (atSidecar && service.WorkloadSelector is null)
        {
            scope.Report(
                NoWorkloadSelector,
                $"{field}.workloadSelector",
                $"is required with `credentialName` '{credential}': without it Istio's sidecars send plain text. Name the pods by `matchLabels`, or set `via: EgressGateway` for all pods"
            );
        }

        if (
            atSidecar
            && service.WorkloadSelector is not null
            && scope.Namespace.Length == 0
            && !scope.Source.HasField("spec.egress.namespace")
        )
        {
            scope.Report(
                SelectorNeedsNamespace,
                "spec.egress.namespace",
                $"is required with `{scope.Source.NameOf(field)}.workloadSelector`: write the namespace of the pods",
                field,
                "spec.egress.namespace",
                "metadata.namespace"
            );
        }

        if (!atSidecar && service.WorkloadSelector is not null)
        {
            scope.Report(
                SelectorWithoutEffect,
                $"{field}.workloadSelector",
                service.Via is null
                    ? "must be left out without `tls.credentialName`: every pod can begin TLS that needs no credential"
                    : "must be left out with `via: EgressGateway`: the egress gateway shows the credential, for every pod"
            );
        }

        if (service.WorkloadSelector is { MatchLabels.Count: 0 })
        {
            scope.ReportWritten(
                EmptySelector,
                $"{field}.workloadSelector.matchLabels",
                "must have at least one label; an empty one fits every pod"
            );
        }

        if (credential is not null)
            CheckSecret(credential, atSidecar ? egressNamespace : EgressGateway.Namespace, field, scope);
    }

    static void CheckSecret(string name, string @namespace, string field, ConfigScope scope)
    {
        var secrets = scope.Items.Find("", "Secret", null, name);
        if (secrets.Count == 0 || secrets.Any(secret => secret.Id.Namespace == @namespace))
            return;
        scope.Report(
            OutOfReach,
            $"{field}.tls.credentialName",
            $"'{name}' must be a Secret in the namespace '{@namespace}', but it is in '{secrets[0].Id.Namespace}'{(secrets[0].File is { } file ? $" ({file.Path})" : "")}"
        );
    }
}
