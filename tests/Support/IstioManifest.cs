using Kyma.Krm.Checking.Traffic;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Mesh;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using Texts = Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Tests.Support;

/// <summary>A manifest as text, and what the rules say of it.</summary>
internal static class IstioManifest
{
    public static ResourceSource Source(YamlMapping root)
    {
        var reference = new ResourceReference(
            root.FindText("apiVersion") ?? "",
            root.FindText("kind") ?? "",
            root.FindText("metadata", "namespace") ?? "",
            root.FindText("metadata", "name") ?? ""
        );
        return new ResourceSource(root, reference, null, hasPositions: false);
    }

    public static (AdmissionVerdict Verdict, IReadOnlyList<Finding> Findings) Judge(
        string yaml,
        string version = "1.30"
    )
    {
        var findings = new Findings();
        var verdict = IstioRules.Check(
            Source((YamlMapping)YamlParser.Parse(yaml, out _)![0]),
            IstioVersion.Parse(version)!.Value,
            findings
        );
        return (verdict, findings.Sorted());
    }

    /// <summary>The findings on a spec as <c>rule@field</c>, in the order in which they are told.</summary>
    public static string Findings(
        string kind,
        string spec,
        string version = "1.30",
        string group = "networking.istio.io/v1"
    ) =>
        Told(
            Judge(
                $$"""{apiVersion: {{group}}, kind: {{kind}}, metadata: {name: foo, namespace: bar}, spec: {{spec}}}""",
                version
            ).Findings
        );

    /// <summary>The findings between the documents of a text.</summary>
    public static string PackageFindings(string yaml)
    {
        var findings = new Findings();
        var sources = YamlParser.Parse(yaml, out _)!.OfType<YamlMapping>().Select(Source).ToList();
        var package = IstioResources.Read(sources);
        PackageRules.Check(package, findings);
        var asked = new Findings();
        var mesh = MeshModel.Of(sources, _ => false, IstioVersion.Default);
        var rules = new HostDestinationRules(mesh.Resources);
        TrafficRules.Check(mesh, rules, new Askers(mesh, rules), package.IsOfConfig, asked);
        findings.AddRange(asked.Sorted().Where(finding => Texts.PackageFindings.All.Contains(finding.Rule)));
        return Told(findings.Sorted());
    }

    static string Told(IEnumerable<Finding> findings) =>
        string.Join(" ", findings.Select(finding => $"{finding.Rule.Name}@{finding.Place.Field}"));
}
