using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Kubernetes.Metadata.MetadataFindings;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>Names and namespaces as the API server takes them.</summary>
internal static partial class MetadataNameRules
{
    public static void Check(ResourceId id, YamlMapping metadata, ResourceSource source, Findings findings)
    {
        if (Text("name", metadata, source, findings) is { } name)
            Judge(MetadataName, "name", name, WrongWith(name, KindNames.RuleOf(id)), source, findings);
        if (Text("namespace", metadata, source, findings) is { Length: > 0 } @namespace)
            Judge(MetadataNamespace, "namespace", @namespace, WrongWith(@namespace, NameRule.Label), source, findings);
    }

    static string? Text(string field, YamlMapping metadata, ResourceSource source, Findings findings)
    {
        var node = metadata.Find(field);
        if (node is null or YamlScalar { IsNull: true })
            return null;
        if (node is YamlScalar scalar && scalar.IsTextToKubectl)
            return scalar.Value;
        findings.Add(MetadataWrongType, source.At($"metadata.{field}"), MetadataText.Wrong(field, node));
        return null;
    }

    static void Judge(Rule rule, string field, string value, string? wrong, ResourceSource source, Findings findings)
    {
        if (wrong is null)
            return;
        if (PlaceholderText.In(value) is { } placeholder)
            findings.Add(
                MetadataPlaceholder,
                source.At($"metadata.{field}"),
                $"'{value}' contains the placeholder '{placeholder}'. The API server rejects it "
                    + "unless something fills it in first. Check what is applied, after the substitution"
            );
        else
            findings.Add(rule, source.At($"metadata.{field}"), $"'{value}' {wrong}");
    }

    static string? WrongWith(string name, NameRule rule) =>
        rule switch
        {
            NameRule.Any => null,
            NameRule.PathSegment => name is "" or "." or ".." || name.AsSpan().IndexOfAny('/', '%') >= 0
                ? "must not be empty, '.' or '..', or contain '/' or '%'"
                : null,
            NameRule.Label => name.Length > 63 || !Label().IsMatch(name)
                ? "must be at most 63 lower-case letters, digits and '-', and start and end with a letter or digit"
                : null,
            NameRule.ServiceLabel => name.Length > 63 || !Label().IsMatch(name) || char.IsAsciiDigit(name[0])
                ? "must be at most 63 lower-case letters, digits and '-', start with a letter and end with a "
                    + "letter or digit"
                : null,
            NameRule.CronJob when name.Length > 52 =>
                $"must have at most 52 characters, and has {name.Length}: the names of its Jobs are 11 longer",
            _ => name.Length > 253 ? $"must have at most 253 characters, and has {name.Length}"
            : !Subdomain().IsMatch(name)
                ? "must be lower-case letters, digits, '-' and '.', and start and end with a letter or digit"
            : null,
        };

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex Label();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex Subdomain();
}
