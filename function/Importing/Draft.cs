using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing;

/// <summary>A config that is being made.</summary>
/// <param name="Owner">The config that its resources say they were rendered from, or null.</param>
internal sealed record Draft(string Name, JsonObject Spec, string? Owner)
{
    /// <summary>Some rendered resource bears the config's name, so another name would render another one.</summary>
    public bool NameIsBound { get; init; }

    /// <summary>namespace/name of the Gateway that it renders, or null.</summary>
    public string? Gateway { get; init; }

    public bool HasEgress => Spec.ContainsKey("egress");

    /// <summary>The config as a whole.</summary>
    public JsonObject Document => YamlJson.ObjectOf(Tree);

    /// <summary>The same as the tree that is printed.</summary>
    public YamlMapping Tree => With(SchemaOrder.Of(Spec));

    /// <summary>The same in no special order, for whom the order says nothing.</summary>
    public YamlMapping UnsortedTree => With(YamlJson.FromJson(Spec));

    YamlMapping With(YamlNode spec) =>
        new(default, 0, IsFlow: false, [.. Head.Entries, new YamlEntry(YamlJson.FromJson("spec"), spec)]);

    /// <summary>All but its spec.</summary>
    YamlMapping Head =>
        (YamlMapping)
            YamlJson.FromJson(
                new JsonObject
                {
                    ["apiVersion"] = KymaTraffic.ApiVersion,
                    ["kind"] = KymaTraffic.Kind,
                    ["metadata"] = new JsonObject
                    {
                        ["name"] = Name,
                        ["annotations"] = new JsonObject { [Krm.Annotations.LocalConfig] = "true" },
                    },
                }
            );

    public Draft Without(string field)
    {
        return this with { Spec = Copy(except: field) };
    }

    public Draft With(string field, JsonNode? value)
    {
        var index = Spec.IndexOf(field);
        var spec = Copy(except: field);
        spec.Insert(index < 0 ? spec.Count : index, field, value);
        return this with { Spec = spec };
    }

    JsonObject Copy(string except) =>
        new(
            Spec.Where(entry => entry.Key != except)
                .Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone()))
        );
}
