namespace Kyma.Krm.Tests.Checking;

/// <summary>
/// Inputs that did harm through a real control plane and proxy, where they lie beside the project; our own are next to
/// each rule.
/// </summary>
public sealed class WireCasesTests
{
    [Theory]
    [InlineData("01-client-ca-secret", "error client-ca-name spec.gateway.tls.clientCA.secretName")]
    [InlineData("02-client-ca-pem", "")]
    [InlineData("06-rule-for-own-namespace-only.yaml", "warning plain-text-to-tls-port spec.exportTo")]
    [InlineData("07-target-443-without-rule.yaml", "warning plain-text-to-tls-port spec.ports")]
    [InlineData("08-port-level-without-tls.yaml", "warning plain-text-to-tls-port spec.trafficPolicy")]
    [InlineData("09-tls-for-the-target-port.yaml", "warning plain-text-to-tls-port spec.trafficPolicy")]
    [InlineData("10-rule-in-a-third-namespace.yaml", "warning plain-text-to-tls-port metadata.namespace")]
    [InlineData("11-clients-own-rule.yaml", "warning plain-text-to-tls-port spec.host")]
    [InlineData(
        "17-gateway-ca-without-suffix.yaml",
        "error client-ca-without-suffix spec.servers[0].tls.caCertCredentialName"
    )]
    public void What_did_harm_is_reported(string input, string expected) =>
        Assert.Contains(expected, CheckRun.Of(Read(input)).Told, StringComparison.Ordinal);

    [Fact]
    public void A_CA_given_as_PEM_is_rendered_under_a_name_that_Istio_reads()
    {
        var rendered = Session.RunWith(Read("02-client-ca-pem"), ["render", "-"]);

        Assert.Equal(0, rendered.ExitCode);
        Assert.Contains(
            "caCertCredentialName: partners-gateway-certs-cacert",
            rendered.Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\n  name: partners-gateway-certs-cacert\n  namespace: istio-system",
            rendered.Stdout,
            StringComparison.Ordinal
        );
    }

    static string Read(string input)
    {
        var path = Repository.File($"../shared/cases/wire/{input}");
        if (File.Exists(path))
            return File.ReadAllText(path);
        if (!Directory.Exists(path))
            Repository.MissShared($"{path} is not there");
        return string.Join(
            "\n---\n",
            Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).Select(File.ReadAllText)
        );
    }
}
