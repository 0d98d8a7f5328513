using System.Text.Json.Nodes;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary><c>spec.certificate.selfSigned</c>: a CA and a leaf derived from a seed.</summary>
internal sealed record SelfSignedConfig
{
    public SeedSecretRefConfig? SeedSecretRef { get; init; }

    /// <summary>Null only for local.kyma.dev, whose begin is a constant.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Null: a year, for local.kyma.dev ten.</summary>
    public GoDuration? Duration { get; init; }

    /// <summary>Null: the wildcard of the domain and the domain.</summary>
    public IReadOnlyList<string>? DnsNames { get; init; }

    public required SelfSignedKeyConfig PrivateKey { get; init; }

    public required int Generation { get; init; }

    public static readonly Shape<SelfSignedConfig> Shape = new ObjectShape<SelfSignedConfig>(
        "Derived from a seed by this program; nothing manages or rotates it.",
        f => new SelfSignedConfig
        {
            SeedSecretRef = f.Optional(
                "seedSecretRef",
                () => SeedSecretRefConfig.Shape,
                "The Secret with the seed, among the items; `kyma-krm new-seed` makes one. Only "
                    + "local.kyma.dev may go without."
            ),
            NotBefore = f.OptionalValue(
                "notBefore",
                TimeShape.Instance,
                "When the certificate becomes valid. Required except for local.kyma.dev: the same input "
                    + "must always give the same certificate, so it is never \"now\"."
            ),
            Duration = f.Optional(
                "duration",
                GoDuration.Shape,
                "How long it lasts, at least 4416h (184 days). Default: 8760h; for local.kyma.dev 87600h."
            ),
            DnsNames = f.Optional(
                "dnsNames",
                () => Shapes.ListOf(Shapes.HostName.Like("*.shop.example.com"), atLeast: 1),
                "The names in the certificate, all within the domain. Default: *.<domain> and <domain>."
            ),
            PrivateKey =
                f.Optional("privateKey", () => SelfSignedKeyConfig.Shape, "Default: RSA 2048 as PKCS8.")
                ?? new SelfSignedKeyConfig(PrivateKeyConfig.Rsa, 2048, KeyEncoding.Pkcs8),
            Generation = f.Default(
                "generation",
                new IntegerShape(1, int.MaxValue),
                1,
                "Raise it to get new keys, for CA and certificate, from the same seed."
            ),
        }
    )
    {
        Example = () =>
            new JsonObject
            {
                ["seedSecretRef"] = new JsonObject { ["name"] = "shop-seed" },
                ["notBefore"] = "2026-01-01T00:00:00Z",
            },
    };
}

/// <summary>Which key of which Secret holds the seed.</summary>
internal sealed record SeedSecretRefConfig(string Name, string? Namespace, string Key)
{
    static readonly TextShape NameShape = Shapes.SecretName.Like("shop-seed");

    public static readonly Shape<SeedSecretRefConfig> Shape = new ObjectShape<SeedSecretRefConfig>(
        "The Secret with the seed.",
        f => new SeedSecretRefConfig(
            f.Required("name", NameShape, "The Secret's name."),
            f.Optional("namespace", Shapes.DnsLabel, "The Secret's namespace. Default: any; an error where two fit."),
            f.Default("key", TextShape.Any, "seed", "The key in the Secret's data.")
        )
    );
}

/// <summary>The leaf's private key. The CA's is always ECDSA P-256.</summary>
internal sealed record SelfSignedKeyConfig(string Algorithm, int Size, KeyEncoding Encoding)
{
    public static readonly Shape<SelfSignedKeyConfig> Shape = new ObjectShape<SelfSignedKeyConfig>(
        "The certificate's private key.",
        f =>
        {
            var algorithm = f.Default(
                "algorithm",
                Shapes.OneOf(PrivateKeyConfig.Rsa, PrivateKeyConfig.Ecdsa),
                PrivateKeyConfig.Rsa,
                "Kyma's cipher suites need RSA."
            );
            return new SelfSignedKeyConfig(
                algorithm,
                f.OptionalValue(
                    "size",
                    PrivateKeyConfig.SizeShape(algorithm, [2048, 3072, 4096], [256]),
                    "RSA 2048, 3072 or 4096 (4096 takes seconds); ECDSA 256. Default: 2048 or 256."
                ) ?? (algorithm == PrivateKeyConfig.Ecdsa ? 256 : 2048),
                f.Default(
                    "encoding",
                    Shapes.OneOf("PKCS8", "PKCS1"),
                    "PKCS8",
                    "How the key is written; PKCS1 is for RSA."
                ) == "PKCS1"
                    ? KeyEncoding.Pkcs1
                    : KeyEncoding.Pkcs8
            );
        }
    );
}
