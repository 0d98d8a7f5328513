using System.Text.Json.Nodes;
using Json.Schema;
using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>
/// The schema that editors use and the reader that judges are one declaration; these tests would see them drift apart.
/// </summary>
public sealed class ConfigSchemaTests
{
    static readonly JsonSchema Schema = JsonSchema.FromText(ConfigSchema.OfAll().ToJsonString());

    public static TheoryData<string> Configs =>
        [.. GoldenCase.Below("examples").Concat(GoldenCase.Below("tests/cases")).Select(row => row.Data)];

    [Theory, MemberData(nameof(Configs))]
    public void What_the_reader_accepts_the_schema_accepts_and_unknown_fields_neither(string folder)
    {
        var golden = new GoldenCase(Repository.File(folder));
        if (YamlParser.Parse(golden.Config, out _) is not { } documents || documents.Any(IsNoConfig))
            return;
        var violations = documents
            .SelectMany(document => SchemaViolations.Of(Schema, CrdSchema.Json(document)))
            .ToList();

        if (golden.Expected is not null)
            Assert.Empty(violations);
        if (golden.Findings?.Contains("is not a field here", StringComparison.Ordinal) == true)
            Assert.Contains(violations, violation => violation.Contains("false schema", StringComparison.Ordinal));
    }

    [Fact]
    public void The_schema_is_one() => Assert.Empty(SchemaViolations.Of(MetaSchemas.Draft202012, ConfigSchema.OfAll()));

    static bool IsNoConfig(YamlNode document) =>
        document is not YamlMapping mapping || !ConfigSchema.Kinds.Contains(mapping.FindText("kind") ?? "");

    [Fact]
    public void Every_field_is_described()
    {
        var undescribed = Fields(ConfigSchema.OfAll(), "")
            .Where(field => string.IsNullOrWhiteSpace((string?)field.Schema["description"]))
            .Select(field => field.Path);

        Assert.Empty(undescribed);
    }

    [Fact]
    public void A_kind_of_its_own_is_the_same_schema()
    {
        foreach (var kind in ConfigSchema.Kinds)
        {
            var alone = ConfigSchema.Of(kind);
            var among = (JsonObject)ConfigSchema.OfAll()["$defs"]![kind]!;

            Assert.All(among, entry => Assert.True(JsonNode.DeepEquals(entry.Value, alone[entry.Key]), entry.Key));
        }
    }

    static IEnumerable<(string Path, JsonObject Schema)> Fields(JsonNode? node, string path) =>
        node switch
        {
            JsonObject schema =>
            [
                .. schema["properties"] is JsonObject properties && !path.EndsWith("/if", StringComparison.Ordinal)
                    ? properties.Select(field => ($"{path}/{field.Key}", (JsonObject)field.Value!))
                    : [],
                .. schema.SelectMany(entry => Fields(entry.Value, $"{path}/{entry.Key}")),
            ],
            JsonArray list => list.SelectMany(item => Fields(item, path)),
            _ => [],
        };
}
