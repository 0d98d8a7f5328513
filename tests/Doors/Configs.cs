using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Doors;

/// <summary>Configs as kustomize wants them: with the annotation that says what to run.</summary>
internal static class Configs
{
    public static string Exec => $"exec: {{path: {Tool.Binary.Path}}}";

    public static string Container(string image) => $"container: {{image: {image}}}";

    /// <param name="function">Null takes the annotation away: a legacy plugin must not have it.</param>
    public static string WithFunction(this string configs, string? function) =>
        string.Join(
            "---\n",
            YamlParser
                .Parse(configs, out _)!
                .OfType<YamlMapping>()
                .Select(config => WithFunction((JsonObject)CrdSchema.Json(config)!, function))
        );

    static string WithFunction(JsonObject config, string? function)
    {
        var metadata = config["metadata"]!.AsObject();
        if (metadata["annotations"] is not JsonObject)
            metadata["annotations"] = new JsonObject();
        if (function is null)
            metadata["annotations"]!.AsObject().Remove("config.kubernetes.io/function");
        else
            metadata["annotations"]!["config.kubernetes.io/function"] = function;
        return $"{config.ToJsonString()}\n";
    }
}
