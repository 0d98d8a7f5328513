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
