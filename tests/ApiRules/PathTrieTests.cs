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
}
