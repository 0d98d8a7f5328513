using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary>
/// <c>spec.certificate.provided</c>: a Secret among the items, PEM text, or an external secret store.
/// </summary>
internal sealed record ProvidedConfig(
    SecretRefConfig? SecretRef,
    string? Certificate,
    string? PrivateKey,
    ExternalSecretConfig? ExternalSecret
)
{
    public static readonly Shape<ProvidedConfig> Shape = new ObjectShape<ProvidedConfig>(
        "Bring your own certificate and key: secretRef, certificate with privateKey, or externalSecret.",
        f => new ProvidedConfig(
            f.Optional(
                "secretRef",
                () => SecretRefConfig.Shape,
                "A Secret among the items; it must be annotated config.kubernetes.io/local-config: \"true\"."
            ),
            f.Optional(
                "certificate",
                () => TextShape.Secret.Like(PemExample.Certificate),
                "The certificate chain as PEM, leaf first."
            ),
            f.Optional(
                "privateKey",
                () => TextShape.Secret.Like(PemExample.PrivateKey),
                "The private key as PEM, not encrypted. A key in a config ends up in Git: prefer secretRef."
            ),
            f.Optional(
                "externalSecret",
                () => ExternalSecretConfig.Shape,
                "External Secrets Operator brings it from a secret store."
            )
        )
    );
}

/// <summary>Points to a Secret among the items.</summary>
internal sealed record SecretRefConfig(string Name, string? Namespace)
{
    static readonly TextShape NameShape = Shapes.SecretName.Like("shop-certificate");

    public static readonly Shape<SecretRefConfig> Shape = new ObjectShape<SecretRefConfig>(
        "A Secret among the items.",
        f => new SecretRefConfig(
            f.Required("name", NameShape, "The Secret's name."),
            f.Optional("namespace", Shapes.DnsLabel, "The Secret's namespace. Default: any; an error where two fit.")
        )
    );
}

/// <summary><c>spec.certificate.provided.externalSecret</c> (external-secrets.io/v1).</summary>
internal sealed record ExternalSecretConfig(SecretStoreRefConfig SecretStoreRef, string Key)
{
    static readonly TextShape KeyShape = TextShape.Any.Like("tls/shop");

    public static readonly Shape<ExternalSecretConfig> Shape = new ObjectShape<ExternalSecretConfig>(
        "External Secrets Operator brings it from a secret store.",
        f => new ExternalSecretConfig(
            f.Required("secretStoreRef", SecretStoreRefConfig.Shape, "The store."),
            f.Required("key", KeyShape, "The key in the store; its properties tls.crt and tls.key are read.")
        )
    );
}

/// <summary>The store an ExternalSecret reads from.</summary>
internal sealed record SecretStoreRefConfig(string Name, string Kind)
{
    public static readonly Shape<SecretStoreRefConfig> Shape = new ObjectShape<SecretStoreRefConfig>(
        "The store.",
        f => new SecretStoreRefConfig(
            f.Required("name", Shapes.ResourceName, "The store's name."),
            f.Default(
                "kind",
                Shapes.OneOf("SecretStore", "ClusterSecretStore"),
                "SecretStore",
                "A SecretStore is in the Secret's namespace; a ClusterSecretStore has no namespace."
            )
        )
    );
}
