using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Kubernetes.Metadata.MetadataFindings;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>Labels, annotations and finalizers.</summary>
internal static partial class MetadataMapRules
{
    const string KeyForm =
        "must be a key such as app or example.com/app: a name of at most 63 letters, digits, '-', '_' and "
        + "'.', optionally after a DNS name and '/'";

    public static void Check(YamlMapping metadata, ResourceSource source, Findings findings)
    {
        foreach (var (key, value, field) in Entries("labels", metadata, source, findings))
        {
            if (!IsQualifiedName(key))
                findings.Add(MetadataLabel, source.At(field), $"the label '{key}' {KeyForm}");
            if (value is not null && !LabelValue().IsMatch(value))
                findings.Add(
                    MetadataLabel,
                    source.At(field),
                    $"'{value}' must be at most 63 letters, digits, '-', '_' and '.', and start and end "
                        + "with a letter or digit. Put other text into an annotation"
                );
        }

        foreach (var (key, _, field) in Entries("annotations", metadata, source, findings))
        {
            if (!IsQualifiedName(key.ToLowerInvariant()))
                findings.Add(MetadataAnnotation, source.At(field), $"the annotation '{key}' {KeyForm}");
        }

        CheckFinalizers(metadata, source, findings);
    }

    static IEnumerable<(string Key, string? Value, string Field)> Entries(
        string map,
        YamlMapping metadata,
        ResourceSource source,
        Findings findings
    )
    {
        var node = metadata.Find(map);
        if (node is null or YamlScalar { IsNull: true })
            yield break;
        if (node is not YamlMapping mapping)
        {
            findings.Add(
                MetadataWrongType,
                source.At($"metadata.{map}"),
                $"`{map}` must be a mapping of text, not {node.Noun}. kubectl rejects the resource"
            );
            yield break;
        }

        foreach (var entry in mapping.Entries.Where(entry => !entry.IsMerge))
        {
            if (entry.Key is not YamlScalar key)
                continue;
            var field = FieldPath.Child($"metadata.{map}", key.Value);
            var value = entry.Value as YamlScalar;
            if (SchemaFindings.OtherKey(key) is { } message)
                findings.Add(SchemaFindings.KeyNotText, source.At(field), message);

            // Without a value it is an empty text to the API server.
            if (value is { IsNull: true } || (value is not null && value.IsTextToKubectl))
            {
                yield return (key.Value, value.IsNull ? null : value.Value, field);
                continue;
            }

            findings.Add(MetadataWrongType, source.At(field), MetadataText.Wrong(key.Value, entry.Value));
            yield return (key.Value, null, field);
        }
    }

    static void CheckFinalizers(YamlMapping metadata, ResourceSource source, Findings findings)
    {
        var node = metadata.Find("finalizers");
        if (node is null or YamlScalar { IsNull: true })
            return;
        if (node is not YamlSequence list)
        {
            findings.Add(
                MetadataWrongType,
                source.At("metadata.finalizers"),
                $"`finalizers` must be a list of text, not {node.Noun}. kubectl rejects the resource"
            );
            return;
        }

        foreach (var (i, item) in list.Items.Index())
        {
            var field = FieldPath.Child("metadata.finalizers", i);
            if (item is not YamlScalar scalar || !scalar.IsTextToKubectl)
                findings.Add(MetadataWrongType, source.At(field), MetadataText.Wrong("finalizers", item));
            else if (!IsQualifiedName(scalar.Value))
                findings.Add(
                    MetadataFinalizer,
                    source.At(field),
                    $"the finalizer '{scalar.Value}' must be a name such as example.com/cleanup"
                );
        }
    }

    /// <summary>apimachinery, pkg/util/validation: IsQualifiedName.</summary>
    static bool IsQualifiedName(string key)
    {
        var match = QualifiedName().Match(key);
        return match.Success && match.Groups["prefix"].Length <= 253;
    }

    [GeneratedRegex(
        @"^((?<prefix>[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)/)?"
            + @"[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?\z"
    )]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex LabelValue();
}
