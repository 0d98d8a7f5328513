using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// Keys that kubectl or kustomize reject or drop: one that a mapping has twice, and one that is not text. In the fields
/// of kinds that are known, whoever reads them says so.
/// </summary>
internal static class MappingKeyRules
{
    /// <summary>From here on a set is faster than looking at all keys before.</summary>
    const int ManyKeys = 16;

    public static void Check(CheckedResource resource, Findings findings)
    {
        if (resource.Id.Group == KymaTraffic.Group || resource.Source.Root is not YamlMapping root)
            return;
        var isKnown = NotChecked.ReadsFieldsOf(resource.Id);
        if ((isKnown ? root.Find("metadata") : root) is { } node && HasAny(node))
            Walk(node, isKnown ? "metadata" : "", resource, findings);
    }

    /// <summary>Nearly no resource has any, and a path costs more than a look.</summary>
    static bool HasAny(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => FirstTwice(mapping) is not null
                || mapping.Entries.Any(entry => WhyNotText(entry) is not null || HasAny(entry.Value)),
            YamlSequence list => list.Items.Any(HasAny),
            _ => false,
        };

    static void Walk(YamlNode node, string path, CheckedResource resource, Findings findings)
    {
        switch (node)
        {
            case YamlMapping mapping:
                if (FirstTwice(mapping) is { } twice)
                    findings.Add(
                        KrmFindings.ReadersDiffer,
                        resource.Source.At(FieldPath.Child(path, twice)),
                        $"`{twice}` appears twice: kustomize rejects the file, and kubectl applies the last one. Keep "
                            + "one of them"
                    );
                foreach (var entry in mapping.Entries)
                {
                    var field = entry.Key is YamlScalar key ? FieldPath.Child(path, key.Value) : path;
                    if (WhyNotText(entry) is var (rule, message))
                        findings.Add(rule, resource.Source.At(field), message);
                    Walk(entry.Value, field, resource, findings);
                }

                break;
            case YamlSequence list:
                foreach (var (i, item) in list.Items.Index())
                    Walk(item, FieldPath.Child(path, i), resource, findings);
                break;
        }
    }

    static (Rule Rule, string Message)? WhyNotText(YamlEntry entry)
    {
        if (entry.IsMerge)
            return null;
        if (entry.Key is not YamlScalar key)
            return (
                KrmFindings.DocumentNotRead,
                $"a key is {entry.Key.Noun}, and kubectl and kustomize reject the file: a key must be text"
            );
        if (key.IsNull)
            return (
                KrmFindings.DocumentNotRead,
                "a key is null, and kubectl and kustomize reject the file: write it in quotes, or remove it"
            );
        return !key.IsTextToKubectl && (key.Number is not null || key.Value is "true" or "false")
            ? (
                KrmFindings.ReadersDiffer,
                $"the key {key.Value} is not text: kustomize rejects the file, and kubectl reads it as "
                    + $"\"{key.AsKey}\". Write it in quotes"
            )
            : null;
    }

    /// <summary>kustomize compares keys as they are written; null where each is there once.</summary>
    static string? FirstTwice(YamlMapping mapping)
    {
        var entries = mapping.Entries;
        var seen = entries.Count > ManyKeys ? new HashSet<string>(entries.Count) : null;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].IsMerge || entries[i].Key is not YamlScalar key)
                continue;
            if (seen is null ? IsBefore(entries, i, key.Value) : !seen.Add(key.Value))
                return key.Value;
        }

        return null;
    }

    static bool IsBefore(IReadOnlyList<YamlEntry> entries, int end, string name)
    {
        for (var i = 0; i < end; i++)
        {
            if (!entries[i].IsMerge && entries[i].Key is YamlScalar key && key.Value == name)
                return true;
        }

        return false;
    }
}
