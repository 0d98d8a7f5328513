using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// Whether what lies there is still what was issued for a request. Nothing is generated for the answer but the CA's
/// key, which takes a thousandth of the time of an RSA key: what it signed, it issued.
/// </summary>
internal static class IssuedPair
{
    public static bool IsIntact(SelfSignedRequest request, byte[] caPem, byte[] certificatePem, byte[] keyPem)
    {
        if (Only(caPem) is not { } ca || Only(certificatePem) is not { } leaf)
            return false;
        if (PrivateKeyFile.Read("", PemFile.Read(keyPem)) is not { Findings: [], Key: { } key })
            return false;
        return ca.PublicKey.IsSameAs(PublicKey.Read(SelfSigned.CaOf(request).Pair.PublicKey))
            && leaf.Signature.IsBy(ca.PublicKey) == true
            && ca.Signature.IsBy(ca.PublicKey) == true
            && key.Public.IsSameAs(leaf.PublicKey)
            && leaf.NotBefore == request.NotBefore
            && leaf.NotAfter == request.NotAfter
            && request.Names.SequenceEqual(leaf.Extensions.DnsNames);
    }

    static Certificate? Only(byte[] pem) =>
        CertificateFile.Server("", PemFile.Read(pem)) is { Findings: [], Certificates: [var only] } ? only : null;
}
