using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Properties;

/// <summary>A run after an earlier one leaves the same as a run alone, apart from paths.</summary>
internal static class HistoryProperties
{
    static readonly string[] Places = ["internal.config.kubernetes.io/path", "internal.config.kubernetes.io/index"];

    /// <param name="first">The config of the earlier run.</param>
    /// <param name="second">The same config, changed.</param>
    /// <param name="between">What happens to each rendered resource behind a run.</param>
    /// <returns>False where one of the two cannot be rendered at all.</returns>
    public static bool Same(JsonObject first, JsonObject second, Action<JsonObject> between)
    {
        if (Run(first, []) is not { } earlier || Run(second, []) is not { } alone)
            return false;
        Apply(between, earlier);
        Apply(between, alone);
        var after = Run(second, earlier, mustSucceed: true)!;
        Apply(between, after);
        var (expected, actual) = (Text(alone), Text(after));
        Assert.True(
            expected == actual,
            $"=== first\n{YamlText.Of(first)}\n=== then\n{YamlText.Of(second)}\n=== alone\n{expected}\n"
                + $"=== after the first\n{actual}"
        );
        var again = Run(second, after, mustSucceed: true)!;
        Apply(between, again);
        Assert.Equal(Text(after, withPlaces: true), Text(again, withPlaces: true));
        return true;
    }

    /// <returns>The rendered resources, or null where the config has mistakes.</returns>
    static List<JsonObject>? Run(JsonObject config, IReadOnlyList<JsonObject> earlier, bool mustSucceed = false)
    {
        var placed = config.DeepClone().AsObject();
        placed["metadata"]!["annotations"]!["internal.config.kubernetes.io/path"] = "config.yaml";
        var input =
            $"apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n{RandomTraffic.Inputs}"
            + string.Concat(earlier.Prepend(placed).Select(item => $"- {item.ToJsonString()}\n"));
        var session = Session.RunWith(input);
        if (session.ExitCode != 0 && !mustSucceed)
            return null;
        Assert.True(session.ExitCode == 0, $"{session.Stderr}\n{input}");
        return
        [
            .. Lists
                .Read(session.Stdout)
                .Items.Where(item => item.Annotation("krm.kyma-project.io/rendered-from") is not null)
                .Select(item => YamlJson.ToJson(item.Root)!.AsObject()),
        ];
    }

    static void Apply(Action<JsonObject> between, List<JsonObject> resources) => resources.ForEach(between);

    static string Text(List<JsonObject> resources, bool withPlaces = false) =>
        string.Join(
            '\n',
            resources
                .Select(resource => Sorted(withPlaces ? resource : WithoutPlaces(resource))!.ToJsonString())
                .Order(StringComparer.Ordinal)
        );

    static JsonObject WithoutPlaces(JsonObject resource)
    {
        var copy = resource.DeepClone().AsObject();
        foreach (var place in Places)
            copy["metadata"]!["annotations"]!.AsObject().Remove(place);
        return copy;
    }

    static JsonNode? Sorted(JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.OrderBy(field => field.Key, StringComparer.Ordinal)
                    .Select(field => KeyValuePair.Create(field.Key, Sorted(field.Value)))
            ),
            JsonArray list => new JsonArray([.. list.Select(Sorted)]),
            _ => node?.DeepClone(),
        };
}
