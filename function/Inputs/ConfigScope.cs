using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Inputs;

/// <summary>
/// What the rules of one config may look at: who the config is, what lies around it, and where their findings go.
/// </summary>
/// <param name="Name">metadata.name of the config.</param>
/// <param name="Namespace">metadata.namespace of the config, empty where there is none.</param>
/// <param name="Source">The config as it is written.</param>
/// <param name="Items">Every item of the run, those of other configs included.</param>
/// <param name="Findings">What has been reported for this config; use <see cref="Tell"/> and <c>Report</c> to
/// add.</param>
internal sealed record ConfigScope(
    string Name,
    string Namespace,
    ResourceSource Source,
    InputItems Items,
    Findings Findings
)
{
    /// <summary>Written, or read from shoot-info; null where the config needs none.</summary>
    public string? Domain { get; init; }

    /// <summary>The ConfigMap shoot-info is among the items: the cluster is a Gardener shoot.</summary>
    public bool IsShoot { get; init; }

    /// <summary>For warnings that depend on the day; they reach people, never the results.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Major and minor: <c>1.30</c>, also where the field could not be read.</summary>
    public required string IstioVersion { get; init; }

    /// <summary>networking.istio.io/v1 is served since Istio 1.22.</summary>
    public string IstioApiVersion => IstioAtLeast(1, 22) ? "networking.istio.io/v1" : "networking.istio.io/v1beta1";

    /// <summary>security.istio.io/v1 is served by every release that has networking.istio.io/v1.</summary>
    public string SecurityApiVersion => IstioAtLeast(1, 22) ? "security.istio.io/v1" : "security.istio.io/v1beta1";

    /// <summary>The same as a release: nothing else passes for one in a config.</summary>
    public IstioVersion Release => Istio.Model.IstioVersion.Parse(IstioVersion)!.Value;

    /// <summary>Whether the cluster's release, by <c>spec.istioVersion</c>, is this one or a later one.</summary>
    public bool IstioAtLeast(int major, int minor) => Release >= new IstioVersion(major, minor);

    /// <summary>Envoy takes server certificates with a P-384 key from 1.33 on, which Istio has since 1.25.</summary>
    public bool AcceptsP384 => Release.AcceptsP384;

    /// <summary>
    /// Reports at a field of the config, for example <c>spec.gateway.tls.mode</c>, unless something that may have led
    /// there could not be read.
    /// </summary>
    public void Report(Rule rule, string field, string message) => Report(rule, field, message, RuleFields.Of(field));

    /// <summary>The same where it is known what led there.</summary>
    /// <param name="rule">What is wrong.</param>
    /// <param name="field">Where it is told.</param>
    /// <param name="message">How it is told.</param>
    /// <param name="reads">The fields whose absence or default may be the reason.</param>
    public void Report(Rule rule, string field, string message, params IReadOnlyList<string> reads)
    {
        // What stands there instead is nobody's mistake.
        if (!Source.IsLeftOut(field))
            Tell(new Finding(rule, rule.Severity, message, Source.At(field)), reads);
    }

    /// <summary>Reports what is wrong with something that is written, whatever else is.</summary>
    public void ReportWritten(Rule rule, string field, string message) => Report(rule, field, message, []);

    /// <summary>
    /// Of a config that could not be read whole only mistakes are told: the rest may change with them.
    /// </summary>
    public void Tell(Finding finding, IReadOnlyList<string> reads)
    {
        if (Source.Unread is null || (finding.Severity == Severity.Error && reads.All(field => Source.HasRead(field))))
            Findings.Add(finding);
    }
}

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

    /// <summary>
    /// The service of egress that a field is in, such as <c>spec.egress.services[0]</c>; null where it is in none.
    /// </summary>
    public static string? ServiceOf(string field) =>
        FieldPath.DownTo(field).ToList() is [_, _, "spec.egress.services", var service, ..] ? service : null;

    /// <summary>What decides number, protocol and name of a service's ports, written or not.</summary>
    /// <param name="service">Its path.</param>
    /// <param name="config">Where it is written.</param>
    public static IReadOnlyList<string> OfPorts(string service, ResourceSource config) =>
        config.HasField($"{service}.ports")
            ? [$"{service}.ports", $"{service}.preset", $"{service}.tls"]
            : [$"{service}.ports", $"{service}.preset", $"{service}.tls", $"{service}.via"];

    /// <summary>What decides a service's resolution, written or not.</summary>
    /// <inheritdoc cref="OfPorts"/>
    public static IReadOnlyList<string> OfResolution(string service, ResourceSource config) =>
        config.HasField($"{service}.resolution")
            ? [$"{service}.resolution"]
            : [$"{service}.resolution", $"{service}.endpoints", $"{service}.addresses", $"{service}.hosts"];

    /// <summary>The paths of fields that may be the reason of a finding at <paramref name="field"/>.</summary>
    public static IReadOnlyList<string> Of(string field)
    {
        var steps = FieldPath.DownTo(field).ToList();
        return steps switch
        {
            [_, "spec.certificate", ..] => Certificate,
            [_, "spec.egress", "spec.egress.services", var service, ..] => Service
                .Select(part => $"{service}.{part}")
                .ToArray(),
            // A field of a path.
            [_, "spec.apiRules", ..] => UpTo(6),
            // The same in an APIRule that is written by hand.
            [_, "spec.gateway", "spec.gateway.tls", ..] or [_, "spec.rules", ..] => UpTo(4),
            _ => UpTo(3),
        };

        IReadOnlyList<string> UpTo(int depth) => [steps[Math.Min(depth, steps.Count) - 1]];
    }
}
