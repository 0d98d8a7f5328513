using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Tests.Certificates;

public sealed class HostCoverTests
{
    [Theory]
    [InlineData("*.example.com", "a.example.com", true)]
    [InlineData("*.example.com", "*.example.com", true)]
    [InlineData("*.EXAMPLE.com", "A.example.COM.", true)]
    [InlineData("example.com", "example.com", true)]
    [InlineData("*.example.com", "example.com", false)]
    [InlineData("*.example.com", "a.b.example.com", false)]
    [InlineData("*.example.com", "*.b.example.com", false)]
    [InlineData("example.com", "a.example.com", false)]
    [InlineData("a.example.com", "*.example.com", false)]
    [InlineData("a*.example.com", "ab.example.com", false)]
    [InlineData("*.com", "*.example.com", false)]
    [InlineData("*", "example", false)]
    [InlineData("*.example", ".example", false)]
    public void A_wildcard_covers_exactly_one_label(string name, string host, bool isCovered) =>
        Assert.Equal(isCovered, new HostCover([name]).Covers(host));

    [Theory]
    [InlineData("example.com", true)]
    [InlineData("*.example.com", true)]
    [InlineData("a.b.example.com", true)]
    [InlineData("*.com", false)]
    [InlineData("notexample.com", false)]
    [InlineData("example.com.evil.org", false)]
    public void A_name_is_within_its_domain(string name, bool isWithin) =>
        Assert.Equal(isWithin, HostCover.IsWithin("example.com", name));
}
