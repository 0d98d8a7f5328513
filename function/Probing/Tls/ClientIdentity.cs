using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Org.BouncyCastle.Crypto;

namespace Kyma.Krm.Probing.Tls;

/// <summary>A certificate with its key, to show to a gateway that asks for one.</summary>
/// <param name="Chain">The DER of the certificates, the client's own first.</param>
internal sealed record ClientIdentity(IReadOnlyList<byte[]> Chain, AsymmetricKeyParameter Key)
{
    /// <summary>Null where either text does not hold what it should, or they do not belong together.</summary>
    public static ClientIdentity? Read(ReadOnlyMemory<byte> certificatePem, ReadOnlyMemory<byte> keyPem)
    {
        var pem = PemFile.Read(certificatePem);
        var key = PrivateKeyFile.Read("", PemFile.Read(keyPem)).Key;
        return
            CertificateFile.Authorities("", pem).Certificates is [var own, ..]
            && key?.Public.IsSameAs(own.PublicKey) == true
            && key.ToSigner() is { } signer
            ? new ClientIdentity(
                pem.Blocks.Where(block => block.IsCertificate && !block.IsDamaged).Select(block => block.Der).ToArray(),
                signer
            )
            : null;
    }
}
