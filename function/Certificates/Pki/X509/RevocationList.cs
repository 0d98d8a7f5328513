using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>What we need to know of a certificate revocation list; its entries are of no interest here.</summary>
/// <param name="NextUpdate">Null where it does not say.</param>
internal sealed record RevocationList(DistinguishedName Issuer, DateTimeOffset? NextUpdate)
{
    /// <summary>Null where the content is no revocation list.</summary>
    public static RevocationList? Read(byte[] der) =>
        Der.Read(
            der,
            bytes =>
            {
                var list = CertificateList.GetInstance(Asn1Object.FromByteArray(bytes));
                return new RevocationList(
                    DistinguishedName.Read(list.Issuer),
                    list.NextUpdate is { } end ? Certificate.Utc(end) : null
                );
            }
        );
}
