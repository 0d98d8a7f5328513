using Kyma.Krm.Explaining;

namespace Kyma.Krm.Tests.Explaining;

/// <summary>A long page waits in pieces of whole lines.</summary>
public sealed class TextPageTests
{
    [Fact]
    public void A_long_page_says_all_of_it_in_order()
    {
        var page = new TextPage(TextLook.Plain);
        var expected = new List<string>();
        for (var i = 0; i < 2000; i++)
        {
            page.Line($"line {i} für \u4f60\u597d \U0001f600");
            expected.Add($"line {i} für \u4f60\u597d \U0001f600\n");
        }

        Assert.Equal(string.Concat(expected), page.ToString());
        var pieces = page.Pieces().ToArray();
        Assert.InRange(pieces.Length, 5, 20);
        Assert.Equal(page.ToString(), string.Concat(pieces));
        Assert.All(
            pieces.Where(piece => piece.Length > 0),
            piece => Assert.EndsWith("\n", piece, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Every_kind_of_line_is_in_it()
    {
        var (page, one) = (new TextPage(TextLook.Plain), new TextPage(TextLook.Plain));
        Write(one);
        for (var i = 0; i < 200; i++)
            Write(page);
        Assert.Equal(string.Concat(Enumerable.Repeat(one.ToString(), 200)), page.ToString());

        static void Write(TextPage page)
        {
            page.Title("Title", "rest");
            page.Line("  - an entry");
            page.Verbatim("  as it is");
            page.Rows(2, ("label", "value"), ("other", "two\nlines"));
            page.Table(
                2,
                ["A", "B"],
                [
                    ["a", "b"],
                    ["c", "d"],
                ]
            );
        }
    }

    [Fact]
    public void An_empty_page_is_empty() => Assert.Equal("", new TextPage(TextLook.Plain).ToString());
}
