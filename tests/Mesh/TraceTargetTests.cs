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
    [InlineData("tcp://db.example.com", null)]
    [InlineData("http://user@shop.example.com", null)]
    [InlineData("http://shop.example.com:0", null)]
    [InlineData("shop.example.com", null)]
    public void A_URL_says_where_a_request_goes(string text, string? target) =>
        Assert.Equal(target, TraceTarget.Parse(text)?.ToString());
}
