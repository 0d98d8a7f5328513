namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>Secrets that DestinationRules name, and where the proxies that need them look.</summary>
public sealed class ClientCredentialTests
{
    const string Host = "bank.example.com";
    const string Selected = ", workloadSelector: {matchLabels: {app: one}}";

    static string Routes(string gateways) =>
        TestMesh.Of(
            "VirtualService",
            "bank",
            "shop",
            $"{{hosts: [{Host}], gateways: [{gateways}], http: [{{route: [{{destination: {{host: {Host}}}}}]}}]}}"
        );

    static string Rule(string credential, string @namespace = "istio-system", string more = "") =>
        TestMesh.Of(
            "DestinationRule",
            "bank",
            @namespace,
            $"{{host: {Host}{more}, trafficPolicy: {{tls: {{mode: SIMPLE{credential}}}}}}}"
        );

    static string Secret(string name, string @namespace) => TestMesh.Secret(name, @namespace, "tls.crt", "tls.key");

    const string Named = ", credentialName: client";

    const string AtGateways =
        "istio-system/bank spec.trafficPolicy.tls.credentialName: the Secret 'client' is in shop, and the gateways "
        + "of istio-system read Secrets of istio-system only";

    public static TheoryData<string, string> Packages =>
        new()
        {
            // The rule is asked about where a gateway routes to its host.
            { AtGateways, Routes("out") + Rule(Named) + Secret("client", "shop") },
            { AtGateways, Routes("mesh, out") + Rule(Named) + Secret("client", "shop") },
            { "", Routes("mesh") + Rule(Named) + Secret("client", "shop") },
            { "", Rule(Named) + Secret("client", "shop") },
            // Only gateways see the rule.
            { AtGateways, Rule(Named, more: ", exportTo: [istio-system]") + Secret("client", "shop") },
            { AtGateways, Rule(Named, more: ", exportTo: [.]") + Secret("client", "shop") },
            { "", Rule(Named, "shop", ", exportTo: [.]") + Secret("client", "data") },
            { "", Routes("out").Replace(Host, "b.example.com", StringComparison.Ordinal) + Rule(Named) },
            { "", Routes("out") + Rule("") + Secret("client", "shop") },
            // The proxies find it, or it may be in the cluster.
            { "", Routes("out") + Rule(Named) },
            { "", Routes("out") + Rule(Named) + Secret("client", "shop") + Secret("client", "istio-system") },
            { "", Routes("out") + Rule(Named) + Secret("client", "shop") + Secret("client-cacert", "istio-system") },
            { "", Routes("out") + Rule(Named) + Secret("other", "shop") },
            {
                "istio-system/bank spec.trafficPolicy.tls.credentialName: the Secret 'client' is in shop",
                Routes("out") + Rule(Named) + Secret("client-cacert", "shop")
            },
            // How the name may be written.
            {
                AtGateways,
                Routes("out") + Rule(", credentialName: \"kubernetes://client\"") + Secret("client", "shop")
            },
            { "", Routes("out") + Rule(", credentialName: \"builtin://client\"") + Secret("client", "shop") },
            { AtGateways, Routes("out") + Rule(", credentialName: shop/client") },
            { AtGateways, Routes("out") + Rule(", credentialName: /client") + Secret("client", "shop") },
            { "", Routes("out") + Rule(", credentialName: /client") },
            {
                "istio-system/bank spec.trafficPolicy.tls.credentialName: the Secret 'c' is in s, and the gateways",
                Routes("out") + Rule(", credentialName: s/c")
            },
            { "", Routes("out") + Rule(", credentialName: ''") + Secret("client", "shop") },
            { "", Routes("out") + Rule(", credentialName: istio-system/client") + Secret("client", "shop") },
            // Sidecars that a rule selects read those of their own namespace.
            {
                "shop/bank spec.trafficPolicy.tls.credentialName: the Secret 'client' is in data, and sidecars of shop "
                    + "read Secrets of shop only",
                Rule(Named, "shop", Selected) + Secret("client", "data")
            },
            { "", Rule(Named, "shop", Selected) + Secret("client", "shop") },
            {
                "shop/bank spec.trafficPolicy.tls.credentialName: the Secret 'client' is in data, and sidecars of shop",
                Rule(Named, "shop", ", workloadSelector: {matchLabels: {}}") + Secret("client", "data")
            },
            // Wherever the rule names one.
            {
                "istio-system/bank spec.trafficPolicy.portLevelSettings[1].tls.credentialName: the Secret 'client'",
                Routes("out")
                    + Rule("")
                        .Replace(
                            "trafficPolicy: {",
                            "trafficPolicy: {portLevelSettings: [{port: {number: 80}, tls: {mode: SIMPLE}}, "
                                + "{port: {number: 443}, tls: "
                                + "{mode: SIMPLE, credentialName: client}}], ",
                            StringComparison.Ordinal
                        )
                    + Secret("client", "shop")
            },
            {
                "istio-system/bank spec.subsets[0].trafficPolicy.tls.credentialName: the Secret 'client'",
                Routes("out")
                    + Rule(
                        "",
                        "istio-system",
                        ", subsets: [{name: all, trafficPolicy: {tls: {mode: SIMPLE, credentialName: client}}}]"
                    )
                    + Secret("client", "shop")
            },
        };

    [Theory, MemberData(nameof(Packages))]
    public void Are_reported_where_no_proxy_that_needs_them_reads_them(string expected, string package) =>
        CheckRun.Of(package).AssertReports("client-credential-elsewhere", expected);
}
