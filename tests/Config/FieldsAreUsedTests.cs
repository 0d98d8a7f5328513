using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Config;

/// <summary>
/// A field that is read and then lost would be noticed: every field of a KymaTraffic is in an example or a case, and
/// without it something else is rendered or reported there.
/// </summary>
public sealed class FieldsAreUsedTests
{
    /// <summary>Every resource may have them; nothing follows from them.</summary>
    static readonly string[] WithoutEffect = ["metadata.labels", "metadata.creationTimestamp"];

    /// <summary>What can only be right or wrong; and a size of a key that takes long to make.</summary>
    static readonly string[] OnlyReported =
    [
        "spec.certificate.asOf",
        "spec.certificate.selfSigned.privateKey.size",
        "spec.apiRules[].rules[].noAuth",
    ];

    [Fact]
    public void Without_a_field_something_else_comes_out()
    {
        var lost = FieldNames.Known(TrafficDocument.Shape.Describe()).Except(WithoutEffect).ToHashSet();
        foreach (var golden in Cases())
        {
            if (lost.Count == 0)
                break;
            List<JsonNode> documents =
            [
                .. (YamlParser.Parse(golden.Config, out _) ?? []).Select(YamlJson.ToJson).OfType<JsonNode>(),
            ];
            string? whole = null;
            foreach (
                var (field, mapping, key) in documents.SelectMany(document => FieldNames.Written(document)).ToList()
            )
            {
                if (!lost.Contains(field) || (golden.Expected is null && !OnlyReported.Contains(field)))
                    continue;
                whole ??= Outcome(golden, documents);
                var putBack = Without(mapping, key);
                if (Outcome(golden, documents) != whole)
                    lost.Remove(field);
                putBack();
            }
        }

        Assert.True(lost.Count == 0, string.Join(", ", lost));
    }

    static IEnumerable<GoldenCase> Cases() =>
        new[] { "tests/cases", "examples" }.SelectMany(root =>
            GoldenCase.Below(root).Select(row => new GoldenCase(Repository.File(row.Data)))
        );

    static Action Without(JsonObject mapping, string key)
    {
        var value = mapping[key];
        mapping.Remove(key);
        return () => mapping[key] = value;
    }

    /// <summary>All that is rendered and reported.</summary>
    static string Outcome(GoldenCase golden, IEnumerable<JsonNode> documents)
    {
        var findings = new Findings();
        var items = new[] { string.Join("---\n", documents.Select(YamlText.Of)), golden.Resources ?? "" }
            .SelectMany((text, i) => DocumentsReader.Read(Encoding.UTF8.GetBytes(text), $"{i}.yaml", findings))
            .ToList();
        var changes = Rendering.Render(items, null, DateTimeOffset.UnixEpoch, findings);
        using var output = new MemoryStream();
        DocumentsWriter.Write(DocumentsWriter.Of(items, changes, ConfigReader.IsTraffic), output);
        return string.Join(
            '\n',
            findings
                .Sorted()
                .Select(finding => $"{finding.Rule.Name} {finding.Place.Field} {finding.Message}")
                .Order(StringComparer.Ordinal)
                .Append(Encoding.UTF8.GetString(output.ToArray()))
        );
    }
}
