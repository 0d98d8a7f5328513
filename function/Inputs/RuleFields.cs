using Kyma.Krm.Yaml;

namespace Kyma.Krm.Inputs;

/// <summary>
/// Which fields a rule looks at that does not say so itself: those next to the field where it reports. A rule that
/// looks further says how far, because a field too many hides a mistake until another is fixed.
/// </summary>
internal static class RuleFields
{
    /// <summary>What a certificate is compared with.</summary>
    static readonly IReadOnlyList<string> Certificate =
    [
        "spec.certificate",
        "spec.gateway.name",
        "spec.gateway.namespace",
        "spec.gateway.hosts",
        "spec.gateway.tls",
        "spec.domain",
        "spec.istioVersion",
    ];

    /// <summary>What decides how a service of egress is reached: all but its name.</summary>
    static readonly IReadOnlyList<string> Service =
    [
        "hosts",
        "ports",
        "addresses",
        "endpoints",
        "resolution",
        "preset",
        "tls",
        "workloadSelector",
        "via",
    ];

    /// <summary>The paths of fields that may be the reason of a finding at <paramref name="field"/>.</summary>
    public static IReadOnlyList<string> Of(string field) =>
        FieldPath.DownTo(field).Take(6).ToList() switch
        {
            [_, "spec.certificate", ..] => Certificate,
            [_, "spec.gateway", "spec.gateway.tls", var part, ..] => [part],
            [_, "spec.egress", "spec.egress.services", var service, ..] =>
            [
                .. Service.Select(part => $"{service}.{part}"),
            ],
            [_, "spec.apiRules", _, _, _, var part] => [part],
            [_, "spec.apiRules", _, _, var part] => [part],
            [_, "spec.apiRules", _, var part] => [part],
            // An APIRule that is written by hand, and its paths.
            [_, "spec.rules", _, var part, ..] => [part],
            [_, "spec.rateLimits", ..] => [field],
            [_, _, var part, ..] => [part],
            _ => [field],
        };
}
