using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;
using YamlDotNet.RepresentationModel;

namespace Kyma.Krm.Tests.Yaml;

public sealed class YamlTextTests
{
    public static TheoryData<string> NastyStrings =>
        [
            "",
            " ",
            "  ",
            "a",
            "yes",
            "No",
            "on",
            "OFF",
            "y",
            "n",
            "true",
            "null",
            "~",
            "=",
            "<<",
            "0777",
            "0o17",
            "0x1F",
            "1_000",
            "1e3",
            ".5",
            "+1",
            "1.20",
            ".inf",
            "-.INF",
            ".NaN",
            "12:30:45",
            "2001-01-01",
            "2001-12-14t21:59:43.10-05:00",
            "12345678901234567890123",
            "-",
            "- a",
            "-a",
            "--flag",
            "---",
            "--- a",
            "...",
            "... a",
            "?",
            "? a",
            ":",
            ": a",
            "a:",
            "a: b",
            "a:b",
            "a #b",
            "a#b",
            "#a",
            "&a",
            "*a",
            "*.example.com",
            "!a",
            "!!str",
            "%a",
            "@a",
            "`a`",
            "|",
            ">",
            "'a'",
            "\"a\"",
            "a'b",
            "a\"b",
            "[a]",
            "{a: b}",
            "a, b",
            "a]b",
            " a",
            "a ",
            "\ta",
            "a\t",
            "a\tb",
            "a\\b",
            "a\nb",
            "a\nb\n",
            "a\n\nb\n\n",
            "\na",
            "\n",
            "\n\n",
            " a\nb",
            "a \nb",
            "a\n b\n",
            "a\n\tb",
            "a\r\nb",
            "a\rb",
            "a\u0000b",
            "a\u001bb",
            "\u007f",
            "a\u0085b",
            "a\u2028b",
            "\u2029",
            "\ufeffa",
            "a\ufeff",
            "é",
            "😀",
            "\ue000",
            "\ufffd",
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
            "a\n---\nb\n",
            "a\n# b\n",
            "https://a.b/c?d=e&f=g",
            "a: b: c",
            "C:\\dir",
            "|\n",
            "key: |\n  x\n",
            "0b1",
            "1.2.3",
            "10.0.0.1",
            "1,000",
            "a\n\n",
            "a\n ",
            "\"",
            "'",
            "\\",
            "/",
            "a\n  b\n c\n",
        ];

    [Theory, MemberData(nameof(NastyStrings))]
    public void A_text_comes_back_as_it_was_whoever_reads_it(string text)
    {
        var yaml = YamlText.Of(
            new JsonObject
            {
                ["k"] = text,
                ["l"] = new JsonArray(text, text),
                [text.Length == 0 ? "e" : text] = new JsonObject { ["n"] = text },
            }
        );

        var root = Assert.IsType<YamlMapping>(Assert.Single(YamlParser.Parse(yaml, out _)!));
        Assert.Equal(text, Assert.IsType<YamlScalar>(root.Find("k")).Value);
        Assert.True(Assert.IsType<YamlScalar>(root.Find("k")).IsText);
        Assert.Equal(
            [text, text],
            Assert.IsType<YamlSequence>(root.Find("l")).Items.Select(item => ((YamlScalar)item).Value)
        );
        Assert.Equal(
            text,
            Assert.IsType<YamlScalar>(Assert.IsType<YamlMapping>(root.Entries[2].Value).Find("n")).Value
        );

        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        Assert.Equal(text, ((YamlScalarNode)stream.Documents[0].RootNode["k"]).Value);
    }

    [Theory]
    [InlineData(
        """{"a":1,"b":[1,"x",{"c":"d","e":[]},[["f"]]],"g":{},"h":{"i":null}}""",
        "a: 1\nb:\n- 1\n- x\n- c: d\n  e: []\n- - - f\ng: {}\nh:\n  i: null\n"
    )]
    [InlineData("""{"pem":"a\nb\n","l":["a\nb","c\n\n"]}""", "pem: |\n  a\n  b\nl:\n- |-\n  a\n  b\n- |+\n  c\n\n")]
    [InlineData(
        """{"d":12345678901234567890123,"x":1.50,"t":true,"s":"true"}""",
        "d: 12345678901234567890123\nx: 1.50\nt: true\ns: \"true\"\n"
    )]
    public void Trees_are_written_the_way_kustomize_and_kpt_write_them(string json, string yaml) =>
        Assert.Equal(yaml, YamlText.Of(JsonNode.Parse(json)));

    [Theory]
    [InlineData(
        "{a: 0777, b: 1e3, c: 12345678901234567890123, d: +1, e: ~, f: , g: 'yes', h: yes, i: .5, j: !!str "
            + "12, k: !c {x: !!binary aGk=}}",
        "a: 0777\nb: 1e3\nc: 12345678901234567890123\nd: +1\ne: ~\nf: null\ng: \"yes\"\nh: yes\ni: .5\n"
            + "j: \"12\"\nk: !c\n  x: !!binary aGk=\n"
    )]
    [InlineData("[a: &x {b: c}, *x, [[]], \"a\\nb\\n\"]", "- a:\n    b: c\n- b: c\n- - []\n- |\n  a\n  b\n")]
    [InlineData(
        "{b: !t , !t c: d, !!str 1: e, ? !!null : f}",
        "b: !t \"\"\n? !t c\n: d\n\"1\": e\n? !!null \"\"\n: f\n"
    )]
    [InlineData("{a: !+b%21c d, !!merge <<: {e: f}, !!str <<: g}", "a: !+b%21c d\n<<:\n  e: f\n\"<<\": g\n")]
    [InlineData("{? \"a { *b\" : c *d}", "\"a { *b\": c *d\n")]
    [InlineData("{[a, b]: {c: d}}", "? - a\n  - b\n:\n  c: d\n")]
    [InlineData("[!x [a], [!!seq [b]], !x {c: !x [d]}]", "- !x\n  - a\n- - !!seq\n    - b\n- !x\n  c: !x\n  - d\n")]
    [InlineData("{? !x [a] : !x [b]}", "? !x\n  - a\n: !x\n- b\n")]
    [InlineData("[! 1, ! , ! \"2\", ! [a], ! x]", "- \"1\"\n- \"\"\n- \"2\"\n- - a\n- x\n")]
    public void Values_that_were_read_keep_their_characters(string flow, string block) =>
        Assert.Equal(block, YamlText.Of(YamlParser.Parse(flow, out _)![0]));

    [Fact]
    public void A_key_too_long_for_a_simple_key_is_still_a_key()
    {
        var key = new string('k', 3000);

        var root = Assert.IsType<YamlMapping>(
            YamlParser.Parse(YamlText.Of(new JsonObject { [key] = new JsonObject { ["a"] = 1 } }), out _)![0]
        );

        Assert.Equal("1", root.FindText(key, "a"));
    }
}
