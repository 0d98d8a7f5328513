using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Yaml;

/// <summary>Where YamlDotNet alone would read something else.</summary>
public sealed class YamlParserTests
{
    [Theory]
    [InlineData(": a\n")]
    [InlineData("a: b\n---\n- : a\n")]
    [InlineData("?\n: a\n")]
    [InlineData("{: a}\n")]
    [InlineData("a: &n\n*n : b\n")]
    public void A_key_that_is_nothing_is_told(string text)
    {
        Assert.Null(YamlParser.Parse(text, out var failure));
        Assert.Equal("a key is missing", failure!.Message);
    }

    [Theory]
    [InlineData("kind: A\nspec:\n\ta: b\n", 3, 1)]
    [InlineData("kind: A\nspec:\n  a: b\n  \tc: d\n", 4, 3)]
    public void A_tab_that_indents_is_told_where_it_is(string text, int line, int column)
    {
        Assert.Null(YamlParser.Parse(text, out var failure));
        Assert.Equal(new Position(line, column), failure!.At);
    }

    [Theory]
    [InlineData("- a *b: c\n", """[{"a *b":"c"}]""")]
    [InlineData("x:\n  a b\t *b* *: c\n  d: e\n", """{"x":{"a b\t *b* *":"c","d":"e"}}""")]
    [InlineData("- {x: z, a *b: {z: &b 1}, \"c *d: e\": f}\n", """[{"x":"z","a *b":{"z":1},"c *d: e":"f"}]""")]
    [InlineData("a * b: '* : *'\nc: |\n  d *e: f\n", """{"a * b":"* : *","c":"d *e: f\n"}""")]
    [InlineData("- a *b\n- c * d # *e: f\n", """["a *b","c * d"]""")]
    public void A_star_inside_a_text_is_text(string text, string json) =>
        Assert.Equal(json, YamlJson.ToJson(YamlParser.Parse(text, out _)![0])!.ToJsonString());

    [Theory]
    [InlineData("{a: &b c, d: *b}\n", """{"a":"c","d":"c"}""")]
    [InlineData(
        "a: {a: &b 'c' , d: &e {f: &g 1, h: i}, j: [&k l, *k]}\n",
        """{"a":{"a":"c","d":{"f":1,"h":"i"},"j":["l","l"]}}"""
    )]
    [InlineData("a: &b c\nd: &e\n- &f g\n- &h\n", """{"a":"c","d":["g",null]}""")]
    public void Anchors_stand_before_any_value(string text, string json) =>
        Assert.Equal(json, YamlJson.ToJson(YamlParser.Parse(text, out _)![0])!.ToJsonString());

    /// <summary>
    /// What libyaml and go-yaml read and YamlDotNet alone refuses, together with forms that are parsed as a whole.
    /// </summary>
    [Theory]
    [InlineData("a: |\n  \n  x\nb: {c: &d e, f: *d}\n", """{"a":"\nx\n","b":{"c":"e","f":"e"}}""")]
    [InlineData("a: |\n \n  x\nb: {c: d, # e\n  f: g}\n", """{"a":"\nx\n","b":{"c":"d","f":"g"}}""")]
    [InlineData("a: |-\n   \nb: <<\nc: &x d\n", """{"a":"","b":"\u003C\u003C","c":"d"}""")]
    [InlineData("a: |+\n   \n \nb: [a: b]\n", """{"a":"\n\n","b":[{"a":"b"}]}""")]
    [InlineData(
        "a: \"x\ny\"\nb:\n  on the\n  next line\nc: [d: e]\n",
        """{"a":"x y","b":"on the next line","c":[{"d":"e"}]}"""
    )]
    [InlineData("a: 'x\n\ny'\nb: |2\n    c\nd: {? e : f}\n", """{"a":"x\ny","b":"  c\n","d":{"e":"f"}}""")]
    [InlineData("? a\n: \"x\ny\"\n? |\n  b\n: [c,\nd]\n", """{"a":"x y","b\n":["c","d"]}""")]
    [InlineData(
        "- ? a\n  : - 'x\n y'\n    - ? b\n- ?\n    c\n  :\n    {e: f,\ng: h}\n",
        """[{"a":["x y",{"b":null}]},{"c":{"e":"f","g":"h"}}]"""
    )]
    [InlineData("? a\n: b\nc: |\n \nd: e\n", """{"a":"b","c":"","d":"e"}""")]
    [InlineData("a: plain\n\n  on # c\nb: \"x\ny\"\n", """{"a":"plain\non","b":"x y"}""")]
    [InlineData("a: {b: 'x\n y',\nc: long\n  text}\n", """{"a":{"b":"x y","c":"long text"}}""")]
    public void What_other_readers_take_is_read(string text, string json)
    {
        var documents = YamlParser.Parse(text, out var failure);

        Assert.True(documents is not null, failure?.Message);
        Assert.Equal(json, YamlJson.ToJson(Assert.Single(documents))!.ToJsonString());
    }

    [Fact]
    public void A_text_that_would_be_a_key_is_told() => Assert.Null(YamlParser.Parse("- a: b *c: d\n", out _));
}
