using System.Text.Json.Nodes;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Hashing;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates.Renderers;

/// <summary>
/// What a certificate plan brings into the cluster: a Secret, or the resource whose controller writes it; nothing for
/// an existing one.
/// </summary>
internal static class CertificateRenderer
{
    static readonly string[] SecretKeys = ["tls.crt", "tls.key"];

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
                () => Issue(own.Request)
            ) with
            {
                IsIntact = item => SelfSignedSecret.IsIntact(item, own),
            },
            GardenerCertificatePlan gardener => Rendered.Of(Gardener(gardener)),
            CertManagerCertificatePlan certManager => Rendered.Of(CertManager(certManager)),
            ExternalCertificate external => Rendered.Of(External(external)) with
            {
                Defaults = ExternalSecretDefaults.All,
            },
            _ => null,
        };

    static Rendered SecretOf(CertificatePlan plan, string type, string request, Func<(string, string)[]> data) =>
        new(
            new ResourceId("", "Secret", plan.Namespace, plan.SecretName),
            () => Secrets.Build(plan.Namespace, plan.SecretName, type, data())
        )
        {
            Request = RequestHash.Of(type, request),
            SecretType = type,
        };

    static string RequestOf(ProvidedCertificate provided) =>
        RequestHash.Of("provided", provided.Certificate, RequestHash.Of(provided.PrivateKey));

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
            IssuerRef = config.IssuerRef is { } issuer
                ? new GardenerIssuerRef { Name = issuer.Name, Namespace = issuer.Namespace }
                : null,
            SecretRef = new GardenerSecretRef { Name = plan.SecretName, Namespace = plan.Namespace },
            SecretLabels = config.SecretLabels is { Count: > 0 } labels ? labels : null,
            PrivateKey = KeyOf(config.PrivateKey),
            PreferredChain = config.PreferredChain,
            FollowCNAME = config.FollowCname,
        };
        return KubeObject.Of(
            "cert.gardener.cloud/v1alpha1",
            "Certificate",
            new ObjectMeta(plan.Name, plan.Namespace),
            spec
        );
    }

    static JsonObject CertManager(CertManagerCertificatePlan plan)
    {
        var config = plan.Config;
        var spec = new CertManagerCertificateSpec
        {
            SecretName = plan.SecretName,
            IssuerRef = new CertManagerIssuerRef
            {
                Name = config.IssuerRef.Name,
                Kind = config.IssuerRef.Kind,
                Group = config.IssuerRef.Group,
            },
            DnsNames = plan.DnsNames,
            Duration = config.Duration?.Text,
            RenewBefore = config.RenewBefore?.Text,
            PrivateKey = KeyOf(config.PrivateKey),
            Usages = ["digital signature", "key encipherment", "server auth"],
        };
        return KubeObject.Of("cert-manager.io/v1", "Certificate", new ObjectMeta(plan.Name, plan.Namespace), spec);
    }

    static CertificatePrivateKey KeyOf(PrivateKeyConfig? config) =>
        new() { Algorithm = config?.Algorithm ?? PrivateKeyConfig.Rsa, Size = config?.Size };

    static JsonObject External(ExternalCertificate plan)
    {
        var (store, key) = plan.External;
        var spec = new ExternalSecretSpec
        {
            RefreshInterval = "1h",
            SecretStoreRef = new ExternalSecretStoreRef { Name = store.Name, Kind = store.Kind },
            Target = new ExternalSecretTarget
            {
                Name = plan.SecretName,
                CreationPolicy = "Owner",
                Template = new ExternalSecretTemplate { Type = plan.SecretType },
            },
            Data =
            [
                .. SecretKeys.Select(name => new ExternalSecretData
                {
                    SecretKey = name,
                    RemoteRef = new ExternalSecretRemoteRef { Key = key, Property = name },
                }),
            ],
        };
        return KubeObject.Of(
            "external-secrets.io/v1",
            "ExternalSecret",
            new ObjectMeta(plan.SecretName, plan.Namespace),
            spec
        );
    }
}
