using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Planning;

/// <summary>
/// The promise "what it renders, Istio accepts": everything rendered is judged by Istio's own rules, and what they
/// refuse is told at the field of the config that it was written in.
/// </summary>
internal static class SelfCheck
{
    /// <summary>
    /// Reports what Istio refuses; one value of the config may be rendered several times, and its mistake is told once.
    /// </summary>
    /// <returns>A fault of this program: what was not written in the config; null where there is none.</returns>
    public static Finding? Judge(IReadOnlyList<Rendered> resources, ConfigScope scope)
    {
        var release = scope.Release;
        Finding? fault = null;
        FieldSet? told = null;
        var toldOfIstio = new HashSet<string>();
        foreach (var resource in resources.Where(resource => IstioKinds.Owns(resource.Id.Group)))
        {
            var found = new Findings();
            IstioRules.Check(resource.Content(), release, found);
            Origins? origins = null;
            foreach (var finding in found.Sorted().Where(finding => finding.Severity == Severity.Error))
            {
                origins ??= resource.Origins?.Invoke();
                if (origins?.Of(finding.Place.Field) is not { } origin)
                {
                    fault ??= finding;
                    continue;
                }

                // A value that is nobody's choice is reported where it follows from: a preset's port at its service.
                var field = scope.Source.NearestWritten(origin);
                var name = scope.Source.NameOf(field);
                told ??= ToldIn(scope.Findings);
                if (
                    !told.Has(name)
                    && (finding.Rule == IstioFindings.CrdUnknownField || !told.IsBelow(name))
                    && toldOfIstio.Add($"{finding.Rule.Name} {name}")
                )
                    scope.Report(
                        finding.Rule,
                        field,
                        finding.Message,
                        [.. ReadBy(finding.Rule, field, scope.Source), "spec.istioVersion"]
                    );
            }
        }

        return fault;
    }

    /// <summary>Rules that look at the ports of a ServiceEntry and at nothing else in it.</summary>
    static readonly IReadOnlyList<Rule> OfPorts =
    [
        ServiceEntryFindings.ServiceEntryPortName,
        ServiceEntryFindings.ServiceEntryPortTwice,
        ServiceEntryFindings.ServiceEntryPortNumber,
        ServiceEntryFindings.ServiceEntryPortProtocol,
    ];

    /// <summary>Whether a field exists, neither its neighbours nor what else is in it decide.</summary>
    static IReadOnlyList<string> ReadBy(Rule rule, string field, ResourceSource config) =>
        rule == IstioFindings.CrdUnknownField ? []
        : RuleFields.ServiceOf(field) is not { } service ? RuleFields.Of(field)
        : OfPorts.Contains(rule) ? RuleFields.OfPorts(service, config)
        : rule == ServiceEntryFindings.EndpointAddress
            ? [$"{service}.endpoints", .. RuleFields.OfResolution(service, config)]
        : RuleFields.Of(field);

    /// <summary>
    /// What the config's own rules have told: of a field, and of what has such a field below it, Istio has nothing to
    /// add, save that the release lacks a field altogether.
    /// </summary>
    static FieldSet ToldIn(Findings own)
    {
        var told = new FieldSet();
        foreach (var finding in own.Sorted().Where(finding => finding.Severity == Severity.Error))
            told.Add(finding.Place.Field);
        return told;
    }
}
