using Kyma.Krm.ApiRules;
using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Checking.Dangers;
using Kyma.Krm.Checking.Kinds;
using Kyma.Krm.Checking.Traffic;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Dns;
using Kyma.Krm.Egress;
using Kyma.Krm.Gateways;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes.Metadata;
using Kyma.Krm.Planning;
using Kyma.Krm.RateLimits;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Policies;

/// <summary>
/// Every rule that a check can tell. Their names are what <c>spec.severity</c> of a KymaTrafficCheck may name. The
/// classes are written out, because trimming lets nobody look around; a test looks whether one is missing.
/// </summary>
internal static class RuleCatalogue
{
    /// <summary>By what they are about.</summary>
    public static readonly IReadOnlyList<Chapter> Chapters =
    [
        new("Input", [.. KrmFindings.All, .. DiagnosticsFindings.All]),
        new("Config", [.. SchemaFindings.All, .. ConfigFindings.All, .. InputsFindings.All]),
        new("Gateway", [.. GatewayConfigFindings.All, .. DnsFindings.All]),
        new("Certificate", [.. CertificateFindings.All, .. SecretFindings.All, .. PkiRules.All]),
        new("Egress", EgressFindings.All),
        new("APIRule", ApiRuleFindings.All),
        new("RateLimit", RateLimitFindings.All),
        new("Ownership", PlanningFindings.All),
        new("Istio", IstioRules.All),
        new("Metadata", MetadataFindings.All),
        new("Kinds", KindFindings.All),
        new("Package", [.. CheckFindings.All, .. TrafficFindings.All, .. DangerFindings.All]),
    ];

    /// <summary>By gate, and within it in the order of the chapters.</summary>
    public static readonly IReadOnlyList<Rule> All = Chapters
        .SelectMany(chapter => chapter.Rules)
        .OrderBy(rule => (int)rule.Gate)
        .ToArray();

    static readonly Dictionary<string, Rule> ByName = All.ToDictionary(rule => rule.Name);

    /// <summary>Rules whose severity can be set: all but those over files that cannot be read.</summary>
    public static bool Knows(string name) => ByName.TryGetValue(name, out var rule) && rule.Gate != Gate.Input;

    /// <summary>What the cluster refuses is refused whatever a check says: it is told as a warning at least.</summary>
    public static bool StaysVisible(string name) =>
        ByName.TryGetValue(name, out var rule) && rule is { Gate: Gate.Admission, Severity: Severity.Error };
}
