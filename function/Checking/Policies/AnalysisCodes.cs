namespace Kyma.Krm.Checking.Policies;

/// <summary>What `istioctl analyze` reports by a code, and which rules here report it.</summary>
/// <param name="Code">For example <c>IST0101</c>.</param>
/// <param name="Name">Istio's name of the message.</param>
/// <param name="Rules">Names of rules; none where the reason says why.</param>
/// <param name="Reason">Why no rule reports it, or why less or more is reported than there; may be empty.</param>
internal sealed record AnalysisCode(string Code, string Name, IReadOnlyList<string> Rules, string Reason = "")
{
    const string Live = "it is about the running cluster, which a check of files does not see";
    const string Pods = "it is about workloads and their injection, which only the cluster decides";
    const string GatewayApi = "it is about the Kubernetes Gateway API, which is not checked here";

    /// <summary>Istio pkg/config/analysis/msg/messages.yaml.</summary>
    public static readonly IReadOnlyList<AnalysisCode> All =
    [
        new(
            "IST0101",
            "ReferencedResourceNotFound",
            ["reference-near-miss", "reference-missing", "virtual-service-subset-undefined", "destination-unknown"],
            "what no name in the package resembles may be in the cluster: use --complete to report it"
        ),
        new("IST0102", "NamespaceNotInjected", [], Pods),
        new("IST0103", "PodMissingProxy", [], Pods),
        new("IST0104", "GatewayPortNotOnWorkload", [], Pods),
        new("IST0106", "SchemaValidationError", ["crd-unknown-field", "crd-wrong-type", "crd-missing-field"]),
        new("IST0107", "MisplacedAnnotation", [], "annotations of Istio have no effect elsewhere, and do no harm"),
        new("IST0108", "UnknownAnnotation", [], "annotations of Istio that no release knows do no harm"),
        new("IST0109", "ConflictingMeshGatewayVirtualServiceHosts", ["virtual-service-mesh-host-twice"]),
        new("IST0110", "ConflictingSidecarWorkloadSelectors", ["sidecars-overlap"]),
        new("IST0111", "MultipleSidecarsWithoutWorkloadSelectors", ["sidecar-several-without-selector"]),
        new("IST0112", "VirtualServiceDestinationPortSelectorRequired", ["destination-port-missing"]),
        new("IST0113", "MTLSPolicyConflict", [], "istioctl itself no longer reports it"),
        new("IST0116", "DeploymentAssociatedToMultipleServices", [], Pods),
        new("IST0118", "PortNameIsNotUnderNamingConvention", [], "Services are read for routes, and not judged"),
        new("IST0122", "InvalidRegexp", ["http-match-regex", "http-regex-group-twice"]),
        new("IST0123", "NamespaceMultipleInjectionLabels", [], Pods),
        new("IST0125", "InvalidAnnotation", [], "values of Istio's annotations are not judged"),
        new("IST0127", "NoMatchingWorkloadsFound", [], "the workloads may be in another package"),
        new(
            "IST0128",
            "NoServerCertificateVerificationDestinationLevel",
            [],
            "it is outdated: without caCertificates Envoy verifies against the system's CAs, since before Istio 1.22"
        ),
        new(
            "IST0129",
            "NoServerCertificateVerificationPortLevel",
            [],
            "it is outdated: without caCertificates Envoy verifies against the system's CAs, since before Istio 1.22"
        ),
        new("IST0130", "VirtualServiceUnreachableRule", ["route-unreachable"]),
        new("IST0131", "VirtualServiceIneffectiveMatch", ["match-ineffective"]),
        new(
            "IST0132",
            "VirtualServiceHostNotFoundInGateway",
            ["virtual-service-host-unserved", "apirule-host-unserved"]
        ),
        new("IST0133", "SchemaWarning", ["selector-without-labels", "export-to-duplicate"]),
        new(
            "IST0134",
            "ServiceEntryAddressesRequired",
            ["service-entry-tcp-without-address", "service-entry-tcp-port-shared"],
            "istioctl reports every plain TCP port; since Istio 1.25 such hosts get an address by themselves"
        ),
        new("IST0135", "DeprecatedAnnotation", [], "annotations of Istio are not judged"),
        new("IST0136", "AlphaAnnotation", [], "annotations of Istio are not judged"),
        new("IST0137", "DeploymentConflictingPorts", [], Pods),
        new("IST0138", "GatewayDuplicateCertificate", ["gateway-shared-credential", "gateway-credential-used-twice"]),
        new("IST0139", "InvalidWebhook", [], Live),
        new("IST0140", "IngressRouteRulesNotAffected", [], "Ingress resources are not checked here"),
        new("IST0143", "LocalhostListener", [], Live),
        new("IST0144", "InvalidApplicationUID", [], Pods),
        new("IST0145", "ConflictingGateways", ["gateway-same-host", "gateway-host-served-twice"]),
        new("IST0146", "ImageAutoWithoutInjectionWarning", [], Pods),
        new("IST0147", "ImageAutoWithoutInjectionError", [], Pods),
        new("IST0148", "NamespaceInjectionEnabledByDefault", [], Pods),
        new("IST0149", "JwtClaimBasedRoutingWithoutRequestAuthN", ["jwt-claim-in-mesh"]),
        new("IST0150", "ExternalNameServiceTypeInvalidPortName", [], "Services are read for routes, and not judged"),
        new("IST0151", "EnvoyFilterUsesRelativeOperation", [], "patches of EnvoyFilters are not judged"),
        new("IST0157", "InvalidTelemetryProvider", [], "providers are in the mesh config, which is not in the package"),
        new("IST0158", "PodsIstioProxyImageMismatchInNamespace", [], Live),
        new("IST0161", "InvalidGatewayCredential", ["credential-keys", "key-mismatch", "certificate-not-parseable"]),
        new("IST0162", "GatewayPortNotDefinedOnService", ["gateway-server-unreachable"]),
        new("IST0166", "IneffectiveSelector", [], GatewayApi),
        new("IST0167", "IneffectivePolicy", [], GatewayApi),
        new("IST0170", "MultiClusterInconsistentService", [], Live),
        new(
            "IST0173",
            "DestinationRuleSubsetNotSelectPods",
            ["subset-without-pods"],
            "only where the package has pods of the Service"
        ),
        new(
            "IST0174",
            "UnknownDestinationRuleHost",
            ["reference-near-miss", "reference-missing"],
            "what no name in the package resembles may be in the cluster: use --complete to report it"
        ),
        new("IST0177", "ConflictingServiceEntryProtocol", ["service-entry-protocol-conflict"]),
    ];
}
