using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary><c>spec.certificate.certManager</c>: a cert-manager.io/v1 Certificate.</summary>
internal sealed class CertManagerConfig(Fields? f = null)
{
    /// <summary>Null: the name that Kyma's own Certificate would have.</summary>
    public string? Name { get; init; } =
        f.Optional(
            Shapes.ResourceName,
            "The Certificate's name. Default: kyma-tls-cert for kyma-system/kyma-gateway, else the "
                + "Secret's name with -cert in place of -certs."
        );

    public CertManagerIssuerRefConfig IssuerRef { get; init; } =
        f.Required(CertManagerIssuerRefConfig.Shape, "The issuer; cert-manager has no default one.");

    /// <summary>Null: the Gateway's hosts.</summary>
    public IReadOnlyList<string>? DnsNames { get; init; } =
        f.Optional(
            () => Shapes.ListOf(Shapes.HostName.Like("*.shop.example.com"), atLeast: 1),
            "The names in the certificate. Default: the Gateway's hosts."
        );

    public GoDuration? Duration { get; init; } =
        f.Optional(GoDuration.Shape, "How long a certificate lasts, at least 1h. Default: cert-manager's 2160h.");

    public GoDuration? RenewBefore { get; init; } =
        f.Optional(
            () => GoDuration.ShapeLike("720h"),
            "How long before it expires it is renewed, at least 5m and less than `duration`."
        );

    public PrivateKeyConfig? PrivateKey { get; init; } =
        f.Optional(() => PrivateKeyConfig.CertManagerShape, "Default: RSA 2048.");

    public static readonly ObjectShape<CertManagerConfig> Shape = new(
        "cert-manager issues and rotates it.",
        f => new CertManagerConfig(f)
    );
}

/// <summary>A cert-manager issuer.</summary>
internal sealed class CertManagerIssuerRefConfig(Fields? f = null)
{
    public string Name { get; init; } = f.Required(Shapes.ResourceName, "The issuer's name.");

    public string Kind { get; init; } =
        f.Default(TextShape.Any, "ClusterIssuer", "ClusterIssuer, or Issuer for one in the Secret's namespace.");

    public string? Group { get; init; } =
        f.Optional(
            () => Shapes.ResourceName.Like("cas-issuer.jetstack.io"),
            "The API group of an external issuer. Default: cert-manager.io."
        );

    public static readonly ObjectShape<CertManagerIssuerRefConfig> Shape = new(
        "The issuer.",
        f => new CertManagerIssuerRefConfig(f)
    );
}
