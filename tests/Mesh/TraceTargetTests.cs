using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>What of a URL a client sends.</summary>
public sealed class TraceTargetTests
{
    [Theory]
    [InlineData("http://shop.example.com", "http://shop.example.com/")]
    [InlineData("HTTPS://Shop.Example.com:443/cart", "https://shop.example.com/cart")]
    [InlineData("http://shop.example.com/cart?a=1#top", "http://shop.example.com/cart?a=1")]
    [InlineData("http://shop.example.com?a=/1", "http://shop.example.com/?a=/1")]
    [InlineData("http://shop.example.com#top", "http://shop.example.com/")]
    [InlineData("http://shop.example.com:8080#a/b?c", "http://shop.example.com:8080/")]
    [InlineData("tcp://db.example.com:5432", "tcp://db.example.com:5432")]
    [InlineData("https://[2001:DB8::1]/a:b", "https://[2001:db8::1]/a:b")]
    [InlineData("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443/")]
    [InlineData("tcp://[2001:db8::1]:5432", "tcp://[2001:db8::1]:5432")]
    [InlineData("tcp://[2001:db8::1]", null)]
    [InlineData("https://2001:db8::1", null)]
    [InlineData("https://[2001:db8::1", null)]
    [InlineData("https://[shop.example.com]", null)]
    [InlineData("tcp://db.example.com", null)]
    [InlineData("http://user@shop.example.com", null)]
    [InlineData("http://shop.example.com:0", null)]
    [InlineData("shop.example.com", null)]
    public void A_URL_says_where_a_request_goes(string text, string? target) =>
        Assert.Equal(target, TraceTarget.Parse(text)?.ToString());

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1")]
    [InlineData("[2001:db8::1]", "2001:db8::1")]
    public void An_address_in_a_URL_is_where_the_request_goes(string written, string address)
    {
        var mesh = new TestMesh(
            TestMesh.Of(
                "ServiceEntry",
                "db",
                "shop",
                $"{{hosts: [db.example.com], addresses: ['{address}'], resolution: NONE, "
                    + "ports: [{number: 5432, name: tcp, protocol: TCP}]}"
            )
        );

        Assert.Equal("registered sidecar", mesh.End("shop", $"tcp://{written}:5432"));
    }
}
