using System.Text.Json.Nodes;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary><c>spec.certificate.selfSigned</c>: a CA and a leaf derived from a seed.</summary>
internal sealed class SelfSignedConfig(Fields? f = null)
{
    public SeedSecretRefConfig? SeedSecretRef { get; init; } =
        f.Optional(
            () => SeedSecretRefConfig.Shape,
            "The Secret with the seed, among the items; `kyma-krm new-seed` makes one. Only "
                + "local.kyma.dev may go without."
        );

    /// <summary>Null only for local.kyma.dev, whose begin is a constant.</summary>
    public DateTimeOffset? NotBefore { get; init; } =
        f.OptionalValue(
            TimeShape.Instance,
            "When the certificate becomes valid. Required except for local.kyma.dev: the same input "
                + "must always give the same certificate, so it is never \"now\"."
        );

    /// <summary>Null: a year, for local.kyma.dev ten.</summary>
    public GoDuration? Duration { get; init; } =
        f.Optional(
            GoDuration.Shape,
            "How long it lasts, at least 4416h (184 days). Default: 8760h; for local.kyma.dev 87600h."
        );

    /// <summary>Null: the wildcard of the domain and the domain.</summary>
    public IReadOnlyList<string>? DnsNames { get; init; } =
        f.Optional(
            () => Shapes.ListOf(Shapes.HostName.Like("*.shop.example.com"), atLeast: 1),
            "The names in the certificate, all within the domain. Default: *.<domain> and <domain>."
        );

    public SelfSignedKeyConfig PrivateKey { get; init; } =
        f.Optional(() => SelfSignedKeyConfig.Shape, "Default: RSA 2048 as PKCS8.")
        ?? new SelfSignedKeyConfig(PrivateKeyConfig.Rsa, 2048, KeyEncoding.Pkcs8);

    public int Generation { get; init; } =
        f.Default(
            new IntegerShape(1, int.MaxValue),
            1,
            "Raise it to get new keys, for CA and certificate, from the same seed."
        );

    public static readonly ObjectShape<SelfSignedConfig> Shape = new(
        "Derived from a seed by this program; nothing manages or rotates it.",
        f => new SelfSignedConfig(f)
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
internal sealed class SeedSecretRefConfig(Fields? f = null)
{
    public string Name { get; init; } = f.Required(NameShape, "The Secret's name.");

    public string? Namespace { get; init; } =
        f.Optional(Shapes.DnsLabel, "The Secret's namespace. Default: any; an error where two fit.");

    public string Key { get; init; } = f.Default(TextShape.Any, "seed", "The key in the Secret's data.");

    static readonly TextShape NameShape = Shapes.SecretName.Like("shop-seed");

    public static readonly ObjectShape<SeedSecretRefConfig> Shape = new(
        "The Secret with the seed.",
        f => new SeedSecretRefConfig(f)
    );
}

/// <summary>The leaf's private key. The CA's is always ECDSA P-256.</summary>
internal sealed record SelfSignedKeyConfig(string Algorithm, int Size, KeyEncoding Encoding)
{
    public static readonly ObjectShape<SelfSignedKeyConfig> Shape = new(
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
