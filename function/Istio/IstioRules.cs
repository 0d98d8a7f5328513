using System.Text.Json.Serialization.Metadata;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Crd;
using Kyma.Krm.Istio.Rules;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio;

/// <summary>What the cluster would say of one Istio resource: CRD schema, CEL rules and Istio's webhook.</summary>
internal static class IstioRules
{
    const string Group = "networking.istio.io/";

    static readonly Rule[] Admissions = [.. CrdRules.All, .. MetadataRules.All, .. GatewayRules.All, .. ServiceEntryRules.All, .. DestinationRuleRules.All, .. SidecarRules.All, .. VirtualServiceRules.All];

    /// <summary>Every rule once.</summary>
    public static readonly IReadOnlyList<Rule> All = [.. Admissions.Distinct()];

    /// <summary>The verdict on a manifest of any origin; kinds that have no rules here are accepted.</summary>
    public static Admission Check(Source source, IstioVersion version, Findings findings)
    {
        if (source.Root is not YamlMapping root || root.FindText("apiVersion")?.StartsWith(Group, StringComparison.Ordinal) != true) return Admission.Accept;
        var found = new Findings();
        var review = new Review(source, version, found);
        switch (root.FindText("kind"))
        {
            case "Gateway":
                Check(root, source, review, found, GatewayCrd.Spec, KubeJson.Default.GatewaySpec, GatewayRules.Check);
                break;
            case "ServiceEntry":
                Check(root, source, review, found, ServiceEntryCrd.Spec, KubeJson.Default.ServiceEntrySpec, ServiceEntryRules.Check);
                break;
            case "DestinationRule":
                Check(root, source, review, found, DestinationRuleCrd.Spec, KubeJson.Default.DestinationRuleSpec, DestinationRuleRules.Check);
                break;
            case "Sidecar":
                Check(root, source, review, found, SidecarCrd.Spec, KubeJson.Default.SidecarSpec, SidecarRules.Check);
                break;
            case "VirtualService":
                Check(root, source, review, found, VirtualServiceCrd.Spec, KubeJson.Default.VirtualServiceSpec, VirtualServiceRules.Check);
                break;
            default:
                return Admission.Accept;
        }

        return Verdict(found, findings);
    }

    /// <summary>The verdict on a resource that we rendered.</summary>
    public static Admission Check<TSpec>(KubeObject<TSpec> resource, JsonTypeInfo<KubeObject<TSpec>> type, IstioVersion version, Findings findings)
    {
        var reference = new ResourceReference(resource.ApiVersion, resource.Kind, resource.Metadata.Namespace ?? "", resource.Metadata.Name);
        return Check(new Source(JsonTree.ToYaml(KubeJson.ToJson(resource, type)), reference, null, HasPositions: false), version, findings);
    }

    static void Check<TSpec>(YamlMapping root, Source source, Review review, Findings findings, CrdObject schema, JsonTypeInfo<TSpec> type, Action<IstioResource<TSpec>, Review> check)
        where TSpec : class, new()
    {
        MetadataRules.Check(root, review);
        if (root.Find("spec") is { } spec) schema.Check(new YamlValue(spec, "spec", source, findings), review.Version);
        if (IstioReader.Read(source, type) is { } resource) check(resource, review);
    }

    static Admission Verdict(Findings found, Findings findings)
    {
        if (found.Count == 0) return Admission.Accept;
        var sorted = found.Sorted();
        findings.AddRange(sorted);
        return sorted[0].Severity == Severity.Error ? Admission.Reject : Admission.Warn;
    }
}
