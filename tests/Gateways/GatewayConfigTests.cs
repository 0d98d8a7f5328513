using System.Text.Json.Nodes;
using Kyma.Krm.Gateways;

namespace Kyma.Krm.Tests.Gateways;

/// <summary>From <c>spec.gateway</c> to the Gateway, and what is reported on the way.</summary>
public sealed class GatewayConfigTests
{
    [Fact]
    public void Nothing_written_is_Kymas_Gateway()
    {
        var gateway = Of("{name: shop}").Resource("Gateway", "shop");

        Assert.Equal("kyma-system", (string?)gateway["metadata"]!["namespace"]);
        Assert.Null(gateway["metadata"]!["annotations"]);
        Assert.Equal(
            """{"app":"istio-ingressgateway","istio":"ingressgateway"}""",
            gateway["spec"]!["selector"]!.ToJsonString()
        );
        Assert.Equal(
            """[{"port":{"number":443,"name":"https","protocol":"HTTPS"},"hosts":["*.shop.example.com"],"tls":"""
                + """{"mode":"SIMPLE","credentialName":"shop-certs","minProtocolVersion":"TLSV1_2","cipherSuites":"""
                + """["ECDHE-RSA-CHACHA20-POLY1305","ECDHE-RSA-AES256-GCM-SHA384","ECDHE-RSA-AES256-SHA","ECDHE-"""
                + """RSA-AES128-GCM-SHA256","ECDHE-RSA-AES128-SHA"]}},{"port":{"number":80,"name":"http","protocol":"""
                + """ "HTTP"},"hosts":["*.shop.example.com"],"tls":{"httpsRedirect":true}}]""".TrimStart(),
            gateway["spec"]!["servers"]!.ToJsonString()
        );
    }

    [Fact]
    public void Without_a_gateway_in_the_config_it_is_the_one_of_Kyma()
    {
        var gateway = Traffic
            .Of("{domain: shop.example.com, certificate: {gardener: {}}}")
            .Resource("Gateway", "kyma-gateway");

        Assert.Equal("kyma-system", (string?)gateway["metadata"]!["namespace"]);
        Assert.Equal("istio-ingressgateway", (string?)gateway["spec"]!["selector"]!["app"]);
        Assert.Equal(2, gateway["spec"]!["servers"]!.AsArray().Count);
    }

    [Fact]
    public void Without_a_redirect_port_80_is_left_out()
    {
        var server = Assert.Single(Servers("{name: shop, httpsRedirect: false}"))!;

        Assert.Equal("443", server["port"]!["number"]!.ToJsonString());
    }

    [Theory]
    [InlineData("TLSV1_2", "TLSV1_2", false)]
    [InlineData("TLSV1_2", "TLSV1_3", false)]
    [InlineData("TLSV1_3", "TLSV1_3", false)]
    [InlineData("TLSV1_3", "TLSV1_2", true)]
    public void The_lowest_version_is_not_above_the_highest(string lowest, string highest, bool isError) =>
        Assert.Equal(
            isError,
            Of($"{{name: shop, tls: {{minProtocolVersion: {lowest}, maxProtocolVersion: {highest}}}}}")
                .Told.Contains("tls-min-above-max spec.gateway.tls.minProtocolVersion")
        );

    [Theory]
    [InlineData("TLSV1_3", "[ECDHE-RSA-AES128-SHA]", true)]
    [InlineData("TLSV1_3", "[]", false)]
    [InlineData("TLSV1_2", "[ECDHE-RSA-AES128-SHA]", false)]
    public void Suites_are_an_error_where_only_TLS_1_3_is_spoken(string lowest, string suites, bool isError) =>
        Assert.Equal(
            isError,
            Of($"{{name: shop, tls: {{minProtocolVersion: {lowest}, cipherSuites: {suites}}}}}")
                .Told.Contains("cipher-suites-without-effect spec.gateway.tls.cipherSuites")
        );

    [Theory]
    [InlineData("minProtocolVersion: TLSV1_3")]
    [InlineData("cipherSuites: []")]
    public void Then_none_are_written(string tls) =>
        Assert.Null(Servers($"{{name: shop, tls: {{{tls}}}}}")[0]!["tls"]!["cipherSuites"]);

    [Fact]
    public void A_single_suite_is_written() =>
        Assert.Equal(
            """["ECDHE-RSA-AES128-SHA"]""",
            Servers("{name: shop, tls: {cipherSuites: [ECDHE-RSA-AES128-SHA]}}")[0]!["tls"]![
                "cipherSuites"
            ]!.ToJsonString()
        );

