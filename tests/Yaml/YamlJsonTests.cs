using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Yaml;

public sealed class YamlJsonTests
{
    [Fact]
    public void A_key_that_is_tagged_as_text_merges_nothing() =>
        Assert.Equal(
            """{"\u003C\u003C":{"a":1}}""",
            YamlJson.ToJson(YamlParser.Parse("!!str <<: {a: 1}\n", out _)![0])!.ToJsonString()
        );

    [Theory]
    [InlineData("1", "1")]
    [InlineData("+1", "1")]
    [InlineData("-0", "-0")]
    [InlineData("0777", "511")]
    [InlineData("-0777", "-511")]
    [InlineData("08", "8")]
    [InlineData("0o17", "15")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("1e3", "1e3")]
    [InlineData(".5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("1.20", "1.20")]
    [InlineData("12345678901234567890123", "12345678901234567890123")]
    [InlineData("0xFFFFFFFFFFFFFFFFFFFF", "1208925819614629174706175")]
    [InlineData("true", "true")]
    [InlineData("~", "null")]
    [InlineData("0x1BB", "443")]
    [InlineData("0o673", "443")]
    [InlineData("0673", "443")]
    [InlineData("4_43", "443")]
    [InlineData("0443", "291")]
    [InlineData("yes", "true")]
    [InlineData("On", "true")]
    [InlineData("y", "true")]
    [InlineData("NO", "false")]
    [InlineData("off", "false")]
    [InlineData("n", "false")]
    [InlineData("yEs", "\"yEs\"")]
    [InlineData("\"yes\"", "\"yes\"")]
    [InlineData("!!str yes", "\"yes\"")]
    [InlineData("12:30:45", "\"12:30:45\"")]
    [InlineData("2001-01-01", "\"2001-01-01\"")]
    [InlineData(".inf", "\".inf\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("0xZZ", "\"0xZZ\"")]
    [InlineData("-", "[null]")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("!!int \"1\"", "1")]
    [InlineData("!custom 1", "\"1\"")]
    [InlineData("! 1", "\"1\"")]
    [InlineData("! true", "\"true\"")]
    [InlineData("! {a: ! ~}", "{\"a\":\"~\"}")]
    [InlineData("{a: 1, a: 2}", "{\"a\":2}")]
    [InlineData("{1: a, true: b, ~: c}", "{\"1\":\"a\",\"true\":\"b\",\"~\":\"c\"}")]
    [InlineData(
        "[&x {a: 1, b: 2}, {<<: *x, b: 3}, {<<: [*x, {c: 4}]}]",
        "[{\"a\":1,\"b\":2},{\"a\":1,\"b\":3},{\"a\":1,\"b\":2,\"c\":4}]"
    )]
    public void Yaml_becomes_the_json_that_the_api_server_would_see(string yaml, string json) =>
        Assert.Equal(json, YamlJson.ToJson(YamlParser.Parse(yaml, out _)![0])?.ToJsonString() ?? "null");

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("100", "1e2", true)]
    [InlineData("0", "-0.00", true)]
    [InlineData("-1", "1", false)]
    [InlineData("12345678901234567890123", "12345678901234567890124", false)]
    [InlineData("1e99999999999", "1e99999999999", true)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("true", "\"true\"", false)]
    [InlineData("{\"a\":1,\"b\":[1,2]}", "{\"b\":[1,2.0],\"a\":1}", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("{\"a\":null}", "{}", false)]
    [InlineData("null", "null", true)]
    [InlineData("null", "0", false)]
    [InlineData("{}", "[]", false)]
    public void Data_is_compared_by_value(string a, string b, bool isSame) =>
        Assert.Equal(isSame, YamlJson.SameData(JsonNode.Parse(a), JsonNode.Parse(b)));

    [Fact]
    public void Numbers_made_in_code_equal_numbers_that_were_read() =>
        Assert.True(YamlJson.SameData(new JsonObject { ["port"] = 443 }, JsonNode.Parse("{\"port\":443}")));
}
