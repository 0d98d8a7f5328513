using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Config;

/// <summary>
/// A ConfigMap in place of a KymaTraffic, as <c>kpt fn eval -- key=value</c> and Kptfile's configMap pass it:
/// the keys of <c>data</c> are dotted paths below spec, plus <c>name</c>. Values are text whatever they look like.
/// </summary>
internal static class ShortForm
{
    /// <summary>Stands for <c>egress.services</c>: HTTPS hosts, separated by commas.</summary>
    public const string EgressHosts = "egress.hosts";

    /// <summary>As text, <c>certificate=gardener</c>, it names the source that needs no settings.</summary>
    public const string CertificateSource = "certificate";

    /// <summary>The KymaTraffic that the ConfigMap means, or null where its data is empty.</summary>
    public static ResourceSource? Expand(Item configMap, Findings findings)
    {
        if (configMap.Root.Find("data") is not YamlMapping { Entries.Count: > 0 } data)
            return null;
        var spec = new Branch();
        var name = (YamlNode?)null;
        var source = configMap.Source with { Rename = NameInConfigMap, AlsoKnown = KeysOfItsOwn };
        foreach (var entry in data.Entries)
        {
            if (entry.Key is not YamlScalar { Value: var key })
                continue;
            var value = entry.Value is YamlScalar scalar ? scalar with { IsLoose = true } : entry.Value;
            if (key == "name")
                name = value;
            else if (!Put(spec, key, value))
            {
                findings.Add(
                    ConfigFindings.ShortFormKey,
                    source.At($"spec.{key}"),
                    $"'{key}' must be one dotted path below `spec`, and must not lie above or below another key"
                );
            }
        }

        var metadata = name is null ? Mapping() : Mapping(("name", name));
        return source with
        {
            Tree = new KeptTree(
                Mapping(
                    ("apiVersion", Text(KymaTraffic.ApiVersion)),
                    ("kind", Text(KymaTraffic.Kind)),
                    ("metadata", metadata),
                    ("spec", spec.ToNode())
                )
            ),
        };
    }

    static bool Put(Branch spec, string key, YamlNode value) =>
        key switch
        {
            EgressHosts => spec.Put(["egress", "services"], value),
            CertificateSource when value is YamlScalar source => spec.Put(
                [CertificateSource, source.Value],
                source with
                {
                    Value = "true",
                }
            ),
            _ => spec.Put(key.Split('.'), value),
        };

    /// <summary>Findings name the key as it stands in the ConfigMap.</summary>
    static string NameInConfigMap(string field) =>
        field switch
        {
            "metadata.name" => "data.name",
            _ when field.StartsWith("spec.egress.services", StringComparison.Ordinal) =>
                $"data[{EgressHosts}]{field["spec.egress.services".Length..]}",
            _ when field.StartsWith("spec.", StringComparison.Ordinal) => FieldPath.Child(
                "data",
                field["spec.".Length..]
            ),
            _ => field,
        };

    static IReadOnlyList<string> KeysOfItsOwn(string path) =>
        path switch
        {
            "spec" => ["name"],
            "spec.egress" => ["hosts"],
            _ => [],
        };

    static YamlScalar Text(string text) => new(default, 0, text, IsPlain: false);

    static YamlMapping Mapping(params (string Key, YamlNode Value)[] entries) =>
        new(default, 0, false, [.. entries.Select(entry => new YamlEntry(Text(entry.Key), entry.Value))]);

    /// <summary>
    /// A mapping while it grows; the order of keys does not matter, so kpt's random order does not either.
    /// </summary>
    sealed class Branch
    {
        readonly SortedDictionary<string, object> _children = new(StringComparer.Ordinal);

        public bool Put(ReadOnlySpan<string> path, YamlNode value)
        {
            if (path[0].Length == 0)
                return false;
            if (path.Length == 1)
                return _children.TryAdd(path[0], value);
            if (!_children.TryGetValue(path[0], out var child))
                _children[path[0]] = child = new Branch();
            return child is Branch branch && branch.Put(path[1..], value);
        }

        public YamlMapping ToNode() =>
            Mapping([
                .. _children.Select(child => (child.Key, child.Value as YamlNode ?? ((Branch)child.Value).ToNode())),
            ]);
    }
}
