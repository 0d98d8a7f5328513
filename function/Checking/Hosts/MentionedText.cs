using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>A text that a workload's program is given.</summary>
/// <param name="Resource">Where it stands: the workload itself, or a ConfigMap.</param>
internal sealed record MentionedText(string Text, CheckedResource Resource, string Field)
{
    static readonly string[] ContainerLists = ["initContainers", "containers"];
    static readonly string[] ArgumentLists = ["command", "args"];

    public Place Place => Resource.Source.At(Field);

    /// <summary>Values of env, command and args, and what the ConfigMaps hold that are referred to.</summary>
    public static IEnumerable<MentionedText> Of(Workload workload, Func<string, CheckedResource?> configMap)
    {
        if (workload.Pod.Find("spec") is not YamlMapping spec)
            yield break;
        var path = workload.Path.Length == 0 ? "spec" : $"{workload.Path}.spec";
        var references = new HashSet<(string Name, string? Key)>();
        foreach (var list in ContainerLists)
        {
            foreach (var (container, at) in Mappings(spec, list, path))
            {
                foreach (var text in OfContainer(container, at, workload.Resource, references))
                    yield return text;
            }
        }

        foreach (var (volume, _) in Mappings(spec, "volumes", path))
            References(volume, references);
        foreach (var (name, key) in references)
        {
            if (configMap(name) is not { } map || map.Root.Find("data") is not YamlMapping data)
                continue;
            foreach (var entry in data.Entries)
            {
                if (
                    entry is { Key: YamlScalar { Value: var entryKey }, Value: YamlScalar value }
                    && (key is null || key == entryKey)
                )
                    yield return new MentionedText(value.Value, map, FieldPath.Child("data", entryKey));
            }
        }
    }

    static IEnumerable<MentionedText> OfContainer(
        YamlMapping container,
        string path,
        CheckedResource resource,
        HashSet<(string, string?)> references
    )
    {
        foreach (var (variable, at) in Mappings(container, "env", path))
        {
            if (variable.Find("value") is YamlScalar value)
                yield return new MentionedText(value.Value, resource, $"{at}.value");
            if (variable.FindText("valueFrom", "configMapKeyRef", "name") is { } name)
                references.Add((name, variable.FindText("valueFrom", "configMapKeyRef", "key")));
        }

        foreach (var (source, _) in Mappings(container, "envFrom", path))
        {
            if (source.FindText("configMapRef", "name") is { } name)
                references.Add((name, null));
        }

        foreach (var list in ArgumentLists)
        {
            if (container.Find(list) is not YamlSequence words)
                continue;
            for (var i = 0; i < words.Items.Count; i++)
            {
                if (words.Items[i] is YamlScalar word)
                    yield return new MentionedText(word.Value, resource, FieldPath.Child($"{path}.{list}", i));
            }
        }
    }

    static void References(YamlMapping volume, HashSet<(string, string?)> references)
    {
        if (volume.FindText("configMap", "name") is { } name)
            references.Add((name, null));
        if (volume.Find("projected") is not YamlMapping projected)
            return;
        foreach (var (source, _) in Mappings(projected, "sources", ""))
            References(source, references);
    }

    static IEnumerable<(YamlMapping Item, string Path)> Mappings(YamlMapping parent, string list, string path) =>
        (parent.Find(list) as YamlSequence)
            ?.Items.Select((item, i) => (Item: item as YamlMapping, Path: FieldPath.Child($"{path}.{list}", i)))
            .Where(entry => entry.Item is not null)
            .Select(entry => (entry.Item!, entry.Path))
        ?? [];
}
