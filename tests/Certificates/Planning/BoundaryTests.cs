namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>Limits hold to the last value that is still allowed, and from the first that is not.</summary>
public sealed class BoundaryTests
{
    const string Seed = """
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"} }
        data: {seed: "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s="}
        """;

    [Theory]
    [InlineData("4416h", 0)]
    [InlineData("4415h59m59s", 1)]
    public void A_self_signed_certificate_lasts_184_days_at_least(string duration, int exitCode)
    {
        var certificate =
            "{selfSigned: {notBefore: '2026-01-01T00:00:00Z', "
            + $"duration: {duration}, seedSecretRef: {{name: seed}}}}}}";
        var outcome = Session.RunWith($"{ConfigOf("shop.example.com", certificate)}\n{Seed}", "render", "-");

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal(exitCode == 1, outcome.Stderr.Contains("must be at least 4416h", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void A_common_name_has_64_characters_at_most(int firstLabel, bool hasCommonName)
    {
        var domain = $"{new string('a', firstLabel)}.example.com";
        var outcome = Session.RunWith(ConfigOf(domain, "gardener"), "render", "-");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(hasCommonName, outcome.Stdout.Contains("commonName:", StringComparison.Ordinal));
        Assert.Contains($"*.{domain}", outcome.Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    public void Gardener_takes_99_names_beside_the_common_name(int others, int exitCode)
    {
        var names = string.Join(", ", Enumerable.Range(1, others).Select(i => $"n{i}.shop.example.com"));
        var outcome = Session.RunWith(
            ConfigOf("shop.example.com", $"{{gardener: {{dnsNames: [\"*.shop.example.com\", {names}]}}}}"),
            "render",
            "-"
        );

        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Equal(
            exitCode == 1,
            outcome.Stderr.Contains($"{others} names in addition to the common name", StringComparison.Ordinal)
        );
    }

    static string ConfigOf(string domain, string certificate) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec: {domain: {{domain}}, certificate: {{certificate}} }
            """;
}
