using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Doors;

/// <summary>A sample of what HistoryTests searches, through real kpt: files instead of items.</summary>
public sealed class KptHistoryTests
{
    const int Pairs = 4;

    [Fact]
    public void A_package_rendered_over_another_config_is_the_package_rendered_alone()
    {
        var traffic = new RandomTraffic(Search.Begin(20261127));
        var compared = 0;
        for (var i = 0; i < 12 * Pairs && compared < Pairs; i++)
        {
            var (first, second) = (traffic.Config(), traffic.Config());
            using var alone = PackageWith(second);
            using var over = PackageWith(first);
            if (Kpt.Render(alone).ExitCode != 0 || Kpt.Render(over).ExitCode != 0)
                continue;
            over.Write("config.yaml", YamlText.Of(second));

            Kpt.Render(over).Ends(0);

            Manifests.AssertSame(alone.Resources, over.Resources);
            Kpt.Render(over.Commit()).Ends(0);
            Assert.Empty(over.Diff());
            compared++;
        }

        Assert.Equal(Pairs, compared);
    }

    static Workspace PackageWith(JsonObject config)
    {
        var package = new Workspace()
            .Write("Kptfile", Kpt.File($"exec: {Tool.Binary.Path}"))
            .Write("config.yaml", YamlText.Of(config));
        var inputs = (YamlSequence)YamlParser.Parse(RandomTraffic.Inputs, out _)!.Single();
        foreach (var (index, input) in inputs.Items.Index())
            package.Write($"input-{index}.yaml", YamlText.Of((JsonObject)YamlJson.ToJson(input)!));
        return package;
    }
}
