using Kyma.Krm.Certificates.Pki.Keys;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.IO;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Kyma.Krm.Probing.Tls;

/// <summary>A server's certificate, with the signatures that Envoy makes: RSA and ECDSA.</summary>
internal sealed class ProbeCertificate(BcTlsCrypto crypto, byte[] encoding) : BcTlsCertificate(crypto, encoding)
{
    /// <summary>Of TLS 1.2 and older.</summary>
    public override TlsVerifier CreateVerifier(short signatureAlgorithm)
    {
        ValidateKeyUsage(Org.BouncyCastle.Asn1.X509.KeyUsage.DigitalSignature);
        return signatureAlgorithm switch
        {
            SignatureAlgorithm.rsa => new BcTlsRsaVerifier(m_crypto, GetPubKeyRsa()),
            SignatureAlgorithm.ecdsa => new BcTlsECDsaVerifier(m_crypto, GetPubKeyEC()),
            SignatureAlgorithm.rsa_pss_rsae_sha256
            or SignatureAlgorithm.rsa_pss_rsae_sha384
            or SignatureAlgorithm.rsa_pss_rsae_sha512 => new BcTlsRsaPssVerifier(
                m_crypto,
                GetPubKeyRsa(),
                SignatureScheme.From(HashAlgorithm.Intrinsic, signatureAlgorithm)
            ),
            _ => throw new TlsFatalAlert(AlertDescription.internal_error),
        };
    }

    /// <summary>Of TLS 1.3.</summary>
    public override Tls13Verifier CreateVerifier(int signatureScheme)
    {
        ValidateKeyUsage(Org.BouncyCastle.Asn1.X509.KeyUsage.DigitalSignature);
        var digest = m_crypto.CreateDigest(SignatureScheme.GetCryptoHashAlgorithm(signatureScheme));
        ISigner signer;
        if (SignatureScheme.IsRsaPss(signatureScheme))
        {
            signer = new PssSigner(new RsaEngine(), digest, digest.GetDigestSize());
            signer.Init(forSigning: false, GetPubKeyRsa());
        }
        else
        {
            signer = new DsaDigestSigner(new ECDsaSigner(), digest);
            signer.Init(forSigning: false, GetPubKeyEC());
        }

        return new Verifier(signer);
    }

    protected override AsymmetricKeyParameter GetPublicKey() =>
        PublicKey.Read(m_keyInfo) switch
        {
            { Curve: { } curve, Numbers: [var x, var y] } => new ECPublicKeyParameters(
                curve.Domain.Curve.CreatePoint(x, y),
                curve.Domain
            ),
            { Kind.Algorithm: KeyAlgorithm.Rsa, Numbers: [var modulus, var exponent] } => new RsaKeyParameters(
                isPrivate: false,
                modulus,
                exponent
            ),
            _ => throw new TlsFatalAlert(AlertDescription.unsupported_certificate),
        };

    sealed class Verifier(ISigner signer) : Tls13Verifier
    {
        public Stream Stream { get; } = new SignerSink(signer);

        /// <summary>A number that is as large as the modulus is no signature of the key (RFC 8017, 8.1.2).</summary>
        public bool VerifySignature(byte[] signature)
        {
            try
            {
                return signer.VerifySignature(signature);
            }
            catch (DataLengthException)
            {
                return false;
            }
        }
    }
}
