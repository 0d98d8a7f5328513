using System.Diagnostics;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Yaml;

/// <summary>kubectl's kustomize reads with go-yaml, which is what reads our output in the end.</summary>
public sealed class GoYamlTests
{
    [Fact]
    public async Task Kustomize_reads_every_text_as_it_was()
    {
        Assert.SkipUnless(
            Environment
                .GetEnvironmentVariable("PATH")!
                .Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, "kubectl"))),
            "kubectl is not on the PATH"
        );
        // Some control characters pass go-yaml's reader but not the one behind kustomize's own writer.
        var texts = new JsonObject(
            YamlTextTests
                .NastyStrings.Where(row => !row.Data.Any(c => char.IsControl(c) && c is not ('\n' or '\t' or '\r')))
                .Select((row, i) => KeyValuePair.Create($"k{i}", (JsonNode?)row.Data))
        );
        var folder = Directory.CreateTempSubdirectory("kyma-krm-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "kustomization.yaml"),
                "resources: [map.yaml]\n",
                TestContext.Current.CancellationToken
            );
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "map.yaml"),
                YamlText.Of(
                    new JsonObject
                    {
                        ["apiVersion"] = "v1",
                        ["kind"] = "ConfigMap",
                        ["metadata"] = new JsonObject { ["name"] = "m" },
                        ["data"] = texts.DeepClone(),
                    }
                ),
                TestContext.Current.CancellationToken
            );

            var output = await Kustomize(folder.FullName);

            var data = YamlJson
                .ToJson(Assert.IsType<YamlMapping>(Assert.Single(YamlParser.Parse(output, out _)!)).Find("data")!)!
                .AsObject();
            Assert.All(texts, pair => Assert.Equal(pair.Value!.GetValue<string>(), data[pair.Key]!.GetValue<string>()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<string> Kustomize(string folder)
    {
        using var process = Process.Start(
            new ProcessStartInfo("kubectl", ["kustomize", folder])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return output;
    }
}
