using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Tests.Istio.Syntax;

/// <summary>An index answers what comparing each host answers, each value once.</summary>
public sealed class HostIndexTests
{
    static readonly string[] Hosts =
    [
        "*",
        "*.com",
        "*.example.com",
        "*.a.example.com",
        "*.b.example.com",
        "example.com",
        "a.example.com",
        "x.a.example.com",
        "anexample.com",
        "example.org",
        "com",
    ];

    [Fact]
    public void Overlapping_hosts_are_those_of_which_one_covers_the_other()
    {
        var index = new HostIndex<string>();
        foreach (var host in Hosts)
            index.Add(host, host);
        foreach (var asked in Hosts.Append("*.example").Append("b.example.com"))
            Assert.Equal(
                Hosts
                    .Where(host => HostNames.Covers(host, asked) || HostNames.Covers(asked, host))
                    .Order(StringComparer.Ordinal),
                index.Overlapping(asked).Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public void A_host_that_is_added_later_is_found()
    {
        var index = new HostIndex<int>();
        index.Add("a.example.com", 1);
        Assert.Equal([1], index.Overlapping("*.example.com"));
        index.Add("a.example.com", 2);
        index.Add("b.example.com", 3);
        Assert.Equal([1, 2, 3], index.Overlapping("*.example.com"));
    }
}
