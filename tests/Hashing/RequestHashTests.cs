using Kyma.Krm.Hashing;

namespace Kyma.Krm.Tests.Hashing;

/// <summary>
/// By its hash a rendered key is known again, so two requests that differ must never have one hash between them.
/// </summary>
public sealed class RequestHashTests
{
    [Fact]
    public void Where_one_text_ends_and_the_next_begins_counts()
    {
        string[] hashes =
        [
            RequestHash.Of("ab", "c"),
            RequestHash.Of("a", "bc"),
            RequestHash.Of("abc"),
            RequestHash.Of("abc", ""),
            RequestHash.Of("", "abc"),
            RequestHash.Of("a", "b", "c"),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    /// <summary>SHA-256 of 00000001 'a' 00000002 'bc'; what was rendered once is known again for ever.</summary>
    [Fact]
    public void It_is_the_same_in_every_version() =>
        Assert.Equal("b534ce16ac9c8b36823f39a395ce8e0e3c7ad9605b82b5444f18cadacd217a5d", RequestHash.Of("a", "bc"));
}
