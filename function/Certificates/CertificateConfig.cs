using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary>
/// <c>spec.certificate</c>: where the Gateway's certificate comes from (at most one source) and which Secret holds it.
/// </summary>
internal sealed class CertificateConfig(Fields? f = null)
{
    public const string TlsSecretType = "kubernetes.io/tls";

    /// <summary>Where Kyma runs the gateways, which read only Secrets of their own namespace.</summary>
    public const string GatewayPodsNamespace = SystemNamespaces.Istio;

    /// <summary>Null: the name that <see cref="CertificateNames.SecretOf"/> gives.</summary>
    public string? SecretName { get; init; } =
        f.Optional(
            () => Shapes.SecretName.Like("shop-certs"),
            "The Secret that contains the certificate and the key. Default: <gateway name>-certs for a "
                + "Gateway in kyma-system, else <gateway namespace>.<gateway name>-certs, because all "
                + "Gateways share the Secret's namespace."
        );

    public string Namespace { get; init; } =
        f.Default(
            Shapes.DnsLabel,
            GatewayPodsNamespace,
            "The Secret's namespace: that of the gateway pods, because Istio reads Secrets only there."
        );

    public string SecretType { get; init; } =
        f.Default(
            Shapes.OneOf(TlsSecretType, "Opaque"),
            TlsSecretType,
            "The type of a rendered Secret. It cannot be changed later; Opaque is for taking over the "
                + "Secret of Kyma's operator."
        );

    public DateTimeOffset? AsOf { get; init; } =
        f.OptionalValue(
            TimeShape.Instance,
            "Judge expiry as of this time: a certificate that has expired by then is an error instead of a warning."
        );

    public ExistingConfig? Existing { get; init; } =
        f.Optional(() => ExistingConfig.Shape, "The Secret is in the cluster already, or among the items.");

    public ProvidedConfig? Provided { get; init; } =
        f.Optional(() => ProvidedConfig.Shape, "Bring your own certificate and key.");

    public GardenerCertificateConfig? Gardener { get; init; } =
        f.Optional(() => GardenerCertificateConfig.Shape, "Gardener's certificate management issues and rotates it.");

    public CertManagerConfig? CertManager { get; init; } =
        f.Optional(() => CertManagerConfig.Shape, "cert-manager issues and rotates it.");

    public SelfSignedConfig? SelfSigned { get; init; } =
        f.Optional(() => SelfSignedConfig.Shape, "Derived from a seed by this program; nothing manages or rotates it.");

    /// <summary>The fields of which a config may have one.</summary>
    public static readonly IReadOnlyList<string> SourceNames =
    [
        "existing",
        "provided",
        "gardener",
        "certManager",
        "selfSigned",
    ];

    public static readonly ObjectShape<CertificateConfig> Shape = new(
        "Where the Gateway's certificate comes from: exactly one source.",
        f => new CertificateConfig(f)
    )
    {
        Sources = SourceNames,
        Example = () => new JsonObject { ["gardener"] = new JsonObject() },
    };
}

/// <summary><c>spec.certificate.existing</c>.</summary>
internal sealed record ExistingConfig
{
    public static readonly ObjectShape<ExistingConfig> Shape = new(
        "The Secret is in the cluster already, or among the items (then it is checked).",
        _ => new ExistingConfig()
    );
}
