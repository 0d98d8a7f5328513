using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Istio;

/// <summary>A manifest as text, and what the rules say of it.</summary>
internal static class Manifest
{
    public static Source Source(string yaml)
    {
        var root = (YamlMapping)YamlParser.Parse(yaml, out _)![0];
        var reference = new ResourceReference(root.FindText("apiVersion") ?? "", root.FindText("kind") ?? "", root.FindText("metadata", "namespace") ?? "", root.FindText("metadata", "name") ?? "");
        return new Source(root, reference, null, HasPositions: false);
    }

    public static (Admission Verdict, IReadOnlyList<Finding> Findings) Judge(string yaml, string version = "1.30")
    {
        var findings = new Findings();
        var verdict = IstioRules.Check(Source(yaml), IstioVersion.Parse(version)!.Value, findings);
        return (verdict, findings.Sorted());
    }
}
