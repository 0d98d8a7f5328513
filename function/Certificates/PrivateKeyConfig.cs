using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Certificates;

/// <summary>Algorithm and size of a private key. Size is null where only the algorithm is written.</summary>
/// <param name="Algorithm">RSA or ECDSA; RSA where only the size is written.</param>
internal sealed record PrivateKeyConfig(string Algorithm, int? Size)
{
    public const string Rsa = "RSA";

    /// <summary>The word for it in a config, in Gardener's and in cert-manager's Certificate.</summary>
    public const string Ecdsa = "ECDSA";

    /// <summary>RSA 2048, 3072, 4096; ECDSA 256, 384 (cert-management, pkg/apis/cert/v1alpha1/types.go).</summary>
    public static readonly Shape<PrivateKeyConfig> GardenerShape = Build(new(2048, 3072, 4096, 256, 384));

    /// <summary>
    /// RSA 2048 to 8192; ECDSA 256, 384, 521 (cert-manager, internal/apis/certmanager/validation/certificate.go).
    /// </summary>
    public static readonly Shape<PrivateKeyConfig> CertManagerShape = Build(new(2048, 3072, 4096, 8192, 256, 384, 521));

    static ObjectShape<PrivateKeyConfig> Build(IntegerChoiceShape size) =>
        new(
            "Algorithm and size of the private key.",
            f => new PrivateKeyConfig(
                f.Default("algorithm", Shapes.OneOf(Rsa, Ecdsa), Rsa, "ECDSA needs cipher suites that support it."),
                f.OptionalValue("size", size, $"The size in bits: one of {size.ValidValues}.")
            )
        );
}
