using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Support;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Yaml;

/// <summary>kubectl's kustomize reads with go-yaml, which is what reads our output in the end.</summary>
public sealed class GoYamlTests
{
    [Fact]
    public void Kustomize_reads_every_text_as_it_was()
    {
        var kubectl = Tool.Kubectl;
        // Some control characters pass go-yaml's reader but not the one behind kustomize's own writer.
        var texts = new JsonObject(
            YamlTextTests
                .NastyStrings.Where(row => !row.Data.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r')))
                .Select((row, i) => KeyValuePair.Create($"k{i}", (JsonNode?)row.Data))
        );
        using var scratch = new Scratch();
        scratch.Write("kustomization.yaml", "resources: [map.yaml]\n");
        scratch.Write(
            "map.yaml",
            YamlText.Of(
                new JsonObject
                {
                    ["apiVersion"] = "v1",
                    ["kind"] = "ConfigMap",
                    ["metadata"] = new JsonObject { ["name"] = "m" },
                    ["data"] = texts.DeepClone(),
                }
            )
        );

        var built = kubectl.Run(["kustomize", scratch.Folder]);

        Assert.Equal((0, ""), (built.ExitCode, built.Stderr));
        var data = YamlJson
            .ToJson(Assert.IsType<YamlMapping>(Assert.Single(YamlParser.Parse(built.Stdout, out _)!)).Find("data")!)!
            .AsObject();
        Assert.All(texts, pair => Assert.Equal(pair.Value!.GetValue<string>(), data[pair.Key]!.GetValue<string>()));
    }
}
