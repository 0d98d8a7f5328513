using System.Security.Cryptography;
using System.Text;

namespace Kyma.Krm.Tests.Kubernetes;

/// <summary>Names that are composed have at most 63 characters; longer ones keep their start and get a hash.</summary>
public sealed class ResourceNameTests
{
    [Theory]
    [InlineData(62)]
    [InlineData(63)]
    public void A_name_of_up_to_63_characters_stays(int length)
    {
        var host = Host(length);

        Assert.Equal(host.Replace('.', '-'), NameOf(host));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(200)]
    public void A_longer_one_becomes_37_characters_a_dash_and_7_digits(int length)
    {
        var full = Host(length).Replace('.', '-');

        var name = NameOf(Host(length));

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(full)));
        Assert.Equal($"{full[..37]}-{hash[..7]}", name);
    }

    [Fact]
    public void A_wildcard_is_spelt_out() => Assert.Equal("wildcard-example-com", NameOf("*.example.com"));

    /// <summary>A label of a name cannot begin with a dash.</summary>
    [Fact]
    public void No_dot_comes_before_the_dash()
    {
        var traffic = Traffic.Of(
            $"{{domain: shop.example.com, gateway: {{namespace: {new string('n', 36)}, name: "
                + $"{new string('g', 40)}}}, certificate: {{gardener: {{}}}}}}"
        );

        var name = Assert.Single(Traffic.NamesOf(traffic.Resources), name => name.Contains("Certificate", Ordinal));
        Assert.StartsWith($"Certificate istio-system/{new string('n', 36)}-", name, Ordinal);
    }

    const StringComparison Ordinal = StringComparison.Ordinal;

    /// <summary>Labels of 40 characters; none ends in a dot.</summary>
    static string Host(int length)
    {
        var host = new StringBuilder();
        while (host.Length < length)
            host.Append(host.Length % 41 == 40 && host.Length < length - 1 ? '.' : 'a');
        return host.ToString();
    }

    static string NameOf(string host)
    {
        var resolution = host[0] == '*' ? "NONE" : "DNS";
        var traffic = Traffic.Of($"{{egress: {{services: [{{hosts: [\"{host}\"], resolution: {resolution}}}]}}}}");
        return (string)
            Assert.Single(traffic.Resources, resource => (string?)resource["kind"] == "ServiceEntry")["metadata"]![
                "name"
            ]!;
    }
}
