namespace Kyma.Krm.Tests.Planning;

/// <summary>What Istio would refuse is reported at the config's field, in one run with what else is wrong.</summary>
public sealed class RefusedByIstioTests
{
    const string UnknownCurves = "crd-unknown-field spec.gateway.tls.ecdhCurves";

    const string NoTls12 = "ecdh-curves-without-tls12 spec.gateway.tls.ecdhCurves";

    [Theory]
    [InlineData("istioVersion: '1.31'", "ecdhCurves: [X25519]", UnknownCurves)]
    [InlineData(
        "istioVersion: '1.31'",
        "ecdhCurves: [X25519], mode: x",
        UnknownCurves,
        "invalid-value spec.gateway.tls.mode"
    )]
    [InlineData(
        "istioVersion: '1.31'",
        "ecdhCurves: [X25519, x]",
        UnknownCurves,
        "invalid-value spec.gateway.tls.ecdhCurves[1]"
    )]
    [InlineData("istioVersion: '1.31'", "ecdhCurves: [X25519MLKEM768]", UnknownCurves, NoTls12)]
    [InlineData("istioVersion: '1.32'", "ecdhCurves: [X25519MLKEM768]", NoTls12)]
    [InlineData("istioVersion: x", "ecdhCurves: [X25519]", "invalid-value spec.istioVersion")]
    public void A_field_that_the_release_lacks_is_reported_whatever_else_is_wrong_with_it(
        string version,
        string tls,
        params string[] told
    ) =>
        Assert.Equal(
            told.Order(StringComparer.Ordinal),
            Traffic
                .Of(
                    $"{{{version}, domain: shop.example.com, gateway: {{name: shop, tls: {{{tls}}}}}, "
                        + "certificate: {gardener: {}}}"
                )
                .Serious.Order(StringComparer.Ordinal)
        );

    /// <summary>What Istio says of a service's ports or endpoints depends on no other field of the service.</summary>
    [Theory]
    [InlineData("service-entry-port-twice", "ports: [{number: 1}, {number: 1}], addresses: [x]", true)]
    [InlineData("service-entry-port-twice", "ports: [{number: 1}, {number: 1}], preset: x", false)]
    [InlineData("endpoint-address", "resolution: STATIC, endpoints: [{address: a.example.net}], preset: x", true)]
    [InlineData("endpoint-address", "resolution: x, endpoints: [{address: a.example.net}]", false)]
    [InlineData("endpoint-address", "endpoints: [{address: a.example.net}, x]", false)]
    public void What_Istio_refuses_in_a_service_is_hidden_by_what_it_depends_on(
        string rule,
        string service,
        bool isTold
    )
    {
        var told = Traffic.Of($"{{egress: {{services: [{{hosts: [a.example.com], {service}}}]}}}}").Told;

        Assert.True(
            told.Any(line => line.StartsWith($"{rule} ", StringComparison.Ordinal)) == isTold,
            string.Join(", ", told)
        );
    }

    /// <summary>In the place of a domain that could not be read there is one that nothing depends on.</summary>
    [Fact]
    public void What_does_not_depend_on_the_domain_is_reported_without_it() =>
        Assert.Equal(
            ["cipher-suites-without-effect spec.gateway.tls.cipherSuites", "invalid-value spec.domain"],
            Traffic
                .Of(
                    "{domain: A_b, gateway: {name: shop, tls: {minProtocolVersion: TLSV1_3, cipherSuites: "
                        + "[ECDHE-RSA-AES128-SHA]}}, certificate: {gardener: {}}}"
                )
                .Serious.Order(StringComparer.Ordinal)
        );
}
