using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Tests.Istio;

public sealed class IstioSecretTests
{
    [Fact]
    public void The_generic_pair_comes_before_the_tls_pair()
    {
        var secret = IstioSecret.Read(
            Data(("cert", "a"), ("key", "b"), ("crl", "r"), ("tls.crt", "c"), ("tls.key", "d"), ("ca.crt", "e"))
        );
        Assert.Equal(new ServerKeys("cert", "key", null, "crl"), secret.Server);
        Assert.Equal(new CaKeys("ca.crt", null) { IgnoredCrl = "crl" }, secret.Ca);
    }

    [Fact]
    public void An_empty_generic_pair_falls_back_to_the_tls_pair() =>
        Assert.Equal(
            "tls.crt",
            IstioSecret.Read(Data(("cert", ""), ("key", "b"), ("tls.crt", "c"), ("tls.key", "d"))).Server?.Certificate
        );

    [Fact]
    public void It_says_which_keys_are_missing() =>
        Assert.Equal(
            "must have 'tls.crt' and 'tls.key' (or 'cert' and 'key'), found foo, tls.key",
            IstioSecret.Read(Data(("tls.key", "a"), ("foo", "b"))).WhyNoServer
        );

    [Theory]
    [InlineData(true, "shop-cacert")]
    [InlineData(false, "shop")]
    public void The_CA_lies_in_a_Secret_of_its_own_where_there_is_one(bool exists, string name) =>
        Assert.Equal(name, IstioSecret.CaSecretName("shop", _ => exists));

    [Fact]
    public void Secrets_are_read_as_Istio_reads_them()
    {
        var cases = SharedCases.Read("secret-format-cases.json");
        var secrets = cases["secretsInNamespaceDefault"]!.AsObject();
        foreach (
            var row in cases["cases"]!
                .AsArray()
                .Cast<JsonObject>()
                .Where(row => (string)row["namespace"]! == "default" && secrets.ContainsKey((string)row["name"]!))
        )
        {
            // Istio's test changes this Secret half-way; the row is of before, the Secret of after.
            if ((string)row["name"]! == "tls")
                continue;
            var data = secrets[(string)row["name"]!]!["data"]!
                .AsObject()
                .ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes((string)entry.Value!));
            var secret = IstioSecret.Read(data);
            Assert.Equal((string?)row["cert"], Value(data, secret.Server?.Certificate));
            Assert.Equal((string?)row["key"], Value(data, secret.Server?.PrivateKey));
            Assert.Equal((string?)row["crl"], Value(data, secret.Server?.Crl));
            Assert.Equal((string?)row["caCert"], Value(data, secret.Ca?.Certificate));
            Assert.Equal((string?)row["caCrl"], Value(data, secret.Ca?.Crl));
            Assert.Equal(row.ContainsKey("expectedError"), secret.WhyNoServer is not null);
            Assert.Equal(row.ContainsKey("expectedCAError"), secret.WhyNoCa is not null);
        }
    }

    static Dictionary<string, byte[]> Data(params (string Key, string Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetBytes(entry.Value));

    static string? Value(Dictionary<string, byte[]> data, string? key) =>
        key is null ? null : Encoding.UTF8.GetString(data[key]);
}
