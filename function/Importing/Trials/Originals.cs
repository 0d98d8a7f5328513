using Kyma.Krm.Config;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Trials;

/// <summary>Everything that was read, by identity.</summary>
internal sealed class Originals
{
    readonly OrderedDictionary<ResourceId, OriginalResource> _byId = [];
    readonly Lookup<(string Group, string Kind), OriginalResource> _byKind;
    readonly Lookup<(string Namespace, string Host), OriginalResource> _rules;

    public Originals(IReadOnlyList<Item> items, ImportReport report)
    {
        var configs = items.Where(ConfigReader.IsTraffic).Select(config => config.Id.Name).ToHashSet();
        foreach (var item in items)
        {
            // Whose config is here already needs no other.
            if (Marks.OwnerOf(item) is { } owner && configs.Contains(owner))
                continue;
            if (ConfigReader.IsConfig(item) || item.Id is { Group: "", Kind: "Secret" })
                continue;
            if (item.IsLocalConfig || !ImportedKinds.IsRead(item.Id))
                Bystanders.Add(item);
            else
                Add(new OriginalResource(item), report);
        }

        _byKind = All.Where(original => original.Id is { Namespace.Length: > 0, Name.Length: > 0 })
            .ToLookup(original => (original.Id.Group, original.Id.Kind));
        _rules = OfKind(ImportedKinds.Istio, "DestinationRule")
            .ToLookup(rule => (rule.Id.Namespace, rule.Spec.Text("host") ?? ""));
        Secrets = items.Select(item => item.Id).Where(id => id is { Group: "", Kind: "Secret" }).Distinct().ToArray();
        SecretKeys = items.Where(item => item.Id is { Group: "", Kind: "Secret" }).ToLookup(item => item.Id, KeysOf);
    }

    /// <summary>In the order of the input.</summary>
    public IReadOnlyCollection<OriginalResource> All => _byId.Values;

    /// <summary>What a config may look at and never writes: shoot-info, workloads, Kyma's own resources.</summary>
    public List<Item> Bystanders { get; } = [];

    public IReadOnlyList<ResourceId> Secrets { get; }

    Lookup<ResourceId, IReadOnlyList<string>> SecretKeys { get; }

    public OriginalResource? Find(ResourceId id) => _byId.TryGetValue(id, out var found) ? found : null;

    public IEnumerable<OriginalResource> OfKind(string group, string kind) => _byKind[(group, kind)];

    /// <summary>DestinationRules by namespace and host.</summary>
    public IEnumerable<OriginalResource> RulesFor(string @namespace, string host) => _rules[(@namespace, host)];

    /// <summary>The Secret is among the input and has one of the keys.</summary>
    public bool SecretHas(string @namespace, string name, params string[] keys) =>
        SecretKeys[new ResourceId("", "Secret", @namespace, name)].Any(found => found.Intersect(keys).Any());

    void Add(OriginalResource original, ImportReport report)
    {
        if (original.Id.Namespace.Length == 0)
            report.Stays(
                original,
                "metadata.namespace",
                "is missing, and what kyma-krm renders always has one: write it"
            );

        if (_byId.TryAdd(original.Id, original))
            return;
        if (!YamlJson.SameData(_byId[original.Id].Spec, original.Spec))
            report.Twice(original);
    }

    static IReadOnlyList<string> KeysOf(Item secret) =>
        (
            new OriginalResource(secret).Content is var content
                ? content.Map("data").Keys.Concat(content.Map("stringData").Keys)
                : []
        ).ToArray();
}
