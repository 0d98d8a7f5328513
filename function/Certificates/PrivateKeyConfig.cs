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
    public static readonly Shape<PrivateKeyConfig> GardenerShape = Build([2048, 3072, 4096], [256, 384]);

    /// <summary>
    /// RSA 2048 to 8192; ECDSA 256, 384, 521 (cert-manager, internal/apis/certmanager/validation/certificate.go).
    /// </summary>
    public static readonly Shape<PrivateKeyConfig> CertManagerShape = Build([2048, 3072, 4096, 8192], [256, 384, 521]);

    static ObjectShape<PrivateKeyConfig> Build(int[] rsa, int[] ecdsa) =>
        new(
            "Algorithm and size of the private key.",
            f =>
            {
                var algorithm = f.Default(
                    "algorithm",
                    Shapes.OneOf(Rsa, Ecdsa),
                    Rsa,
                    "ECDSA needs cipher suites that support it."
                );
                var size = SizeShape(algorithm, rsa, ecdsa);
                return new PrivateKeyConfig(
                    algorithm,
                    f.OptionalValue("size", size, $"The size in bits: one of {size.ValidValues}.")
                );
            }
        );

    /// <summary>Takes the sizes of both algorithms, as its JSON Schema does; a rule says which do not fit.</summary>
    /// <param name="algorithm">As it is read: whose sizes a message offers; all where it is none of the two.</param>
    /// <param name="rsa">In bits.</param>
    /// <param name="ecdsa">In bits.</param>
    public static IntegerChoiceShape SizeShape(string? algorithm, int[] rsa, int[] ecdsa)
    {
        int[] all = [.. rsa, .. ecdsa];
        return new(all)
        {
            Offered = algorithm switch
            {
                Rsa => rsa,
                Ecdsa => ecdsa,
                _ => all,
            },
        };
    }
}
