using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// Placeholders where a host or the name of a resource must be. Whatever else is wrong with such a text is wrong
/// because of the placeholder, so that is all that is told of it.
/// </summary>
internal static class PlaceholderRules
{
    /// <summary>Fields of hosts and names, whose values contain nothing that looks like a placeholder.</summary>
    static readonly HashSet<string> Fields =
    [
        "host",
        "hosts",
        "sniHosts",
        "sni",
        "subjectAltNames",
        "dnsName",
        "dnsNames",
        "commonName",
        "credentialName",
        "credentialNames",
        "caCertCredentialName",
        "secretName",
        "gateway",
        "gateways",
    ];

    /// <summary>References, whose <c>name</c> and <c>namespace</c> are such fields.</summary>
    static readonly HashSet<string> References = ["issuerRef", "secretRef", "secretStoreRef", "service", "target"];

    public static void Check(CheckedResource resource, Findings findings)
    {
        if (resource.Id is { Group: "", Kind: "Secret" })
            CheckData(resource, findings);
        else if (IsKnown(resource.Id) && resource.Root.Find("spec") is YamlMapping spec)
            Walk(spec, "spec", resource, findings);
    }

    /// <summary>What is under `data` is base64, in which no placeholder can be; its value is never repeated.</summary>
    static void CheckData(CheckedResource secret, Findings findings)
    {
        foreach (var entry in (secret.Root.Find("data") as YamlMapping)?.Entries ?? [])
        {
            if (
                entry is { Key: YamlScalar { Value: var key }, Value: YamlScalar { Value: var value } }
                && PlaceholderText.In(value) is not null
            )
                findings.Add(
                    Placeholder,
                    secret.Source.At(FieldPath.Child("data", key)),
                    "the value contains a placeholder, which nothing has filled in. Replace it. Where a tool fills it "
                        + "in, check what that tool writes"
                );
        }
    }

    /// <summary>Of other kinds nobody knows what their fields are for.</summary>
    static bool IsKnown(ResourceId id) =>
        (IstioKinds.Owns(id.Group) && id.Kind is not ("EnvoyFilter" or "WasmPlugin" or "Telemetry"))
        || id.Group
            is "gateway.kyma-project.io"
                or "cert.gardener.cloud"
                or "dns.gardener.cloud"
                or "cert-manager.io"
                or "external-secrets.io";

    static void Walk(YamlNode node, string path, CheckedResource resource, Findings findings)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Key is not YamlScalar { Value: var key })
                        continue;
                    var at = FieldPath.Child(path, key);
                    if (Fields.Contains(key))
                        Judge(entry.Value, at, resource, findings);
                    else if (References.Contains(key) && entry.Value is YamlMapping reference)
                        Judge(reference, at, resource, findings);
                    else
                        Walk(entry.Value, at, resource, findings);
                }

                break;
            case YamlSequence list:
                for (var i = 0; i < list.Items.Count; i++)
                    Walk(list.Items[i], FieldPath.Child(path, i), resource, findings);
                break;
        }
    }

    static void Judge(YamlNode node, string path, CheckedResource resource, Findings findings)
    {
        switch (node)
        {
            case YamlScalar scalar when PlaceholderText.In(scalar.Value) is { } placeholder:
                findings.Add(
                    Placeholder,
                    resource.Source.At(path),
                    $"'{scalar.Value}' contains the placeholder '{placeholder}', which nothing has filled in. Replace "
                        + "it. Where a tool fills it in, check what that tool writes"
                );
                break;
            case YamlSequence list:
                for (var i = 0; i < list.Items.Count; i++)
                    Judge(list.Items[i], FieldPath.Child(path, i), resource, findings);
                break;
            case YamlMapping mapping:
                foreach (var name in (ReadOnlySpan<string>)["name", "namespace"])
                {
                    if (mapping.Find(name) is YamlScalar written)
                        Judge(written, FieldPath.Child(path, name), resource, findings);
                }

                break;
        }
    }

    /// <summary>Without what else is told of the same fields; the placeholder is as severe as that.</summary>
    public static IReadOnlyList<Finding> Instead(IReadOnlyList<Finding> findings)
    {
        var placeholders = new HashSet<Place>();
        foreach (var finding in findings)
        {
            if (finding.Rule == Placeholder)
                placeholders.Add(finding.Place);
        }

        if (placeholders.Count == 0)
            return findings;
        var refused = new HashSet<Place>();
        foreach (var finding in findings)
        {
            if (finding.Severity == Severity.Error && placeholders.Contains(finding.Place))
                refused.Add(finding.Place);
        }

        var told = new List<Finding>();
        foreach (var finding in findings)
        {
            if (finding.Rule == Placeholder)
                told.Add(refused.Contains(finding.Place) ? finding with { Severity = Severity.Error } : finding);
            else if (!placeholders.Contains(finding.Place))
                told.Add(finding);
        }

        return told;
    }
}
