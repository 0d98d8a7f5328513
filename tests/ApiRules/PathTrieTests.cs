using Kyma.Krm.ApiRules;

namespace Kyma.Krm.Tests.ApiRules;

/// <summary>Rows that kyma api-gateway decides the same way (internal/path/segment_trie).</summary>
public sealed class PathTrieTests
{
    [Theory]
    [InlineData("/a /b", true)]
    [InlineData("/a /a", false)]
    [InlineData("/a /a/b", true)]
    [InlineData("/a/{*} /a/b", false)]
    [InlineData("/a/b /a/{*}", true)]
    [InlineData("/{**} /a", false)]
    [InlineData("/a /{**}", true)]
    [InlineData("/{**}/c /a/b/c", false)]
    [InlineData("/{**}/c /a/b/d", true)]
    [InlineData("/a/{*}/c /a/b/c /a/b/d", false)]
    [InlineData("/a/{**} /b/a", true)]
    [InlineData("/a/{**} /a", true)]
    [InlineData("/a/ /a", true)]
    [InlineData("/a/b /a /a", true)]
    public void A_path_collides_with_those_before_it(string paths, bool fit)
    {
        var trie = new PathTrie();

        Assert.Equal(fit, paths.Split(' ').All(trie.TryAdd));
    }

    /// <summary>Two paths were enough to double the work with every segment: 30 took twelve minutes.</summary>
    [Fact]
    public void Every_node_is_met_once()
    {
        var trie = new PathTrie();
        Assert.True(trie.TryAdd($"{Repeated("/{*}", 1000)}/x"));
        Assert.True(trie.TryAdd(Repeated("/{*}", 1000)));

        Assert.InRange(trie.Steps, 1, 1001);
        Assert.False(trie.IsExhausted);
    }

    /// <summary>Depth and length are the input's to decide, so neither costs stack or the square of itself.</summary>
    [Theory]
    [InlineData("/{**}{0}", "/{*}")]
    [InlineData("{0}/{**}/a", "/{*}")]
    [InlineData("{0}", "/a")]
    public void A_long_path_takes_as_many_steps_as_segments(string format, string segment)
    {
        Assert.InRange(StepsOf(format, segment, 200_000), 0, (2 * StepsOf(format, segment, 100_000)) + 10);

        static long StepsOf(string format, string segment, int length)
        {
            var trie = new PathTrie();
            var path = format.Replace("{0}", Repeated(segment, length), StringComparison.Ordinal);
            trie.TryAdd(path);
            trie.TryAdd($"{path}/b");
            return trie.Steps;
        }
    }

    /// <summary>The ways in which {*} and a name can alternate are 2 to the power of the length.</summary>
    [Fact]
    public void The_steps_of_paths_that_all_match_are_limited()
    {
        var trie = new PathTrie();
        for (var i = 0; i < 1 << 12; i++)
            trie.TryAdd(
                $"{string.Concat(Enumerable.Range(0, 12).Select(bit => ((i >> bit) & 1) == 0 ? "/a" : "/{*}"))}/{i}"
            );
        Assert.False(trie.IsExhausted);
        for (var i = 0; i < 1 << 12; i++)
            trie.TryAdd($"{Repeated("/a", 12)}/x{i}");

        Assert.True(trie.IsExhausted);
        Assert.InRange(trie.Steps, 1, 10_000 + (200L * 13 * (2 << 12)) + 1);
    }

    static string Repeated(string segment, int count) => string.Concat(Enumerable.Repeat(segment, count));
}
