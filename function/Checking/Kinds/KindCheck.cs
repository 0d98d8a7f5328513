using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Checking.Kinds.KindFindings;

namespace Kyma.Krm.Checking.Kinds;

/// <summary>
/// What the API server says of resources of other kinds than Istio's, as far as their schema says it.
/// </summary>
internal static class KindCheck
{
    static readonly Dictionary<(string Group, string Kind), KindSchema> Schemas = KindSchemas.All.ToDictionary(schema =>
        (schema.Group, schema.Kind)
    );

    static readonly Lookup<string, string> Kinds = KindSchemas.All.ToLookup(
        schema => schema.Group,
        schema => schema.Kind
    );

    static readonly KindShape Secret = KindShape.Parse(
        "{apiVersion:* kind:* metadata:* type:s immutable:b data:<p> stringData:<p>}"
    );

    /// <summary>Its fields are judged here.</summary>
    public static bool Covers(ResourceId id) =>
        Schemas.ContainsKey((id.Group, id.Kind)) || id is { Group: "", Kind: "Secret" };

    public static void Check(ResourceId id, ResourceSource source, Findings findings)
    {
        if (source.Root is not YamlMapping root)
            return;
        if (id is { Group: "", Kind: "Secret" })
            CheckSecret(root, source, findings);
        else if (!Schemas.TryGetValue((id.Group, id.Kind), out var schema))
        {
            CheckGroup(root, id, source, findings);
            CheckKind(id, source, findings);
        }
        else if (root.FindText("apiVersion") != $"{schema.Group}/{schema.Version}")
            findings.Add(
                KindVersionUnserved,
                source.At("apiVersion"),
                $"'{root.FindText("apiVersion")}' is not served by the current release of the controller. "
                    + $"Use {schema.Group}/{schema.Version}"
            );
        else
            Read(schema.Shape, source, findings);
    }

    static void Read(KindShape shape, ResourceSource source, Findings findings) =>
        shape.Read(YamlValue.Root(source, findings) with { Dialect = ApiServer.Kubernetes });

    static void CheckGroup(YamlMapping root, ResourceId id, ResourceSource source, Findings findings)
    {
        if (
            id.Group is not ""
            || root.FindText("apiVersion") is not { } group
            || !group.Contains('.', StringComparison.Ordinal)
        )
            return;
        var known = IstioKinds.Owns(group) ? IstioKinds.Versions(group, id.Kind)[0] : null;
        findings.Add(
            ApiVersionIncomplete,
            source.At("apiVersion"),
            $"'{group}' is an API group, and its version is missing. The API server does not know the kind. Write "
                + (known is null ? $"{group}/ and the version" : $"{group}/{known}")
        );
    }

    /// <summary>Of the groups whose kinds are known, only a misspelt one is surely unknown.</summary>
    static void CheckKind(ResourceId id, ResourceSource source, Findings findings)
    {
        if (Kinds.Contains(id.Group) && Suggestion.Nearest(id.Kind, Kinds[id.Group]) is { } near)
            findings.Add(
                KindUnknown,
                source.At("kind"),
                $"'{id.Kind}' is not a kind of {id.Group}. Did you mean '{near}'?"
            );
    }

    static void CheckSecret(YamlMapping root, ResourceSource source, Findings findings)
    {
        // What SOPS encrypted is decrypted before it is applied.
        if (Sops.HasEncrypted(root))
            return;
        Read(Secret, source, findings);
        foreach (var finding in SecretReader.Read(root).Findings)
        {
            // What is no text at all is reported as that.
            if (FieldPath.Find(root, finding.Field) is YamlScalar { IsTextToKubectl: true })
                findings.Add(finding.At(source.At(finding.Field)));
        }

        if (root.FindText("type") != "kubernetes.io/tls")
            return;
        foreach (var key in new[] { "tls.crt", "tls.key" })
        {
            if (!Has(root.Find("data"), key) && !Has(root.Find("stringData"), key))
                findings.Add(
                    SecretTypeKeys,
                    source.At("type"),
                    $"a Secret of type kubernetes.io/tls must have the key '{key}'. Add it, or use the type Opaque"
                );
        }
    }

    static bool Has(YamlNode? map, string key) => map is YamlMapping mapping && mapping.Find(key) is not null;
}
