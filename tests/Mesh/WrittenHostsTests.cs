using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>What a server or VirtualService with very many hosts says of one.</summary>
public sealed class WrittenHostsTests
{
    static readonly WrittenHosts Hosts = new([
        (null, "a.example.com"),
        (null, "A.example.com"),
        ("shop", "b.example.com"),
        ("*", "*.wild.example.com"),
        ("shop", "*.shop.example.com"),
    ]);

    [Theory]
    [InlineData("a.example.com", "any", "a.example.com A.example.com")]
    [InlineData("A.EXAMPLE.com", "any", "a.example.com A.example.com")]
    [InlineData("b.example.com", "shop", "b.example.com")]
    [InlineData("b.example.com", "any", "")]
    [InlineData("*.wild.example.com", "any", "*.wild.example.com")]
    [InlineData("x.wild.example.com", "any", "")]
    public void The_same_host_may_be_written_in_several_ways(string host, string @namespace, string expected) =>
        Assert.Equal(expected, string.Join(' ', Hosts.Spellings(host, @namespace)));

    [Theory]
    [InlineData("a.example.com", "any", true, true)]
    [InlineData("b.example.com", "shop", true, true)]
    [InlineData("b.example.com", "any", false, false)]
    [InlineData("x.wild.example.com", "any", true, true)]
    [InlineData("x.shop.example.com", "shop", true, true)]
    [InlineData("x.shop.example.com", "any", false, false)]
    [InlineData("*.x.wild.example.com", "any", true, true)]
    [InlineData("*.example.com", "any", false, true)]
    [InlineData("*.b.example.com", "shop", false, false)]
    [InlineData("*", "any", false, true)]
    [InlineData("c.example.com", "shop", false, false)]
    public void A_wildcard_stands_for_what_is_below_it(string host, string @namespace, bool covers, bool overlaps) =>
        Assert.Equal((covers, overlaps), (Hosts.Cover(host, @namespace), Hosts.Overlap(host, @namespace)));
}
