using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>A text to ask for, of which the pattern itself says that it matches.</summary>
public sealed class PatternExampleTests
{
    [Theory]
    [InlineData("/cart", "/cart")]
    [InlineData("^/cart$", "/cart")]
    [InlineData(".*", "/")]
    [InlineData(".+", "/")]
    [InlineData("/?", "/")]
    [InlineData("/a*", "/")]
    [InlineData("/a+", "/a")]
    [InlineData("/a{2,4}", "/aa")]
    [InlineData("(/x|/y)/z", "/x/z")]
    [InlineData("/[0-9]{3}", "/000")]
    [InlineData("/\\d\\.html", "/0.html")]
    [InlineData("/[^a-z]", "/A")]
    [InlineData(".*/cart", "/cart")]
    [InlineData("cart", null)]
    [InlineData("/[?#]", null)]
    [InlineData("/(?i)cart", null)]
    [InlineData("/a{1000}b{1000}", null)]
    public void It_begins_with_a_slash(string pattern, string? example)
    {
        Assert.Equal(example, PatternExample.Of(pattern, '/'));
        if (example is not null)
            Assert.True(PathPattern.Matches(pattern, example));
    }

    [Theory]
    [InlineData("PURGE", "PURGE")]
    [InlineData("[A-Z]+", "A")]
    [InlineData(".*", "")]
    public void Without_one_it_is_the_shortest(string pattern, string example) =>
        Assert.Equal(example, PatternExample.Of(pattern));
}
