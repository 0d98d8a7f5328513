namespace Kyma.Krm.Schema;

/// <summary>What PEM looks like, for the reference of fields.</summary>
internal static class PemExample
{
    /// <summary>A certificate, cut.</summary>
    public const string Certificate = "-----BEGIN CERTIFICATE-----\nMII...\n-----END CERTIFICATE-----\n";

    /// <summary>A key, cut; PKCS #8.</summary>
    public const string PrivateKey = "-----BEGIN PRIVATE KEY-----\nMII...\n-----END PRIVATE KEY-----\n";
}
