using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Schema;

/// <summary>Numbers and words in a config are read as kubectl reads them, where nobody can mistake them.</summary>
public sealed class NumberSpellingsTests
{
    [Theory]
    [InlineData("0x1BB")]
    [InlineData("0o673")]
    [InlineData("4_43")]
    [InlineData("443")]
    public void A_port_is_a_number_however_it_is_spelt(string port)
    {
        var traffic = Traffic.Of(Service(port));

        Assert.Equal("", traffic.Errors);
        Assert.Equal(
            "443",
            traffic.Resource("ServiceEntry", "api-partner-com")["spec"]!["ports"]![0]!["number"]!.ToJsonString()
        );
    }

    /// <summary>kubectl reads 0443 as 291, and nobody who writes it expects that.</summary>
    [Theory]
    [InlineData("0443")]
    [InlineData("0673")]
    [InlineData("-0443")]
    [InlineData("00")]
    [InlineData("443.5")]
    [InlineData("\"443\"")]
    public void A_port_that_can_be_mistaken_is_refused(string port) =>
        Assert.Contains("whole number", Traffic.Of(Service(port)).Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("yes", true)]
    [InlineData("on", true)]
    [InlineData("False", false)]
    [InlineData("n", false)]
    public void A_truth_is_one_however_it_is_spelt(string word, bool redirects)
    {
        var traffic = Traffic.Of(
            $"domain: shop.example.com\ncertificate: {{gardener: {{}}}}\ngateway: {{httpsRedirect: {word}}}\n"
        );

        Assert.Equal("", traffic.Errors);
        Assert.Equal(
            redirects ? 2 : 1,
            traffic.Resource("Gateway", "kyma-gateway")["spec"]!["servers"]!.AsArray().Count
        );
    }

    static string Service(string port) =>
        "egress:\n  namespace: shop\n  services:\n  - hosts: [api.partner.com]\n"
        + $"    ports: [{{number: {port}, protocol: TLS, name: tls}}]\n";
}
