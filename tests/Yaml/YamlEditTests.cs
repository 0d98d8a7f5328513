using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Yaml;

public sealed class YamlEditTests
{
    [Theory]
    [InlineData("a: 1 # one\nb: 'x'\n", """{"a":1,"b":"x"}""", "a: 1 # one\nb: 'x'\n")]
    [InlineData("a: 1 # one\nb: 'x'\n", """{"a":2,"b":"x"}""", "a: 2 # one\nb: 'x'\n")]
    [InlineData(
        "a: 1\n# about b\nb: x\n",
        """{"a":1,"b":"x","c":{"d":["e"]}}""",
        "a: 1\n# about b\nb: x\nc:\n  d:\n  - e\n"
    )]
    [InlineData("a: 1\nb: x", """{"a":1,"b":"x","c":2,"d":3}""", "a: 1\nb: x\nc: 2\nd: 3\n")]
    [InlineData("a: 1\nb: x\nc: 3\n", """{"a":1,"c":3}""", "a: 1\nc: 3\n")]
    [InlineData(
        "a:\n  b: 1 # b\n  c: 2\nd: 3\n",
        """{"a":{"b":1,"c":5,"e":6},"d":3}""",
        "a:\n  b: 1 # b\n  c: 5\n  e: 6\nd: 3\n"
    )]
    [InlineData("a:\n  b: 1\nd: 3\n", """{"a":{},"d":3}""", "a: {}\nd: 3\n")]
    [InlineData("a: {b: 1} # flow\nd: 3\n", """{"a":{"b":2},"d":3}""", "a: # flow\n  b: 2\nd: 3\n")]
    [InlineData("a: {b: 1}  # flow\r\nd: 3\r\n", """{"a":{"b":2},"d":3}""", "a: # flow\r\n  b: 2\r\nd: 3\r\n")]
    [InlineData("a: {b: 1,\n  c: 2} # flow", """{"a":{"b":2}}""", "a: # flow\n  b: 2\n")]
    [InlineData("a: 1 # one\n", """{"a":{"b":2}}""", "a: # one\n  b: 2\n")]
    [InlineData("a: [x] # flow\n", """{"a":["x","z"]}""", "a: # flow\n- x\n- z\n")]
    [InlineData("a:\n- {b: 1} # flow\n- c\n", """{"a":[{"b":2,"e":3},"c"]}""", "a:\n- b: 2 # flow\n  e: 3\n- c\n")]
    [InlineData("a: [x] # flow\nd: 3\n", """{"a":7,"d":3}""", "a: 7 # flow\nd: 3\n")]
    [InlineData("a:\nd: 3\n", """{"a":7,"d":3}""", "a: 7\nd: 3\n")]
    [InlineData("a: |\n  x\n  y\nd: 3\n", """{"a":"z","d":3}""", "a: z\nd: 3\n")]
    [InlineData("a: x # c\nd: 3\n", """{"a":"y\nz\n","d":3}""", "a: | # c\n  y\n  z\nd: 3\n")]
    [InlineData("l:\n- a # 1\n- b # 2\n- c # 3\n", """{"l":["a","c"]}""", "l:\n- a # 1\n- c # 3\n")]
    [InlineData("l:\n- a # 1\n- b # 2\n", """{"l":["a","b","c"]}""", "l:\n- a # 1\n- b # 2\n- c\n")]
    [InlineData("l:\n- a # 1\n- b # 2\n", """{"l":["z","a","b"]}""", "l:\n- z\n- a # 1\n- b # 2\n")]
    [InlineData("l:\n- a # 1\n- b # 2\n", """{"l":["a","x","b"]}""", "l:\n- a # 1\n- x\n- b # 2\n")]
    [InlineData("l:\n- a # 1\n- b # 2\n", """{"l":["a","x"]}""", "l:\n- a # 1\n- x # 2\n")]
    [InlineData(
        "l:\n  - name: a # 1\n    v: 1\n  - name: b # 2\n    v: 2\n",
        """{"l":[{"name":"b","v":3},{"name":"c"}]}""",
        "l:\n  - name: b # 2\n    v: 3\n  - name: c\n"
    )]
    [InlineData("l:\n- a: 1 # 1\n  b: 2 # 2\n- c: 3\n", """{"l":[{"b":2},{"c":3}]}""", "l:\n- b: 2 # 2\n- c: 3\n")]
    [InlineData("l:\n- - a # 1\n  - b # 2\n", """{"l":[["a","b","c"]]}""", "l:\n- - a # 1\n  - b # 2\n  - c\n")]
    [InlineData("l: []\n", """{"l":["a"]}""", "l:\n- a\n")]
    [InlineData("a: 1\r\nb: 2\r\n", """{"a":1,"b":2,"c":{"d":1}}""", "a: 1\r\nb: 2\r\nc:\r\n  d: 1\r\n")]
    [InlineData("a: 1\na: 2 # last\nb: 1\n", """{"a":2,"b":3}""", "a: 1\na: 2 # last\nb: 3\n")]
    [InlineData(
        "x: &x {p: 1}\ny:\n  <<: *x\n  q: 2\n",
        """{"x":{"p":1},"y":{"p":1,"q":3}}""",
        "x: &x {p: 1}\ny:\n  <<: *x\n  q: 3\n"
    )]
    [InlineData("u: &x 1\nv: *x\n", """{"u":2,"v":1}""", "u: 2\nv: 1\n")]
    [InlineData("x: &x 1 # a\ny: *x # b\nz: 1 # c\n", """{"x":1,"y":2,"z":1}""", "x: &x 1 # a\ny: 2 # b\nz: 1 # c\n")]
    [InlineData("# head\na: 1\n\n# foot\n", """{"a":1,"b":2}""", "# head\na: 1\nb: 2\n\n# foot\n")]
    [InlineData("{\"a\": 1}", """{"a":2}""", "a: 2\n")]
    [InlineData("a: \"long\n  text\" # c\nb: 1\n", """{"a":"short","b":1}""", "a: short # c\nb: 1\n")]
    public void Only_what_differs_is_written_anew(string text, string wanted, string expected) =>
        Assert.Equal(expected, Edit(text, wanted));

    [Fact]
    public void Whatever_is_wanted_is_what_the_text_then_says()
    {
        var random = new Chance(1);
        for (var i = 0; i < 3000; i++)
        {
            var text = RandomYaml.Document(random);
            var wanted = RandomYaml.Changed(YamlJson.ToJson(YamlParser.Parse(text, out _)![0])!.AsObject(), random);

            var edited = Edit(text, wanted.ToJsonString());

            var says = YamlJson.ToJson(Assert.Single(YamlParser.Parse(edited, out _)!));
            Assert.True(YamlJson.SameData(wanted, says), $"{text}\n=== wanted {wanted}\n=== edited\n{edited}");
        }
    }

    static string Edit(string text, string wanted) =>
        YamlEdit.Apply(
            text,
            Assert.IsType<YamlMapping>(Assert.Single(YamlParser.Parse(text, out _)!)),
            JsonNode.Parse(wanted)!.AsObject()
        );
}
