using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary>
/// <c>spec.certificate.provided</c>: a Secret among the items, PEM text, or an external secret store.
/// </summary>
internal sealed class ProvidedConfig(Fields? f = null)
{
    public SecretRefConfig? SecretRef { get; init; } =
        f.Optional(
            () => SecretRefConfig.Shape,
            "A Secret among the items; it must be annotated config.kubernetes.io/local-config: \"true\"."
        );

    public string? Certificate { get; init; } =
        f.Optional(() => TextShape.Secret.Like(PemExample.Certificate), "The certificate chain as PEM, leaf first.");

    public string? PrivateKey { get; init; } =
        f.Optional(
            () => TextShape.Secret.Like(PemExample.PrivateKey),
            "The private key as PEM, not encrypted. A key in a config ends up in Git: prefer secretRef."
        );

    public ExternalSecretConfig? ExternalSecret { get; init; } =
        f.Optional(() => ExternalSecretConfig.Shape, "External Secrets Operator brings it from a secret store.");

    public static readonly ObjectShape<ProvidedConfig> Shape = new(
        "Bring your own certificate and key: secretRef, certificate with privateKey, or externalSecret.",
        f => new ProvidedConfig(f)
    );
}

/// <summary>Points to a Secret among the items.</summary>
internal sealed class SecretRefConfig(Fields? f = null)
{
    public string Name { get; init; } = f.Required(NameShape, "The Secret's name.");

    public string? Namespace { get; init; } =
        f.Optional(Shapes.DnsLabel, "The Secret's namespace. Default: any; an error where two fit.");

    static readonly TextShape NameShape = Shapes.SecretName.Like("shop-certificate");

    public static readonly ObjectShape<SecretRefConfig> Shape = new(
        "A Secret among the items.",
        f => new SecretRefConfig(f)
    );
}

/// <summary><c>spec.certificate.provided.externalSecret</c> (external-secrets.io/v1).</summary>
internal sealed class ExternalSecretConfig(Fields? f = null)
{
    public SecretStoreRefConfig SecretStoreRef { get; init; } = f.Required(SecretStoreRefConfig.Shape, "The store.");

    public string Key { get; init; } =
        f.Required(KeyShape, "The key in the store; its properties tls.crt and tls.key are read.");

    static readonly TextShape KeyShape = TextShape.Any.Like("tls/shop");

    public static readonly ObjectShape<ExternalSecretConfig> Shape = new(
        "External Secrets Operator brings it from a secret store.",
        f => new ExternalSecretConfig(f)
    );
}

/// <summary>The store an ExternalSecret reads from.</summary>
internal sealed class SecretStoreRefConfig(Fields? f = null)
{
    public string Name { get; init; } = f.Required(Shapes.ResourceName, "The store's name.");

    public string Kind { get; init; } =
        f.Default(
            Shapes.OneOf("SecretStore", "ClusterSecretStore"),
            "SecretStore",
            "A SecretStore is in the Secret's namespace; a ClusterSecretStore has no namespace."
        );

    public static readonly ObjectShape<SecretStoreRefConfig> Shape = new(
        "The store.",
        f => new SecretStoreRefConfig(f)
    );
}
