using System.Text.Json.Nodes;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates;

/// <summary>What a certificate plan brings into the cluster: a Secret, or the resource whose controller writes it; nothing for an existing one.</summary>
internal static class CertificateRenderer
{
    static readonly string[] SecretKeys = ["tls.crt", "tls.key"];

    public static Rendered? Render(CertificatePlan plan) => plan switch
    {
        ProvidedCertificate provided => SecretOf(provided, provided.SecretType, RequestOf(provided), () => [("tls.crt", provided.Certificate), ("tls.key", provided.PrivateKey)]),
        SelfSignedCertificate own => SecretOf(own, own.SecretType, own.Request.Fingerprint(), () => Issue(own.Request)),
        GardenerCertificatePlan gardener => Rendered.Of(Gardener(gardener)),
        CertManagerCertificatePlan certManager => Rendered.Of(CertManager(certManager)),
        ExternalCertificate external => Rendered.Of(External(external)),
        _ => null,
    };

    static Rendered SecretOf(CertificatePlan plan, string type, string request, Func<(string, string)[]> data) =>
        new(new ResourceId("", "Secret", plan.Namespace, plan.SecretName), () => Secrets.Build(plan.Namespace, plan.SecretName, type, data()))
        {
            Request = RequestHash.Of(type, request),
        };

    static string RequestOf(ProvidedCertificate provided) => RequestHash.Of("provided", provided.Certificate, RequestHash.Of(provided.PrivateKey));

    static (string, string)[] Issue(SelfSignedRequest request)
    {
        var issued = SelfSigned.Issue(request);
        return [("ca.crt", issued.CaPem), ("tls.crt", issued.CertificatePem), ("tls.key", issued.PrivateKeyPem)];
    }

    static JsonObject Gardener(GardenerCertificatePlan plan)
    {
        var config = plan.Config;
        var spec = new GardenerCertificateSpec
        {
            CommonName = plan.CommonName,
            DnsNames = plan.DnsNames.Count > 0 ? plan.DnsNames : null,
            IssuerRef = config.IssuerRef is { } issuer ? new GardenerIssuerRef(issuer.Name, issuer.Namespace) : null,
            SecretRef = new GardenerSecretRef(plan.SecretName, plan.Namespace),
            SecretLabels = config.SecretLabels is { Count: > 0 } labels ? labels : null,
            PrivateKey = new CertificatePrivateKey(config.PrivateKey?.Algorithm ?? PrivateKeyConfig.Rsa, config.PrivateKey?.Size),
            PreferredChain = config.PreferredChain,
            FollowCNAME = config.FollowCname,
        };
        return KubeJson.ToJson(
            new KubeObject<GardenerCertificateSpec>("cert.gardener.cloud/v1alpha1", "Certificate", new ObjectMeta(plan.Name, plan.Namespace), spec),
            CertificateJson.Default.KubeObjectGardenerCertificateSpec);
    }

    static JsonObject CertManager(CertManagerCertificatePlan plan)
    {
        var config = plan.Config;
        var spec = new CertManagerCertificateSpec
        {
            SecretName = plan.SecretName,
            IssuerRef = new CertManagerIssuerRef(config.IssuerRef.Name, config.IssuerRef.Kind, config.IssuerRef.Group),
            DnsNames = plan.DnsNames,
            Duration = config.Duration?.Text,
            RenewBefore = config.RenewBefore?.Text,
            PrivateKey = new CertificatePrivateKey(config.PrivateKey?.Algorithm ?? PrivateKeyConfig.Rsa, config.PrivateKey?.Size),
            Usages = ["digital signature", "key encipherment", "server auth"],
        };
        return KubeJson.ToJson(
            new KubeObject<CertManagerCertificateSpec>("cert-manager.io/v1", "Certificate", new ObjectMeta(plan.Name, plan.Namespace), spec),
            CertificateJson.Default.KubeObjectCertManagerCertificateSpec);
    }

    static JsonObject External(ExternalCertificate plan)
    {
        var (store, key) = plan.External;
        var spec = new ExternalSecretSpec
        {
            RefreshInterval = "1h",
            SecretStoreRef = new ExternalSecretStoreRef(store.Name, store.Kind),
            Target = new ExternalSecretTarget(plan.SecretName, "Owner", new ExternalSecretTemplate(plan.SecretType)),
            Data = [.. SecretKeys.Select(name => new ExternalSecretData(name, new ExternalSecretRemoteRef(key, name)))],
        };
        return KubeJson.ToJson(
            new KubeObject<ExternalSecretSpec>("external-secrets.io/v1", "ExternalSecret", new ObjectMeta(plan.SecretName, plan.Namespace), spec),
            CertificateJson.Default.KubeObjectExternalSecretSpec);
    }
}
