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

    public static readonly Rule EnvoyFilterInternal = new(
        Severity.Warning,
        "An EnvoyFilter, which depends on what istiod makes for Envoy."
    )
    {
        Source = $"{IstioFiles.EnvoyFilters} ValidateEnvoyFilter, for every EnvoyFilter",
        Consequence = $"{IstioFiles.Warned} A patch may fail or miss its object with the next release.",
        Fix = "Use Istio's own resources where they can say it, and look at the patch before every upgrade.",
    };

    public static readonly Rule EnvoyFilterMatch = new(Severity.Warning, "A match of an EnvoyFilter has no effect.")
    {
        Source = $"{IstioFiles.EnvoyFilters} validateEnvoyFilter",
        Consequence = $"{IstioFiles.Warned} More proxies or objects are patched than the match says.",
        Fix = "applyTo: NETWORK_FILTER, for a match of one filter",
    };

    public static readonly Rule EnvoyFilterOutdated = new(
        Severity.Warning,
        "An EnvoyFilter uses a name or form that Envoy gives up."
    )
    {
        Source = $"{IstioFiles.EnvoyFilters} validateListenerMatchName, validateMissingTypedConfigFilterTypes",
        Consequence = $"{IstioFiles.Warned} A later Envoy does not find the filter.",
        Fix = "name: envoy.filters.http.lua, typed_config: {'@type': type.googleapis.com/envoy...v3.Lua}",
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
        "A tag has no name, no value to set, or a value although it is removed."
    )
    {
        Source = $"{IstioFiles.Validation} validateTelemetryMetrics, validateTelemetryTracing; CEL rules of the CRD",
        Consequence = "The API server rejects the resource.",
        Fix = "tagOverrides: {a: {value: request.host}, b: {operation: REMOVE}}",
    };

    public static readonly Rule TelemetryFilter = new RejectedByIstio("A filter of access logs is no CEL expression.")
    {
        Source = "Istio pkg/config/validation/validation_istiod.go validateTelemetryFilter",
        Fix = "filter: {expression: response.code >= 400}",
    };

    public static readonly Rule TelemetryIgnored = new(
        Severity.Warning,
        "A part of a Telemetry is ignored: a second `tracing`, a second provider of spans, a tag without a name."
    )
    {
        Source = $"{IstioFiles.Validation} validateTelemetryTracing, validateTelemetryMetrics",
        Consequence = $"{IstioFiles.Warned} Spans and tags that the resource asks for are missing.",
        Fix = "tracing: [{providers: [{name: otel}]}]",
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
        EnvoyFilterInternal,
        EnvoyFilterMatch,
        EnvoyFilterOutdated,
        PluginVariable,
        TelemetryTag,
        TelemetryFilter,
        TelemetryIgnored,
    ];
}
