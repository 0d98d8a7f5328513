using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Tests.Planning;

/// <summary>
/// History does not matter: what a run leaves follows from the config, not from what an earlier run left.
/// </summary>
public sealed class HistoryTests
{
    const int Pairs = 75;

    /// <summary>What functions and people between two runs do to the first one's output.</summary>
    public static TheoryData<string> Between => ["nothing", "a namespace", "labels and a status", "a prefix"];

    [Theory, MemberData(nameof(Between))]
    public void A_config_rendered_over_the_output_of_another_gives_what_it_gives_alone(string between)
    {
        var chance = Search.Begin(20261126);
        var traffic = new RandomTraffic(chance);
        var compared = 0;
        for (var i = 0; i < 4 * Pairs * Search.Times && compared < Pairs * Search.Times; i++)
        {
            if (HistoryProperties.Same(traffic.Config(), traffic.Config(), Change(between)))
                compared++;
        }

        Assert.True(compared >= Pairs * Search.Times, $"only {compared} pairs could be rendered");
    }

    static Action<JsonObject> Change(string between) =>
        between switch
        {
            "a namespace" => resource => resource["metadata"]!["namespace"] = "moved",
            "labels and a status" => resource =>
            {
                resource["metadata"]!["labels"]!["team"] = "blue";
                resource["metadata"]!["annotations"]!["note"] = "ours";
                resource["status"] = new JsonObject { ["observed"] = true };
            },
            "a prefix" => resource =>
            {
                var name = (string)resource["metadata"]!["name"]!;
                var annotations = resource["metadata"]!["annotations"]!.AsObject();
                if (annotations["internal.config.kubernetes.io/previousNames"] is not null)
                    return;
                annotations["internal.config.kubernetes.io/previousNames"] = name;
                annotations["internal.config.kubernetes.io/previousNamespaces"] = (string?)
                    resource["metadata"]!["namespace"];
                resource["metadata"]!["name"] = $"pre-{name}";
            },
            _ => _ => { },
        };
}
