using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Hashing;

namespace Kyma.Krm.Tests.Certificates;

/// <summary>Values that a test needs and does not care about.</summary>
internal static class Some
{
    /// <summary>ECDSA, because an RSA key takes a fifth of a second to find.</summary>
    public static readonly SelfSignedRequest SelfSignedRequest = new()
    {
        Domain = "shop.example.com",
        Seed = Digest.Sha256("a seed for tests"u8),
        NotBefore = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        KeyType = KeyType.EcdsaP256,
    };

    /// <summary>The second in which it begins, for OpenSSL's -attime: tests must not depend on today.</summary>
    public const string TimeOfValidity = "1767225600";
}
