namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>
/// What a proxy shows to an external service, or verifies it with, must be something that Envoy loads: in the Secret
/// of a config's service and in that of a hand-written DestinationRule alike.
/// </summary>
public sealed class OriginationContentTests
{
    const string Field = "credentialName";
    const string Unusable = "egress-credential-unusable";

    static readonly string Certificate = Base64("client.crt");
    static readonly string Key = Base64("client.key");
    static readonly string OtherKey = Base64("other.key");
    static readonly string Ca = Base64("root.crt");

    public static TheoryData<string, string, string, string> Contents =>
        new()
        {
            { "MUTUAL", $"tls.crt: {Certificate}, tls.key: {Key}, ca.crt: {Ca}", "", "" },
            { "SIMPLE", $"ca.crt: {Ca}", "", "" },
            { "SIMPLE", $"tls.crt: eA==, tls.key: eA==, ca.crt: {Ca}", "", "" },
            { "MUTUAL", $"tls.crt: eA==, tls.key: {Key}, ca.crt: {Ca}", "", "data[tls.crt] of the {0} is not PEM" },
            {
                "MUTUAL",
                $"tls.crt: {Certificate}, tls.key: eA==, ca.crt: {Ca}",
                "",
                "data[tls.key] of the {0} is not PEM"
            },
            {
                "MUTUAL",
                $"tls.crt: {Certificate}, tls.key: {OtherKey}, ca.crt: {Ca}",
                "",
                "data[tls.key] of the {0} does not match the certificate"
            },
            { "MUTUAL", $"ca.crt: {Ca}", "", "the {0} must have 'tls.crt' and 'tls.key' (or 'cert' and 'key'), found" },
            {
                "MUTUAL",
                $"tls.crt: {Certificate}, tls.key: {Key}, ca.crt: eA==",
                "",
                "data[ca.crt] of the {0} is not PEM"
            },
            { "SIMPLE", "ca.crt: eA==", "", "data[ca.crt] of the {0} is not PEM" },
            {
                "MUTUAL",
                $"tls.crt: {Certificate}, tls.key: {Key}",
                "ca.crt: eA==",
                "data[ca.crt] of the {0}-cacert is not PEM"
            },
        };

    [Theory]
    [MemberData(nameof(Contents))]
    public void Of_a_hand_written_rule(string mode, string data, string ca, string expected) =>
        Holds(
            TestMesh.Of(
                "DestinationRule",
                "bank",
                "shop",
                $$"""{host: bank.example.com, trafficPolicy: {tls: {mode: {{mode}}, credentialName: c} } }"""
            ),
            $"spec.trafficPolicy.tls.{Field}",
            "istio-system",
            data,
            ca,
            expected
        );

    [Theory]
    [MemberData(nameof(Contents))]
    public void Of_a_service_of_a_config(string mode, string data, string ca, string expected) =>
        Holds(
            $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              egress:
                namespace: shop
                services:
                - hosts: [bank.example.com]
                  tls: {mode: {{mode}}, credentialName: c}
                  workloadSelector: {matchLabels: {app: a} }

            """,
            $"spec.egress.services[0].tls.{Field}",
            "shop",
            data,
            ca,
            expected
        );

    /// <summary>What SOPS has encrypted is not what the cluster gets.</summary>
    [Fact]
    public void An_encrypted_Secret_is_not_looked_into() =>
        Assert.Empty(
            CheckRun
                .Of(
                    TestMesh.Of(
                        "DestinationRule",
                        "bank",
                        "shop",
                        "{host: bank.example.com, trafficPolicy: {tls: {mode: MUTUAL, credentialName: c}}}"
                    )
                        + "---\n"
                        + Secret("c", "istio-system", "tls.crt: eA==, tls.key: eA==, ca.crt: eA==")
                            .Replace("data:", "sops: {}\ndata:", StringComparison.Ordinal)
                )
                .OfRule(Unusable)
        );

    /// <summary>Envoy loads it, and the server refuses it; what only the date says changes no exit code.</summary>
    [Fact]
    public void An_expired_client_certificate_and_CA_are_warnings()
    {
        var run = Run(
            TestMesh.Of(
                "DestinationRule",
                "bank",
                "shop",
                "{host: bank.example.com, trafficPolicy: {tls: {mode: MUTUAL, credentialName: c}}}"
            ),
            "istio-system",
            $"tls.crt: {Base64("expired.crt")}, tls.key: {Base64("good.key")}, ca.crt: {Ca}",
            ""
        );

        Assert.Contains(
            "data[tls.crt] of the Secret istio-system/c (certificate 1) expired on",
            run.Of("egress-credential-outdated"),
            StringComparison.Ordinal
        );
        Assert.Equal(0, run.ExitCode);
    }

    static void Holds(string names, string field, string ns, string data, string ca, string expected)
    {
        var run = Run(names, ns, data, ca);

        Assert.Equal(
            expected.Length == 0 ? [] : [field],
            run.OfRule(Unusable).Select(finding => (string)finding["field"]!)
        );
        Assert.Contains(
            expected.Replace("{0}", $"Secret {ns}/c", StringComparison.Ordinal),
            run.Of(Unusable),
            StringComparison.Ordinal
        );
    }

    static CheckRun Run(string names, string ns, string data, string ca) =>
        CheckRun.Of($"{names}---\n{Secret("c", ns, data)}{(ca.Length > 0 ? Secret("c-cacert", ns, ca) : "")}");

    static string Secret(string name, string ns, string data) =>
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: {ns}}}\ndata: {{{data}}}\n---\n";

    static string Base64(string file) => Convert.ToBase64String(Fixtures.Read(file));
}
