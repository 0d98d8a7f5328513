namespace Kyma.Krm.Certificates.Pki.Keys;

/// <summary>
/// How a private key is written: PKCS8 (<c>PRIVATE KEY</c>), or PKCS1 (<c>RSA PRIVATE KEY</c>, and <c>EC PRIVATE
/// KEY</c> for ECDSA).
/// </summary>
internal enum KeyEncoding
{
    Pkcs8,
    Pkcs1,
}
