using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Diagnostics;

/// <summary>A secret in the wrong field is an error, and no reason to print it.</summary>
public sealed class RedactionTests
{
    const string Seed = "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s=";

    [Theory]
    [InlineData($"'{Seed}' must be a name", "'7v3O[...]' must be a name")]
    [InlineData("'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' must", "'9f86[...]' must")]
    [InlineData(
        "'-----BEGIN EC PRIVATE KEY----- MHcCAQEEIBWaOEZnq0PatNi AB' must",
        "'-----BEGIN EC PRIVATE KEY----- [...]' must"
    )]
    [InlineData(
        "must begin with -----BEGIN CERTIFICATE----- in a line of its own",
        "must begin with -----BEGIN CERTIFICATE----- in a line of its own"
    )]
    [InlineData(
        "'a-very-long-name-of-a-host-that-nobody-would-write-0123456789.shop.example.com' must",
        "'a-very-long-name-of-a-host-that-nobody-would-write-0123456789.shop.example.com' must"
    )]
    [InlineData(
        "'averylongnamewithoutanydashesordotsinit0123456789' must",
        "'averylongnamewithoutanydashesordotsinit0123456789' must"
    )]
    [InlineData(
        "ECDHE-RSA-AES128-GCM-SHA256, ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES128-GCM-SHA256, ECDHE-RSA-CHACHA20-POLY1305"
    )]
    public void Key_material_is_left_out_and_nothing_else(string text, string shown) =>
        Assert.Equal(shown, Redaction.Of(text));

    [Theory]
    [InlineData("certificate: {selfSigned: {seedSecretRef: {name: '@'}}}")]
    [InlineData("certificate: {selfSigned: {privateKey: {algorithm: '@'}}}")]
    [InlineData("certificate: {provided: {secretRef: {name: '@'}}}")]
    [InlineData("certificate: {provided: {secretRef: '@'}}")]
    [InlineData("certificate: {existing: {}}, gateway: {tls: {clientCA: {secretName: '@'}}}")]
    [InlineData("certificate: {existing: {}}, gateway: {hosts: ['@']}")]
    [InlineData("certificate: {existing: {}}, domain: '@'")]
    [InlineData("certificate: {existing: {}}, '@': 1")]
    public void No_field_repeats_a_secret(string spec)
    {
        var pem = File.ReadAllText(Fixtures.Path("p256.key"));
        foreach (var secret in new[] { Seed, pem.ReplaceLineEndings(" ") })
        {
            var outcome = Session.RunWith(
                $$"""
                apiVersion: krm.kyma-project.io/v1alpha1
                kind: KymaTraffic
                metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
                spec: { {{spec.Replace("@", secret, StringComparison.Ordinal)}} }
                """,
                "check",
                "-"
            );

            Assert.Equal(1, outcome.ExitCode);
            Assert.DoesNotContain(Seed[4..20], outcome.Stdout, StringComparison.Ordinal);
            Assert.DoesNotContain(pem.Split('\n')[1][..16], outcome.Stdout, StringComparison.Ordinal);
        }
    }
}
