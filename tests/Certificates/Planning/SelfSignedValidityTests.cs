namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>
/// Nobody rotates a self-signed certificate, so that it has expired must be told, like that of any other (today is
/// 2026-06-01).
/// </summary>
public sealed class SelfSignedValidityTests
{
    [Theory]
    [InlineData("2024-01-01T00:00:00Z", "", 0, "warning", "the certificate expired on 2024-12-30T23:59:59Z")]
    [InlineData("2025-06-15T00:00:00Z", "", 0, "warning", "the certificate expires on 2026-06-14T23:59:59Z")]
    [InlineData("2027-01-01T00:00:00Z", "", 0, "warning", "the certificate is not valid before 2027-01-01T00:00:00Z")]
    [InlineData(
        "2024-01-01T00:00:00Z",
        "asOf: '2026-01-01T00:00:00Z', ",
        1,
        "error",
        "`certificate.asOf` is 2026-01-01T00:00:00Z"
    )]
    [InlineData(
        "2027-01-01T00:00:00Z",
        "asOf: '2026-01-01T00:00:00Z', ",
        1,
        "error",
        "is not valid before 2027-01-01T00:00:00Z; `certificate.asOf`"
    )]
    [InlineData(
        "2026-01-01T00:00:00Z",
        "asOf: '2026-01-01T00:00:00Z', ",
        0,
        "info",
        "this certificate lasts until 2026-12-31"
    )]
    public void What_asOf_and_the_clock_say(
        string notBefore,
        string asOf,
        int exitCode,
        string severity,
        string message
    )
    {
        var config = $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: shop.example.com
              certificate: { {{asOf}}selfSigned: {notBefore: "{{notBefore}}", seedSecretRef: {name: seed} } }
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"} }
            data: {seed: "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s="}
            """;
        var outcome = Session.RunWith(config, "check", "-");

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(
            outcome.Stdout.Split('\n'),
            line =>
                line.StartsWith(severity, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal)
        );
    }
}
