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

    /// <summary>Before labels, which are keys with dots of their own.</summary>
    static readonly string[] LabelFields = ["gateway.selector.", "certificate.gardener.secretLabels."];

    /// <summary>The KymaTraffic that the ConfigMap means, or null where its data is empty.</summary>
    public static ResourceSource? Expand(Item configMap, Findings findings)
    {
        if (configMap.Root.Find("data") is not YamlMapping { Entries.Count: > 0 } data)
            return null;
        var spec = new Branch();
        var name = (YamlNode?)null;
        var source = configMap.Source with { Rename = NameInConfigMap, AlsoKnown = KeysOfItsOwn };
        // kpt passes the keys in random order, and the later of two that contradict each other is reported.
        foreach (var (key, node) in KeysOf(data).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var value = node is YamlScalar scalar ? scalar with { IsLoose = true } : node;
            if (key == "name")
                name = value;
            else if (Put(spec, key, value) is { } wrong)
                findings.Add(
                    ConfigFindings.ShortFormKey,
                    source.At("spec") with
                    {
                        Field = FieldPath.Child("data", key),
                    },
                    wrong
                );
        }

        var metadata = name is null ? Mapping() : Mapping(("name", name));
        return source.WithRoot(
            Mapping(
                ("apiVersion", Text(KymaTraffic.ApiVersion)),
                ("kind", Text(KymaTraffic.Kind)),
                ("metadata", metadata),
                ("spec", spec.ToNode())
            )
        );
    }

    static IEnumerable<(string Key, YamlNode Value)> KeysOf(YamlMapping data)
    {
        foreach (var entry in data.Entries)
        {
            if (entry.Key is YamlScalar { Value: var key })
                yield return (key, entry.Value);
        }
    }

    /// <summary>The keys of a dotted path below <c>spec</c>; a label is one of them, whatever dots it has.</summary>
    public static string[] StepsOf(string path)
    {
        foreach (var field in LabelFields)
        {
            if (path.Length > field.Length && path.StartsWith(field, StringComparison.Ordinal))
                return [.. field[..^1].Split('.'), path[field.Length..]];
        }

        return path.Split('.');
    }

    /// <returns>Null, or what is wrong with the key.</returns>
    static string? Put(Branch spec, string key, YamlNode value)
    {
        if (key == CertificateSource && value is YamlScalar source)
            return Conflict(
                spec.Put([CertificateSource, source.Value], new(key, source with { Value = "true" }, true))
            );
        var steps = key == EgressHosts ? ["egress", "services"] : StepsOf(key);
        if (steps.Length > YamlParser.MaximumDepth)
            return $"a path of {steps.Length} parts leads to no field below `spec`";
        if (steps.Contains(""))
            return $"'{key}' must be a dotted path below `spec`, such as `gateway.name`";
        if (steps.Any(step => step.EndsWith(']')))
            return $"'{key}' names an entry of a list, which the short form cannot express: write a KymaTraffic";
        return Conflict(spec.Put(steps, new(key, value, false)));

        string? Conflict(string? other) =>
            other is null ? null : $"'{key}' and '{other}' set the same field: remove one of the two";
    }

    /// <summary>Findings name the key as it stands in the ConfigMap.</summary>
    static string NameInConfigMap(string field) =>
        field switch
        {
            "metadata.name" => "data.name",
            _ when field.StartsWith("spec.egress.services", StringComparison.Ordinal) =>
                $"data[{EgressHosts}]{field["spec.egress.services".Length..]}",
            _ when field.StartsWith("spec.", StringComparison.Ordinal) => KeyAndIndex(field["spec.".Length..]),
            _ => field,
        };

    /// <summary>An index of a list that is written as one text is behind its key.</summary>
    static string KeyAndIndex(string path)
    {
        var bracket = path.IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0)
            return FieldPath.Child("data", path);
        return LabelFields.Contains($"{path[..bracket]}.")
            ? FieldPath.Child("data", $"{path[..bracket]}.{path[(bracket + 1)..^1]}")
            : $"{FieldPath.Child("data", path[..bracket])}{path[bracket..]}";
    }

    static IReadOnlyList<string> KeysOfItsOwn(string path) =>
        path switch
        {
            "spec" => ["name"],
            "spec.egress" => ["hosts"],
            _ => [],
        };

    static YamlScalar Text(string text) => new(default, 0, text, IsPlain: false);

    static YamlMapping Mapping(params (string Key, YamlNode Value)[] entries) =>
        new(default, 0, false, entries.Select(entry => new YamlEntry(Text(entry.Key), entry.Value)).ToArray());

    /// <summary>What a key says.</summary>
    /// <param name="IsSource">The name of a source, whose settings may be written as well.</param>
    sealed record Leaf(string Key, YamlNode Value, bool IsSource);

    /// <summary>
    /// A mapping while it grows; the order of keys does not matter, so kpt's random order does not either.
    /// </summary>
    sealed class Branch
    {
        readonly SortedDictionary<string, object> _children = new(StringComparer.Ordinal);

        /// <returns>Null, or the key that has set the field, or one above or below it.</returns>
        public string? Put(ReadOnlySpan<string> path, Leaf leaf)
        {
            var child = _children.GetValueOrDefault(path[0]);
            if (path.Length == 1)
            {
                if (child is not null)
                    return FirstOf(child);
                _children[path[0]] = leaf;
                return null;
            }

            if (child is Leaf { IsSource: false } above)
                return above.Key;
            if (child is not Branch branch)
                _children[path[0]] = branch = new Branch();
            return branch.Put(path[1..], leaf);
        }

        static string FirstOf(object child) =>
            child is Leaf leaf ? leaf.Key : FirstOf(((Branch)child)._children.Values.First());

        public YamlMapping ToNode() =>
            Mapping(
                _children
                    .Select(child =>
                        (child.Key, child.Value is Leaf leaf ? leaf.Value : ((Branch)child.Value).ToNode())
                    )
                    .ToArray()
            );
    }
}
