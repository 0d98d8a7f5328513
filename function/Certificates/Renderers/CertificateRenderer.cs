using System.Text.Json.Nodes;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Hashing;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Certificates.Renderers;

/// <summary>
/// What a certificate plan brings into the cluster: a Secret, or the resource whose controller writes it; nothing for
/// an existing one.
/// </summary>
internal static class CertificateRenderer
{
    const string SecretName = "spec.certificate.secretName";

    const string SecretNamespace = "spec.certificate.namespace";

    static readonly string[] SecretKeys = ["tls.crt", "tls.key"];

    /// <summary>The Secret's content is made only when it is asked for; nothing is reported.</summary>
    public static Rendered? Render(CertificatePlan plan) =>
        plan switch
        {
            ProvidedCertificate provided => SecretOf(
                provided,
                provided.SecretType,
                RequestOf(provided),
                () => [("tls.crt", provided.Certificate), ("tls.key", provided.PrivateKey)]
            ),
            SelfSignedCertificate own => SecretOf(
                own,
                own.SecretType,
                own.Request.Fingerprint(),
                () => Issue(own.Request),
                item => SelfSignedSecret.IsIntact(item, own)
            ),
            GardenerCertificatePlan gardener => Gardener(gardener),
            CertManagerCertificatePlan certManager => CertManager(certManager),
            ExternalCertificate external => External(external) with { Defaults = ExternalSecretDefaults.All },
            _ => null,
        };

    static Rendered SecretOf(
        CertificatePlan plan,
        string type,
        string request,
        Func<(string, string)[]> data,
        Func<Item, bool>? isIntact = null
    ) =>
        Rendered.OfSecret(
            plan.Namespace,
            plan.SecretName,
            () => Secrets.Build(plan.Namespace, plan.SecretName, type, data())
        ) with
        {
            Secret = new RenderedSecret(type, RequestHash.Of(type, request)) { IsIntact = isIntact },
            Origins = () =>
                OriginsOf(
                    plan is SelfSignedCertificate ? "selfSigned" : "provided",
                    ("metadata.name", SecretName),
                    ("type", "spec.certificate.secretType")
                ),
        };

    /// <param name="source">One of <see cref="CertificateConfig.SourceNames"/>: what the rest is there for.</param>
    /// <param name="fields">As in <see cref="Origins"/>.</param>
    static Origins OriginsOf(string source, params IEnumerable<(string Field, string Written)> fields) =>
        new([("metadata.namespace", SecretNamespace), .. fields]) { Because = [("", $"spec.certificate.{source}")] };

    static string RequestOf(ProvidedCertificate provided) =>
        RequestHash.Of("provided", provided.Certificate, RequestHash.Of(provided.PrivateKey));

    static (string, string)[] Issue(SelfSignedRequest request)
    {
        var issued = SelfSigned.Issue(request);
        return [("ca.crt", issued.CaPem), ("tls.crt", issued.CertificatePem), ("tls.key", issued.PrivateKeyPem)];
    }

    /// <summary>
    /// cert-management, pkg/apis/cert/v1alpha1/types.go. Not the older <c>secretName</c>: the controller writes
    /// <c>secretRef</c> next to it, and the two then conflict.
    /// </summary>
    static Rendered Gardener(GardenerCertificatePlan plan) =>
        Rendered.Of(
            "cert.gardener.cloud/v1alpha1",
            "Certificate",
            new ObjectMeta(plan.Name, plan.Namespace),
            plan,
            SpecOf
        ) with
        {
            Origins = () =>
                OriginsOf(
                    "gardener",
                    ("metadata.name", "spec.certificate.gardener.name"),
                    ("spec", "spec.certificate.gardener"),
                    ("spec.secretRef.name", SecretName),
                    ("spec.secretRef.namespace", SecretNamespace)
                ),
        };

    static JsonObject SpecOf(GardenerCertificatePlan plan)
    {
        var config = plan.Config;
        return JsonFields.Of(
            ("commonName", plan.CommonName),
            ("dnsNames", plan.DnsNames.Count > 0 ? JsonFields.List(plan.DnsNames) : null),
            (
                "issuerRef",
                config.IssuerRef is { } issuer
                    ? JsonFields.Of(("name", issuer.Name), ("namespace", issuer.Namespace))
                    : null
            ),
            ("secretRef", JsonFields.Of(("name", plan.SecretName), ("namespace", plan.Namespace))),
            ("secretLabels", JsonFields.Map(config.SecretLabels)),
            ("privateKey", KeyOf(config.PrivateKey)),
            ("preferredChain", config.PreferredChain),
            ("followCNAME", config.FollowCname)
        );
    }

    /// <summary>cert-manager's default of <c>usages</c> has no server auth.</summary>
    static Rendered CertManager(CertManagerCertificatePlan plan) =>
        Rendered.Of("cert-manager.io/v1", "Certificate", new ObjectMeta(plan.Name, plan.Namespace), plan, SpecOf) with
        {
            Origins = () =>
                OriginsOf(
                    "certManager",
                    ("metadata.name", "spec.certificate.certManager.name"),
                    ("spec", "spec.certificate.certManager"),
                    ("spec.secretName", SecretName)
                ),
        };

    static JsonObject SpecOf(CertManagerCertificatePlan plan)
    {
        var config = plan.Config;
        var issuer = config.IssuerRef;
        return JsonFields.Of(
            ("secretName", plan.SecretName),
            ("issuerRef", JsonFields.Of(("name", issuer.Name), ("kind", issuer.Kind), ("group", issuer.Group))),
            ("dnsNames", JsonFields.List(plan.DnsNames)),
            ("duration", config.Duration?.Text),
            ("renewBefore", config.RenewBefore?.Text),
            ("privateKey", KeyOf(config.PrivateKey)),
            ("usages", JsonFields.List(["digital signature", "key encipherment", "server auth"]))
        );
    }

    /// <summary>Gardener and cert-manager spell it alike.</summary>
    static JsonObject KeyOf(PrivateKeyConfig? config) =>
        JsonFields.Of(("algorithm", config?.Algorithm ?? PrivateKeyConfig.Rsa), ("size", config?.Size));

    static Rendered External(ExternalCertificate plan) =>
        Rendered.Of(
            "external-secrets.io/v1",
            "ExternalSecret",
            new ObjectMeta(plan.SecretName, plan.Namespace),
            plan,
            SpecOf
        ) with
        {
            Origins = () =>
                OriginsOf(
                    "provided",
                    ("metadata.name", SecretName),
                    ("spec.target.name", SecretName),
                    ("spec.target.template.type", "spec.certificate.secretType"),
                    ("spec.secretStoreRef", "spec.certificate.provided.externalSecret.secretStoreRef")
                ),
        };

    static JsonObject SpecOf(ExternalCertificate plan)
    {
        var external = plan.External;
        return JsonFields.Of(
            ("refreshInterval", "1h"),
            (
                "secretStoreRef",
                JsonFields.Of(("name", external.SecretStoreRef.Name), ("kind", external.SecretStoreRef.Kind))
            ),
            (
                "target",
                JsonFields.Of(
                    ("name", plan.SecretName),
                    ("creationPolicy", "Owner"),
                    ("template", JsonFields.Of(("type", plan.SecretType)))
                )
            ),
            (
                "data",
                JsonFields.List(
                    SecretKeys.Select(name =>
                        JsonFields.Of(
                            ("secretKey", name),
                            ("remoteRef", JsonFields.Of(("key", external.Key), ("property", name)))
                        )
                    )
                )
            )
        );
    }
}
