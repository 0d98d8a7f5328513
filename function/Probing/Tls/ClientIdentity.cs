using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.OpenSsl;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Kyma.Krm.Probing.Tls;

/// <summary>A certificate with its key, to show to a gateway that asks for one.</summary>
/// <param name="Chain">The DER of the certificates, the client's own first.</param>
internal sealed record ClientIdentity(IReadOnlyList<byte[]> Chain, AsymmetricKeyParameter Key)
{
    /// <summary>Null where either text does not hold what it should, or they do not belong together.</summary>
    public static ClientIdentity? Read(string certificatePem, string keyPem)
    {
        try
        {
            var chain = Objects(certificatePem).OfType<X509Certificate>().ToList();
            var key = Objects(keyPem)
                .Select(found => found is AsymmetricCipherKeyPair pair ? pair.Private : found as AsymmetricKeyParameter)
                .FirstOrDefault(found => found?.IsPrivate == true);
            return chain.Count > 0 && key is not null && IsPair(chain[0].GetPublicKey(), key)
                ? new ClientIdentity([.. chain.Select(certificate => certificate.GetEncoded())], key)
                : null;
        }
        catch (Exception failure)
            when (failure is IOException or GeneralSecurityException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    static IEnumerable<object> Objects(string pem)
    {
        using var text = new StringReader(pem);
        using var reader = new PemReader(text);
        while (reader.ReadObject() is { } found)
            yield return found;
    }

    static bool IsPair(AsymmetricKeyParameter shown, AsymmetricKeyParameter key) =>
        (shown, key) switch
        {
            (RsaKeyParameters one, RsaKeyParameters other) => one.Modulus.Equals(other.Modulus),
            (ECPublicKeyParameters one, ECPrivateKeyParameters other) => other
                .Parameters.G.Multiply(other.D)
                .Normalize()
                .Equals(one.Q.Normalize()),
            _ => false,
        };
}
