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
        var outcome = Session.RunWith(Config(asOf, $"notBefore: '{notBefore}'"), "check", "-");

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(
            outcome.Stdout.Split('\n'),
            line =>
                line.StartsWith(severity, StringComparison.Ordinal) && line.Contains(message, StringComparison.Ordinal)
        );
    }

    /// <summary>With a longer one it may not be expired at all.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("asOf: '2026-01-01T00:00:00Z', ")]
    public void Of_a_duration_that_is_too_short_nothing_else_is_said(string asOf)
    {
        var run = CheckRun.Of(Config(asOf, "notBefore: '2025-06-01T00:00:00Z', duration: 24h"));

        Assert.Equal("error certificate-durations spec.certificate.selfSigned.duration", run.Serious);
        Assert.Equal("", run.Of("nobody-rotates"));
    }

    /// <summary>That it begins later is another fault.</summary>
    [Fact]
    public void A_day_that_is_yet_to_come_is_said_all_the_same() =>
        Assert.Equal(
            "error certificate-durations spec.certificate.selfSigned.duration\n"
                + "warning certificate-not-yet-valid spec.certificate.selfSigned.notBefore",
            CheckRun.Of(Config("", "notBefore: '2027-01-01T00:00:00Z', duration: 24h")).Serious
        );

    static string Config(string asOf, string fields) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec:
              domain: shop.example.com
              certificate: { {{asOf}}selfSigned: { {{fields}}, seedSecretRef: {name: seed} } }
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"} }
            data: {seed: "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s="}

            """;
}
