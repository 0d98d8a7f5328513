using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Hashing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// Signs with P-256 and SHA-256; the nonce is a function of key and message (RFC 6979), so the signature is too.
/// </summary>
internal sealed class CaKey(byte[] seed)
{
    public static readonly AlgorithmIdentifier SignatureAlgorithm = new(X9ObjectIdentifiers.ECDsaWithSha256);

    public EcdsaKeyPair Pair { get; } = EcdsaKeyPair.Derive(seed, Curve.P256);

    /// <summary>
    /// The DER signature; a wrong one, from a fault in the machine, must not leave: it could give the key away.
    /// </summary>
    public byte[] Sign(byte[] message)
    {
        var domain = Pair.Curve.Domain;
        var hash = Digest.Sha256(message);
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(true, new ECPrivateKeyParameters(Pair.D, domain));
        var rs = signer.GenerateSignature(hash);

        var verifier = new ECDsaSigner();
        verifier.Init(false, new ECPublicKeyParameters(domain.Curve.DecodePoint(Pair.Point), domain));
        if (!verifier.VerifySignature(hash, rs[0], rs[1]))
            throw new InvalidOperationException("The signature just made does not verify.");
        return new DerSequence(new DerInteger(rs[0]), new DerInteger(rs[1])).GetDerEncoded();
    }
}