    [Fact]
    public void What_is_listed_twice_is_reported_at_the_second_place()
    {
        var told = Of(
            "{name: shop, hosts: [a.example.com, b.example.com, a.example.com], tls: {cipherSuites: "
                + "[ECDHE-RSA-AES128-SHA, ECDHE-RSA-AES128-SHA]}}"
        ).Told;

        Assert.Contains("duplicate-entry spec.gateway.hosts[2]", told);
        Assert.Contains("duplicate-entry spec.gateway.tls.cipherSuites[1]", told);
        Assert.Equal(2, told.Count(line => line.StartsWith("duplicate-entry", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1.31", true)]
    [InlineData("1.32", false)]
    [InlineData("1.33", false)]
    public void Curves_need_Istio_1_32(string version, bool isError)
    {
        var traffic = Of("{name: shop, tls: {ecdhCurves: [X25519, X25519]}}", version);

        Assert.Equal(isError, traffic.Told.Contains("crd-unknown-field spec.gateway.tls.ecdhCurves"));
        Assert.Contains("duplicate-entry spec.gateway.tls.ecdhCurves[1]", traffic.Told);
    }

    [Theory]
    [InlineData("ecdhCurves: [X25519MLKEM768]", "Warning")]
    [InlineData("ecdhCurves: [X25519MLKEM768], maxProtocolVersion: TLSV1_2", "Error")]
    [InlineData("ecdhCurves: [X25519MLKEM768], minProtocolVersion: TLSV1_3", null)]
    [InlineData("ecdhCurves: [X25519MLKEM768, X25519]", null)]
    public void A_curve_of_TLS_1_3_alone_leaves_nothing_to_TLS_1_2(string tls, string? severity) =>
        Assert.Equal(
            severity,
            Of($"{{name: shop, tls: {{{tls}}}}}", "1.32")
                .Findings.FirstOrDefault(finding => finding.Rule.Name == "ecdh-curves-without-tls12")
                ?.Severity.ToString()
        );

    /// <summary>What could not be read may be what is missing.</summary>
    [Theory]
    [InlineData("ecdhCurves: [X25519MLKEM768], maxProtocolVersion: TLSV1_2, mode: unheard-of", true)]
    [InlineData("ecdhCurves: [X25519MLKEM768], maxProtocolVersion: TLSV1_2, minProtocolVersion: unheard-of", false)]
    [InlineData("ecdhCurves: [X25519MLKEM768, unheard-of], maxProtocolVersion: TLSV1_2", false)]
    [InlineData("ecdhCurves: [X25519MLKEM768], maxProtocolVersion: unheard-of", false)]
    public void Curves_are_judged_only_where_all_that_decides_could_be_read(string tls, bool isReported) =>
        Assert.Equal(
            isReported,
            Of($"{{name: shop, tls: {{{tls}}}}}", "1.32")
                .Told.Contains("ecdh-curves-without-tls12 spec.gateway.tls.ecdhCurves")
        );

    [Theory]
    [InlineData("{name: kyma-gateway}", "", "operator-owns-gateway spec.gateway")]
    [InlineData("{}", "enableKymaGateway: true", "operator-owns-gateway spec.gateway")]
    [InlineData("{}", "enableKymaGateway: false", null)]
    [InlineData("{name: shop}", "", null)]
    [InlineData("{namespace: shop}", "", null)]
    public void Kymas_operator_writes_over_its_own_Gateway_only(string gateway, string spec, string? expected)
    {
        var traffic = Of(gateway, resources: spec.Length == 0 ? "" : Operator(spec));

        Assert.Equal(
            expected,
            traffic.Told.FirstOrDefault(line => line.StartsWith("operator-owns", StringComparison.Ordinal))
        );
        Assert.Equal(
            spec == "enableKymaGateway: true",
            traffic.Findings.Any(finding =>
                finding.Message.StartsWith(
                    "operator.kyma-project.io/APIGateway default does not have",
                    StringComparison.Ordinal
                ) || finding.Message.Contains("APIGateway default does not have", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public void Where_no_gateway_is_written_it_is_reported_at_the_spec() =>
        Assert.Contains(
            "operator-owns-gateway spec",
            Traffic.Of("{domain: shop.example.com, certificate: {gardener: {}}}").Told
        );

    [Theory]
    [InlineData("P-256", true)]
    [InlineData("P-224", false)]
    public void Curves_are_those_that_Envoy_has(string curve, bool isAccepted) =>
        Assert.Equal(isAccepted, Of($"{{name: shop, tls: {{ecdhCurves: [{curve}]}}}}", "1.32").Errors.Length == 0);

    [Theory]
    [InlineData("ecdhCurves: [X25518]", "Did you mean 'X25519'?")]
    [InlineData("cipherSuites: [ECDHE-RSA-AES128-SHB]", "Did you mean 'ECDHE-RSA-AES128-SHA'?")]
    public void A_misspelt_word_is_reported_with_the_one_that_was_meant(string tls, string said) =>
        Assert.EndsWith(said, Of($"{{name: shop, tls: {{{tls}}}}}", "1.32").Errors, StringComparison.OrdinalIgnoreCase);

    [Theory]
    [InlineData("TLSV1_0")]
    [InlineData("TLSV1_1")]
    public void Old_versions_of_TLS_are_refused_with_the_reason(string version) =>
        Assert.Contains(
            $"'{version}' is refused: TLS 1.0 and 1.1 are deprecated (RFC 8996)",
            Of($"{{name: shop, tls: {{minProtocolVersion: {version}}}}}").Errors,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("1.21", "networking.istio.io/v1beta1")]
    [InlineData("1.22", "networking.istio.io/v1")]
    public void The_API_version_is_one_that_the_release_serves(string version, string expected) =>
        Assert.Equal(expected, (string?)Of("{name: shop}", version).Resource("Gateway", "shop")["apiVersion"]);

    static string Operator(string spec) =>
        "apiVersion: operator.kyma-project.io/v1alpha1\nkind: APIGateway\nmetadata: {name: default}\n"
        + $"spec: {{{spec}}}\n";

    static JsonArray Servers(string gateway) => Of(gateway).Resource("Gateway", "shop")["spec"]!["servers"]!.AsArray();

    static Traffic Of(string gateway, string version = "1.30", string resources = "") =>
        Traffic.Of(
            $"{{istioVersion: '{version}', domain: shop.example.com, gateway: {gateway}, "
                + "certificate: {gardener: {}}}",
            resources
        );

    /// <summary>The reference of fields shows one, and an editor offers it.</summary>
    [Fact]
    public void The_suite_that_is_shown_is_one_of_those_that_may_be_named()
    {
        var schema = KymaCipherSuites.Shape.Describe();

        Assert.Contains(schema["examples"]![0]!.ToString(), schema["enum"]!.AsArray().Select(word => $"{word}"));
    }
}
