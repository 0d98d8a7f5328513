using Kyma.Krm.Yaml;

namespace Kyma.Krm.Inputs;

/// <summary>
/// Which fields the rules of a part of the config look at, where a rule does not say so itself: its own part, and those
/// it depends on.
/// </summary>
internal static class RuleFields
{
    static readonly IReadOnlyList<string> Gateway =
    [
        "spec.gateway",
        "spec.certificate.secretName",
        "spec.certificate.namespace",
        "spec.certificate.asOf",
        "spec.domain",
        "spec.istioVersion",
    ];

    static readonly IReadOnlyList<string> Certificate =
    [
        "spec.certificate",
        "spec.gateway",
        "spec.domain",
        "spec.istioVersion",
    ];

    static readonly IReadOnlyList<string> Egress = ["spec.egress", "metadata.namespace"];

    /// <summary>The paths of fields that may be the reason of a finding at <paramref name="field"/>.</summary>
    public static IReadOnlyList<string> Of(string field) =>
        FieldPath.DownTo(field).Take(5).ToList() switch
        {
            [_, "spec.gateway", ..] => Gateway,
            [_, "spec.certificate", ..] => Certificate,
            [_, _, "spec.egress.services", var service, ..] => [service],
            [_, "spec.egress", ..] => Egress,
            [_, "spec.apiRules", _, _, var path] when path.EndsWith(']') => [path],
            [_, "spec.apiRules", var rule, ..] => [rule],
            _ => [field],
        };
}
