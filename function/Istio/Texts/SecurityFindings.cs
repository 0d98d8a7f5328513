using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>
/// Every finding on AuthorizationPolicy, PeerAuthentication and the other kinds that are attached to workloads.
/// </summary>
internal static class SecurityFindings
{
    const string Policy = $"{IstioFiles.Validation} ValidateAuthorizationPolicy";

    public static readonly Rule PolicyTargets = new(
        Severity.Error,
        "More than one of `selector`, `targetRef` and `targetRefs`."
    )
    {
        Source = "CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "Keep one of them.",
    };

    public static readonly Rule AuthorizationWithoutRules = new(
        Severity.Error,
        "A policy with action DENY or CUSTOM has no rules."
    )
    {
        Source = Policy,
        Consequence = $"{IstioFiles.Rejected} The policy would never apply.",
        Fix = "rules: [{}] for every request, or the rules that you mean",
    };

    public static readonly Rule AuthorizationProvider = new RejectedByIstio("The provider does not match the action.")
    {
        Source = Policy,
        Fix = "action: CUSTOM with provider: {name: my-authorizer}, or another action without provider",
    };

    public static readonly Rule AuthorizationEmpty = new RejectedByIstio("A part of an authorization rule is empty.")
    {
        Source = $"{Policy}; {IstioFiles.Security} CheckEmptyValues",
        Fix = "rules: [{from: [{source: {namespaces: [shop]}}]}]",
    };

    public static readonly Rule AuthorizationCondition = new RejectedByIstio(
        "A condition has a key that Istio does not know, or no values."
    )
    {
        Source = $"{IstioFiles.Security} ValidateAttribute",
        Fix = "when: [{key: source.namespace, values: [shop]}]",
    };

    public static readonly Rule AuthorizationIpBlock = new RejectedByIstio(
        "An IP block is neither an IP address nor a CIDR block."
    )
    {
        Source = $"{IstioFiles.Security} ValidateIPs",
        Fix = "ipBlocks: [10.0.0.0/8, 192.0.2.7]",
    };

    public static readonly Rule AuthorizationPort = new RejectedByIstio(
        "A port of an authorization rule is outside 1 to 65535."
    )
    {
        Source = $"{IstioFiles.Security} ValidatePorts",
        Fix = "ports: ['8080']",
    };

    public static readonly Rule AuthorizationServiceAccounts = new(
        Severity.Error,
        "Service accounts together with principals or namespaces."
    )
    {
        Source = "CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "Use serviceAccounts alone: `serviceAccounts: [shop/frontend]`.",
    };

    public static readonly Rule PeerAuthenticationPort = new(
        Severity.Error,
        "Mutual TLS per port without a selector, or for a port that cannot exist."
    )
    {
        Source = $"{IstioFiles.Validation} ValidatePeerAuthentication; CEL rules of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "selector: {matchLabels: {app: shop}}, portLevelMtls: {8080: {mode: PERMISSIVE}}",
    };

    public static readonly Rule EnvoyFilterPatch = new RejectedByIstio(
        "A patch of an EnvoyFilter is incomplete, or matches another object than it applies to."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateEnvoyFilter",
        Fix =
            "configPatches: [{applyTo: CLUSTER, match: {cluster: {service: web}}, patch: {operation: "
            + "MERGE, value: {}}}]",
    };

    public static readonly Rule PluginVariable = new(
        Severity.Error,
        "A variable of a WasmPlugin is listed twice, or has a value although it comes from the host."
    )
    {
        Source = $"{IstioFiles.Validation} validateWasmPluginVMConfig; CEL rule of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "env: [{name: A, value: b}, {name: TOKEN, valueFrom: HOST}]",
    };

    public static readonly Rule TelemetryTag = new(
        Severity.Error,
        "A tag override of a metric has no value to set, or one although it removes the tag."
    )
    {
        Source = $"{IstioFiles.Validation} validateTelemetryMetrics; CEL rules of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "tagOverrides: {a: {value: request.host}, b: {operation: REMOVE}}",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        PolicyTargets,
        AuthorizationWithoutRules,
        AuthorizationProvider,
        AuthorizationEmpty,
        AuthorizationCondition,
        AuthorizationIpBlock,
        AuthorizationPort,
        AuthorizationServiceAccounts,
        PeerAuthenticationPort,
        EnvoyFilterPatch,
        PluginVariable,
        TelemetryTag,
    ];
}
