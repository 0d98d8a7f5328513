using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>
/// TLS settings of Gateways that Istio's compliance policy overrides (istio, pkg/features/security.go, and the release
/// notes of COMPLIANCE_POLICY).
/// </summary>
internal sealed class ComplianceQuestions(CheckedPackage package, MeshModel mesh, Findings findings)
{
    /// <summary>What fips-140-2 leaves of a list; of an empty one Envoy's own remain, which are these.</summary>
    static readonly string[] FipsSuites =
    [
        "ECDHE-ECDSA-AES128-GCM-SHA256",
        "ECDHE-RSA-AES128-GCM-SHA256",
        "ECDHE-ECDSA-AES256-GCM-SHA384",
        "ECDHE-RSA-AES256-GCM-SHA384",
    ];

    const string FipsCurve = "P-256";
    const string PostQuantumCurve = "X25519MLKEM768";

    public void Ask()
    {
        if (CompliancePolicy.Of(package) is not { } policy)
            return;
        foreach (var gateway in mesh.Resources.Gateways)
        {
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
            {
                if (
                    gateway.Source is not { } source
                    || gateway.Spec.Servers[i].Tls is not { Mode: "SIMPLE" or "MUTUAL" or "OPTIONAL_MUTUAL" } tls
                )
                    continue;
                var path = $"{FieldPath.Child("spec.servers", i)}.tls";
                foreach (var (field, why) in policy.Value == CompliancePolicy.Fips ? OfFips(tls) : OfPostQuantum(tls))
                    findings.Add(
                        DangerFindings.CompliancePolicyOverrides,
                        source.At($"{path}.{field}"),
                        $"{why}, because the {policy.Where.Id} sets COMPLIANCE_POLICY to {policy.Value}. Write what "
                            + "the policy allows, or remove the field"
                    );
            }
        }
    }

    static IEnumerable<(string Field, string Why)> OfFips(ServerTls tls)
    {
        if (tls.MinProtocolVersion == TlsVersions.Tls13)
            yield return ("minProtocolVersion", "TLSV1_3 has no effect: the gateway speaks TLS 1.2 and nothing else");
        else if (tls.MaxProtocolVersion == TlsVersions.Tls13)
            yield return ("maxProtocolVersion", "TLSV1_3 has no effect: the gateway speaks TLS 1.2 and nothing else");
        if (tls.CipherSuites is { } suites && suites.Any(suite => !FipsSuites.Contains(suite)))
            yield return (
                "cipherSuites",
                $"{ShortList.Of(suites.Where(suite => !FipsSuites.Contains(suite)).ToArray())} cannot be used"
                    + (
                        suites.Any(FipsSuites.Contains)
                            ? ""
                            : $", and as none is left the gateway uses {string.Join(", ", FipsSuites)}"
                    )
            );
        if (tls.EcdhCurves is { } curves && curves.Any(curve => curve != FipsCurve))
            yield return ("ecdhCurves", $"the gateway uses the curve {FipsCurve} alone");
    }

    static IEnumerable<(string Field, string Why)> OfPostQuantum(ServerTls tls)
    {
        if (tls.MaxProtocolVersion is { } most and not (TlsVersions.Tls13 or "TLS_AUTO"))
            yield return ("maxProtocolVersion", $"{most} has no effect: the gateway speaks TLS 1.3 and nothing else");
        else if (tls.MinProtocolVersion is { } least and not (TlsVersions.Tls13 or "TLS_AUTO"))
            yield return (
                "minProtocolVersion",
                $"{least} has no effect: the gateway speaks TLS 1.3 and nothing else, and refuses older clients"
            );
        if (tls.EcdhCurves is { } curves && curves.Any(curve => curve != PostQuantumCurve))
            yield return ("ecdhCurves", $"the gateway uses the key exchange {PostQuantumCurve} alone");
    }
}

/// <summary>Where Istio's components get their COMPLIANCE_POLICY from.</summary>
/// <param name="Value">One of those whose effect is known.</param>
/// <param name="Where">The resource that sets it.</param>
internal sealed record CompliancePolicy(string Value, CheckedResource Where)
{
    const string Key = "COMPLIANCE_POLICY";

    public const string Fips = "fips-140-2";

    const string PostQuantum = "pqc";

    /// <summary>
    /// Of istiod's Deployment, of the resources that operators install Istio from, and of a ProxyConfig; null where
    /// none sets one that is known. Helm values and the mesh's ConfigMap are text that nothing here reads.
    /// </summary>
    public static CompliancePolicy? Of(CheckedPackage package)
    {
        foreach (var resource in package.Resources)
        {
            if (
                (
                    resource.Id.Group is "install.istio.io" or "sailoperator.io" or "operator.kyma-project.io"
                    || resource.Id is { Kind: "ProxyConfig" }
                    || (
                        resource.Id is { Group: "apps", Kind: "Deployment" }
                        && resource.Id.Name.StartsWith("istiod", StringComparison.Ordinal)
                    )
                ) && In(resource.Root.Find("spec")) is (Fips or PostQuantum) and var value
            )
                return new CompliancePolicy(value, resource);
        }

        return null;
    }

    /// <summary>As a key with its value, or as an item of <c>env</c>.</summary>
    static string? In(YamlNode? node) =>
        node switch
        {
            YamlMapping mapping when (mapping.Find(Key) as YamlScalar)?.Value is { } written => written,
            YamlMapping mapping when mapping.FindText("name") == Key => mapping.FindText("value"),
            YamlMapping mapping => mapping.Entries.Select(entry => In(entry.Value)).OfType<string>().FirstOrDefault(),
            YamlSequence list => list.Items.Select(In).OfType<string>().FirstOrDefault(),
            _ => null,
        };
}
