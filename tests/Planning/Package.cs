using System.Text.Json.Nodes;
using Kyma.Krm.Tests.Support;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Planning;

/// <summary>A package under the function, run by run, as kpt would hold it: each item a line of JSON.</summary>
internal sealed class Package(params IReadOnlyList<JsonObject> items)
{
    const string Internal = "internal.config.kubernetes.io/";

    public List<JsonObject> Items { get; private set; } = [.. items];

    public string Results { get; private set; } = "";

    /// <summary>Rule and field of every result.</summary>
    public IReadOnlyList<string> Fields { get; private set; } = [];

    public int ExitCode { get; private set; }

    public static JsonObject Config(string spec, string name = "shop", string path = "config.yaml", string package = "")
    {
        var config = Parse(
            $"{{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {{name: {name}, "
                + $"annotations: {{config.kubernetes.io/local-config: \"true\"}}}}, spec: {spec}}}"
        );
        return At(config, path, package);
    }

    public static JsonObject Kptfile(string path, bool hasPipeline, string package = "") =>
        At(
            Parse(
                "{apiVersion: kpt.dev/v1, kind: Kptfile, metadata: {name: "
                    + $"p}}{(hasPipeline ? ", pipeline: {mutators: [{image: kyma-krm}]}" : "")}}}"
            ),
            path,
            package
        );

    public static JsonObject Parse(string yaml) => YamlJson.ToJson(YamlParser.Parse(yaml, out _)!.Single())!.AsObject();

    public static JsonObject At(JsonObject resource, string path, string package = "", int index = 0)
    {
        var annotations = (JsonObject)(resource["metadata"]!["annotations"] ??= new JsonObject());
        if (path.Length > 0)
            annotations[$"{Internal}path"] = path;
        annotations[$"{Internal}index"] = $"{index}";
        if (package.Length > 0)
            annotations[$"{Internal}package-path"] = package;
        return resource;
    }

    /// <summary>One run of the function; on success its output is the package.</summary>
    public Package Run(JsonObject? functionConfig = null)
    {
        var input =
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
            + string.Concat(Items.Select(item => $"- {item.ToJsonString()}\n"))
            + (functionConfig is null ? "" : $"functionConfig: {functionConfig.ToJsonString()}\n");
        var session = Session.RunWith(input);
        ExitCode = session.ExitCode;
        var output = Parse(session.Stdout);
        Items = [.. output["items"]!.AsArray().Select(item => item!.DeepClone().AsObject())];
        Results = string.Join(
            '\n',
            (output["results"] as JsonArray ?? []).Select(result =>
                $"{result!["severity"]} {result["tags"]!["rule"]} {result["file"]?["path"]} "
                + $"{result["resourceRef"]?["kind"]} {result["resourceRef"]?["name"]}: {result["message"]}"
            )
        );
        Fields =
        [
            .. (output["results"] as JsonArray ?? []).Select(result =>
                $"{result!["tags"]!["rule"]} {result["field"]?["path"]}"
            ),
        ];
        return this;
    }

    public Package Replace(JsonObject config)
    {
        Items[Items.FindIndex(item => (string)item["kind"]! == "KymaTraffic")] = config;
        return this;
    }

    public JsonObject Find(string kind, string? @namespace = null) =>
        Assert.Single(
            Items,
            item =>
                (string)item["kind"]! == kind
                && (@namespace is null || (string?)item["metadata"]!["namespace"] == @namespace)
        );

    /// <summary>Kind, namespace and name of all but configs and Kptfiles.</summary>
    public IReadOnlyList<string> Names =>
        [
            .. Items
                .Where(item => (string)item["kind"]! is not ("KymaTraffic" or "Kptfile"))
                .Select(item => $"{item["kind"]} {item["metadata"]!["namespace"]}/{item["metadata"]!["name"]}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Where everything is: package, path and index.</summary>
    public IReadOnlyList<string> Places =>
        [
            .. Items
                .Select(item => item["metadata"]!["annotations"]!)
                .Select(annotations =>
                    (
                        $"{annotations[$"{Internal}package-path"]} {annotations[$"{Internal}path"]} "
                        + $"{annotations[$"{Internal}index"]}"
                    ).Trim()
                ),
        ];
}
