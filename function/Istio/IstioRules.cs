using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Rules;
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
            ApiServer.All,
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
        var found = new Findings();
        var review = new Review(source, version, found);
        MetadataRules.Check(root, review);
        var pitfalls = new Review(source, version, new Findings());
        switch (root.FindText("kind"))
        {
            case "Gateway":
                Check(GatewaySpec.Shape, GatewayRules.Check, TrapRules.Check);
                break;
            case "ServiceEntry":
                Check(ServiceEntrySpec.Shape, ServiceEntryRules.Check, TrapRules.Check);
                break;
            case "DestinationRule":
                Check(DestinationRuleSpec.Shape, DestinationRuleRules.Check, null);
                break;
            case "Sidecar":
                Check(SidecarSpec.Shape, SidecarRules.Check, TrapRules.Check);
                break;
            default:
                Check(VirtualServiceSpec.Shape, VirtualServiceRules.Check, null);
                break;
        }

        findings.AddRange(found.Sorted());
        findings.AddRange(pitfalls.Sorted());
        return Verdict(found);

        void Check<TSpec>(
            Shape<TSpec> shape,
            Action<IstioResource<TSpec>, Review> admission,
            Action<IstioResource<TSpec>, Review>? traps
        )
            where TSpec : class
        {
            if (ApiServer.Read(source, shape, version, found) is not { } resource)
                return;
            admission(resource, review);
            traps?.Invoke(resource, pitfalls);
        }
    }

    /// <summary>The verdict on a resource that we rendered.</summary>
    public static Admission Check(JsonObject resource, IstioVersion version, Findings findings)
    {
        var id = Rendered.IdOf(resource);
        var reference = new ResourceReference((string)resource["apiVersion"]!, id.Kind, id.Namespace, id.Name);
        return Check(
            new ResourceSource(YamlJson.FromJson(resource), reference, null, HasPositions: false),
            version,
            findings
        );
    }

    static Admission Verdict(Findings found) =>
        found.HasErrors ? Admission.Reject
        : found.Sorted().Any(finding => finding.Severity == Severity.Warning) ? Admission.Warn
        : Admission.Accept;
}
