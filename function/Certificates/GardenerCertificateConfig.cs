using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary><c>spec.certificate.gardener</c>: a cert.gardener.cloud/v1alpha1 Certificate.</summary>
internal sealed record GardenerCertificateConfig
{
    /// <summary>Null: Kyma's name for it.</summary>
    public string? Name { get; init; }

    public GardenerIssuerRefConfig? IssuerRef { get; init; }

    /// <summary>Null: the Gateway's hosts.</summary>
    public IReadOnlyList<string>? DnsNames { get; init; }

    public string? CommonName { get; init; }

    public PrivateKeyConfig? PrivateKey { get; init; }

    public string? PreferredChain { get; init; }

    public bool? FollowCname { get; init; }

    public IReadOnlyDictionary<string, string>? SecretLabels { get; init; }

    public static readonly Shape<GardenerCertificateConfig> Shape = new ObjectShape<GardenerCertificateConfig>(
        "Gardener's certificate management issues and rotates it.",
        f => new GardenerCertificateConfig
        {
            Name = f.Optional(
                "name",
                Shapes.ResourceName,
                "The Certificate's name. Default: kyma-tls-cert for kyma-system/kyma-gateway, else the "
                    + "Secret's name with -cert in place of -certs."
            ),
            IssuerRef = f.Optional(
                "issuerRef",
                () => GardenerIssuerRefConfig.Shape,
                "The issuer. Default: none is named, so the cluster's default issuer."
            ),
            DnsNames = f.Optional(
                "dnsNames",
                () => Shapes.ListOf(Shapes.HostName.Like("*.shop.example.com"), atLeast: 1),
                "The names in the certificate, at most 99. Default: the Gateway's hosts."
            ),
            CommonName = f.Optional(
                "commonName",
                () =>
                    Shapes
                        .HostName.AtMost(64, "a DNS name of at most 64 characters; put longer names into `dnsNames`")
                        .Like("*.shop.example.com"),
                "The common name, at most 64 characters. Default: the first host where it fits."
            ),
            PrivateKey = f.Optional(
                "privateKey",
                () => PrivateKeyConfig.GardenerShape,
                "Default: RSA, because Kyma's cipher suites need it, in the size that the controller chooses."
            ),
            PreferredChain = f.Optional(
                "preferredChain",
                () => TextShape.Any.Like("ISRG Root X1"),
                "The certificate chain to prefer, by the common name of its root (ACME)."
            ),
            FollowCname = f.OptionalValue(
                "followCNAME",
                Shapes.Bool,
                "Follow CNAME records of the DNS01 challenge domain."
            ),
            SecretLabels = f.Optional("secretLabels", Shapes.Labels, "Labels for the Secret."),
        }
    );
}

/// <summary>A Gardener issuer; without a namespace it is looked up in the default cluster.</summary>
internal sealed record GardenerIssuerRefConfig(string Name, string? Namespace)
{
    public static readonly Shape<GardenerIssuerRefConfig> Shape = new ObjectShape<GardenerIssuerRefConfig>(
        "The issuer.",
        f => new GardenerIssuerRefConfig(
            f.Required(
                "name",
                Shapes.ResourceName,
                "The issuer's name; garden is the one a Gardener shoot comes with."
            ),
            f.Optional("namespace", Shapes.DnsLabel, "The issuer's namespace, for an issuer of your own.")
        )
    );
}
