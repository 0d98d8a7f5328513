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

    /// <summary>The end of a sentence whose subject is the name; null where it is one.</summary>
    public static string? WrongWith(string name, NameRule rule) =>
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

/// <summary>
/// Which rule a kind's name obeys (kubernetes, pkg/apis: the ValidateName functions), and which kinds have none.
/// </summary>
internal static class KindNames
{
    /// <summary>Read by tools and never sent to a cluster.</summary>
    public static bool IsLocal(ResourceId id) =>
        id.Group is "kustomize.config.k8s.io" or "config.kubernetes.io" or "kpt.dev" or "config.k8s.io"
        || (id.Group.Length == 0 && id.Kind is "Config" or "List")
        || id.Kind.Length == 0;

    /// <summary>
    /// Without `metadata` other files look like resources too (skaffold, kind, kubeadm); these groups are a cluster's.
    /// </summary>
    public static bool IsApplied(ResourceId id) =>
        !MayBeNameless(id)
        && (
            id.Group
                is ""
                    or "apps"
                    or "batch"
                    or "autoscaling"
                    or "policy"
                    or "cert-manager.io"
                    or "cert.gardener.cloud"
                    or "dns.gardener.cloud"
                    or "external-secrets.io"
                    or "gateway.kyma-project.io"
                    or "operator.kyma-project.io"
                    or "networking.k8s.io"
                    or "gateway.networking.k8s.io"
                    or "rbac.authorization.k8s.io"
                    or "storage.k8s.io"
            || id.Group.EndsWith(".istio.io", StringComparison.Ordinal)
        );

    /// <summary>Questions to the API server, which stores none of them, and lists.</summary>
    public static bool MayBeNameless(ResourceId id) =>
        id.Group is "authentication.k8s.io" or "authorization.k8s.io"
        || id.Kind.EndsWith("List", StringComparison.Ordinal);

    public static NameRule RuleOf(ResourceId id) =>
        (id.Group, id.Kind) switch
        {
            ("", "Namespace") => NameRule.Label,
            ("", "Service") => NameRule.ServiceLabel,
            ("", "Event") or ("events.k8s.io", "Event") => NameRule.Any,
            ("batch", "CronJob") => NameRule.CronJob,
            ("rbac.authorization.k8s.io", _) => NameRule.PathSegment,
            ("certificates.k8s.io", _) or ("storage.k8s.io", "CSIDriver" or "CSINode") => NameRule.Any,
            // Served by OpenShift's own API server, which takes colons in them.
            (_, "User" or "Group" or "Identity") when id.Group.EndsWith("openshift.io", StringComparison.Ordinal) =>
                NameRule.Any,
            _ => NameRule.Subdomain,
        };
}

/// <summary>Which names the API server accepts for a kind.</summary>
internal enum NameRule
{
    Any,

    /// <summary>RFC 1123 subdomain, at most 253 characters.</summary>
    Subdomain,

    /// <summary>RFC 1123 label, at most 63 characters.</summary>
    Label,

    /// <summary>RFC 1035 label, which begins with a letter.</summary>
    ServiceLabel,

    /// <summary>A subdomain of at most 52 characters, because the names of its Jobs are 11 longer.</summary>
    CronJob,

    /// <summary>Anything that can be one step of a URL's path.</summary>
    PathSegment,
}
