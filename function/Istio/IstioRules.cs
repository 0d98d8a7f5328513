using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Crd;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Rules;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio;

/// <summary>What the cluster says of one Istio resource: CRD schema, CEL rules and Istio's webhook; and what it does not say.</summary>
internal static class IstioRules
{
    public const string Group = "networking.istio.io";

    /// <summary>The rules that make the verdict: their errors reject the resource, their warnings are those that kubectl prints.</summary>
    public static readonly IReadOnlyList<Rule> Admissions =
    [
        .. new[]
        {
            CrdRules.All,
            MetadataRules.All,
            GatewayRules.All,
            ServiceEntryRules.All,
            DestinationRuleRules.All,
            SidecarRules.All,
            VirtualServiceRules.All,
        }
            .SelectMany(rules => rules)
            .Distinct(),
    ];

    /// <summary>Every rule once: of the admission, of single resources that are accepted, and between resources.</summary>
    public static readonly IReadOnlyList<Rule> All = [.. Admissions, .. TrapRules.All, .. PackageRules.All];

    public static bool Covers(YamlMapping root) =>
        root.FindText("apiVersion")?.StartsWith($"{Group}/", StringComparison.Ordinal) == true
        && root.FindText("kind") is "Gateway" or "ServiceEntry" or "DestinationRule" or "Sidecar" or "VirtualService";

    /// <summary>The verdict on a manifest of any origin; kinds that have no rules here are accepted.</summary>
    public static Admission Check(ResourceSource source, IstioVersion version, Findings findings)
    {
        if (source.Root is not YamlMapping root || !Covers(root))
            return Admission.Accept;
        return root.FindText("kind") switch
        {
            "Gateway" => Check<GatewaySpec>(
                root,
                source,
                version,
                findings,
                GatewayCrd.Spec,
                GatewayRules.Check,
                TrapRules.Check
            ),
            "ServiceEntry" => Check<ServiceEntrySpec>(
                root,
                source,
                version,
                findings,
                ServiceEntryCrd.Spec,
                ServiceEntryRules.Check,
                TrapRules.Check
            ),
            "DestinationRule" => Check<DestinationRuleSpec>(
                root,
                source,
                version,
                findings,
                DestinationRuleCrd.Spec,
                DestinationRuleRules.Check,
                null
            ),
            "Sidecar" => Check<SidecarSpec>(
                root,
                source,
                version,
                findings,
                SidecarCrd.Spec,
                SidecarRules.Check,
                TrapRules.Check
            ),
            _ => Check<VirtualServiceSpec>(
                root,
                source,
                version,
                findings,
                VirtualServiceCrd.Spec,
                VirtualServiceRules.Check,
                null
            ),
        };
    }

    /// <summary>The verdict on a resource that we rendered.</summary>
    public static Admission Check(JsonObject resource, IstioVersion version, Findings findings)
    {
        var id = Rendered.IdOf(resource);
        var reference = new ResourceReference((string)resource["apiVersion"]!, id.Kind, id.Namespace, id.Name);
        return Check(
            new ResourceSource(JsonTree.ToYaml(resource), reference, null, HasPositions: false),
            version,
            findings
        );
    }

    static Admission Check<TSpec>(
        YamlMapping root,
        ResourceSource source,
        IstioVersion version,
        Findings findings,
        CrdObject schema,
        Action<IstioResource<TSpec>, Review> admission,
        Action<IstioResource<TSpec>, Review>? traps
    )
        where TSpec : JsonFields, new()
    {
        var found = new Findings();
        var review = new Review(source, version, found);
        MetadataRules.Check(root, review);
        if (root.Find("spec") is { } spec)
            schema.Check(new YamlValue(spec, "spec", source, found), version);
        else if (schema.HasRequired)
            review.Add(IstioFindings.CrdMissingField, "spec", "`spec` is required: add it");
        var resource = IstioReader.Read<TSpec>(source, found);
        if (resource is not null)
            admission(resource, review);
        findings.AddRange(found.Sorted());
        if (resource is not null)
            traps?.Invoke(resource, new Review(source, version, findings));
        return Verdict(found);
    }

    static Admission Verdict(Findings found) =>
        found.Count == 0 ? Admission.Accept
        : found.HasErrors ? Admission.Reject
        : Admission.Warn;
}
