using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary><c>spec.certificate.gardener</c>: a cert.gardener.cloud/v1alpha1 Certificate.</summary>
internal sealed class GardenerCertificateConfig(Fields? f = null)
{
    /// <summary>Null: Kyma's name for it.</summary>
    public string? Name { get; init; } =
        f.Optional(
            Shapes.ResourceName,
            "The Certificate's name. Default: kyma-tls-cert for kyma-system/kyma-gateway, else the "
                + "Secret's name with -cert in place of -certs."
        );

    public GardenerIssuerRefConfig? IssuerRef { get; init; } =
        f.Optional(
            () => GardenerIssuerRefConfig.Shape,
            "The issuer. Default: none is named, so the cluster's default issuer."
        );

    /// <summary>Null: the Gateway's hosts.</summary>
    public IReadOnlyList<string>? DnsNames { get; init; } =
        f.Optional(
            () => Shapes.ListOf(Shapes.HostName.Like("*.shop.example.com"), atLeast: 1),
            "The names in the certificate, at most 99. Default: the Gateway's hosts."
        );

    public string? CommonName { get; init; } =
        f.Optional(
            () =>
                Shapes
                    .HostName.AtMost(64, "a DNS name of at most 64 characters; put longer names into `dnsNames`")
                    .Like("*.shop.example.com"),
            "The common name, at most 64 characters. Default: the first host where it fits."
        );

    public PrivateKeyConfig? PrivateKey { get; init; } =
        f.Optional(
            () => PrivateKeyConfig.GardenerShape,
            "Default: RSA, because Kyma's cipher suites need it, in the size that the controller chooses."
        );

    public string? PreferredChain { get; init; } =
        f.Optional(
            () => TextShape.Any.Like("ISRG Root X1"),
            "The certificate chain to prefer, by the common name of its root (ACME)."
        );

    public bool? FollowCname { get; init; } =
        f.OptionalValue(Shapes.Bool, "Follow CNAME records of the DNS01 challenge domain.", "followCNAME");

    public IReadOnlyDictionary<string, string>? SecretLabels { get; init; } =
        f.Optional(Shapes.Labels, "Labels for the Secret.");

    public static readonly ObjectShape<GardenerCertificateConfig> Shape = new(
        "Gardener's certificate management issues and rotates it.",
        f => new GardenerCertificateConfig(f)
    );
}

/// <summary>A Gardener issuer; without a namespace it is looked up in the default cluster.</summary>
internal sealed class GardenerIssuerRefConfig(Fields? f = null)
{
    public string Name { get; init; } =
        f.Required(Shapes.ResourceName, "The issuer's name; garden is the one a Gardener shoot comes with.");

    public string? Namespace { get; init; } =
        f.Optional(Shapes.DnsLabel, "The issuer's namespace, for an issuer of your own.");

    public static readonly ObjectShape<GardenerIssuerRefConfig> Shape = new(
        "The issuer.",
        f => new GardenerIssuerRefConfig(f)
    );
}
