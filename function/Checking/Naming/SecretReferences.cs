using Kyma.Krm.Certificates;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Naming;

/// <summary>The Secrets that Gateways and DestinationRules name.</summary>
internal sealed class SecretReferences(CheckedPackage package, FollowedNames names, Findings findings)
{
    const string NoCertificate = "The gateway gets no certificate and resets every connection.";

    public void Check()
    {
        foreach (var gateway in package.Istio.Gateways)
        {
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
            {
                if (gateway.Spec.Servers[i].Tls is { } tls)
                    CheckServer(gateway, tls, $"{FieldPath.Child("spec.servers", i)}.tls");
            }
        }

        foreach (var rule in package.Istio.DestinationRules)
            CheckRule(rule);
    }

    /// <summary>Secrets in other namespaces, and renamed ones, are reported where credentials are judged.</summary>
    void CheckServer(IstioResource<GatewaySpec> gateway, ServerTls tls, string path)
    {
        if (tls.CredentialName is { Length: > 0 } name)
            Check(
                name,
                CertificateConfig.GatewayPodsNamespace,
                gateway.Source,
                $"{path}.credentialName",
                NoCertificate
            );
        for (var i = 0; i < tls.CredentialNames?.Count; i++)
            Check(
                tls.CredentialNames[i],
                CertificateConfig.GatewayPodsNamespace,
                gateway.Source,
                FieldPath.Child($"{path}.credentialNames", i),
                NoCertificate
            );
        if (tls.CaCertCredentialName is { Length: > 0 } ca)
            Check(
                ca,
                CertificateConfig.GatewayPodsNamespace,
                gateway.Source,
                $"{path}.caCertCredentialName",
                "The gateway gets no CA for its clients and refuses every connection."
            );
    }

    /// <summary>
    /// A sidecar reads Secrets of its own namespace; where gateways originate TLS, the mesh says which.
    /// </summary>
    void CheckRule(IstioResource<DestinationRuleSpec> rule)
    {
        var isForSidecars = rule.Spec.WorkloadSelector is not null;
        foreach (var (tls, _, path) in OriginatedTls.Originating(rule.Spec))
        {
            foreach (
                var (name, field) in (ReadOnlySpan<(string?, string)>)
                    [(tls.CredentialName, "credentialName"), (tls.CaCertCredentialName, "caCertCredentialName")]
            )
            {
                if (name is not { Length: > 0 } || !IsPlain(name))
                    continue;
                if (isForSidecars)
                    Check(name, rule.Namespace, rule.Source, $"{path}.{field}", "Requests to the host get 503.");
                else
                    CheckName(name, rule.Source, $"{path}.{field}");
            }
        }
    }

    void Check(string name, string @namespace, ResourceSource source, string field, string effect)
    {
        if (!IsPlain(name) || IsInPackage(name) || !CheckName(name, source, field))
            return;
        names.Follow(PackageNames.Secret, (@namespace, name), source, field, effect, meant => meant.Name);
    }

    /// <summary>With the suffix of a CA, the Secret without it serves as well, and the other way round.</summary>
    bool IsInPackage(string name) =>
        package.Credentials.Contains(name)
        || package.Credentials.Contains($"{name}{IstioSecret.CaSuffix}")
        || (
            name.EndsWith(IstioSecret.CaSuffix, StringComparison.Ordinal)
            && package.Credentials.Contains(name[..^IstioSecret.CaSuffix.Length])
        );

    bool CheckName(string name, ResourceSource source, string field)
    {
        if (Shapes.ResourceName.Accepts(name))
            return true;
        findings.Add(
            CheckFindings.CredentialName,
            source.At(field),
            $"'{name}' cannot be the name of a Secret: it must be {Shapes.ResourceName.ValidValues}"
        );
        return false;
    }

    /// <summary>Other schemes, and Secrets of another namespace, are read by other means or not at all.</summary>
    static bool IsPlain(string name) => !name.AsSpan().ContainsAny('/', ':');
}

/// <summary>The stores that ExternalSecrets read from.</summary>
internal static class StoreReferences
{
    public static void Check(CheckedPackage package, FollowedNames names)
    {
        foreach (var external in package.Of(PackageNames.StoreGroup, "ExternalSecret"))
        {
            if (external.Root.FindText("spec", "secretStoreRef", "name") is not { Length: > 0 } name)
                continue;
            var kind = external.Root.FindText("spec", "secretStoreRef", "kind") ?? PackageNames.Store;
            if (kind is PackageNames.Store or PackageNames.ClusterStore)
                names.Follow(
                    kind,
                    (kind == PackageNames.Store ? external.Id.Namespace : "", name),
                    external.Source,
                    "spec.secretStoreRef.name",
                    "The Secret is never written."
                );
        }
    }
}
