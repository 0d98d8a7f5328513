using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Tests.Istio;

/// <summary>The fast ways through many hosts find what comparing each with each finds.</summary>
public sealed class ManyHostsTests
{
    [Fact]
    public void Each_host_is_told_with_the_first_that_it_overlaps()
    {
        var chance = new Chance(21);
        for (var turn = 0; turn < 3000; turn++)
        {
            var hosts = Enumerable.Range(0, chance.Below(12)).Select(_ => Host(chance)).ToList();

            Assert.True(Slowly(hosts).SequenceEqual(HostOverlaps.In(hosts)), string.Join(' ', hosts));
        }
    }

    [Fact]
    public void Many_hosts_cover_what_one_of_them_covers()
    {
        var chance = new Chance(22);
        for (var turn = 0; turn < 3000; turn++)
        {
            var (hosts, part) = (Enumerable.Range(0, chance.Below(5)).Select(_ => Host(chance)).ToList(), Host(chance));

            Assert.True(
                new ManyHosts(hosts).Covers(part) == hosts.Exists(whole => HostNames.Covers(whole, part)),
                $"{part} in {string.Join(' ', hosts)}"
            );
        }
    }

    static IEnumerable<(int, int)> Slowly(List<string> hosts) =>
        from later in Enumerable.Range(0, hosts.Count)
        let earlier = Enumerable
            .Range(0, later)
            .Where(i => HostNames.Overlap(hosts[i], hosts[later]))
            .DefaultIfEmpty(-1)
            .First()
        where earlier >= 0
        select (later, earlier);

    static string Host(Chance chance)
    {
        var name = string.Join('.', Enumerable.Range(0, 1 + chance.Below(3)).Select(_ => chance.Of("a", "b", "ab")));
        return chance.Below(4) switch
        {
            0 => $"*.{name}",
            1 => chance.OneIn(4) ? "*" : $"*{name}",
            _ => name,
        };
    }
}
