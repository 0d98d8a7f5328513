using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;

namespace Kyma.Krm.Probing.Tls;

/// <summary>The cipher suites that a client can offer here, and their names in Istio's spelling.</summary>
internal static class OfferedSuites
{
    /// <summary>Those of TLS 1.3; no setting of a Gateway reaches them.</summary>
    public static readonly IReadOnlyList<int> OfTls13 =
    [
        CipherSuite.TLS_AES_128_GCM_SHA256,
        CipherSuite.TLS_AES_256_GCM_SHA384,
        CipherSuite.TLS_CHACHA20_POLY1305_SHA256,
    ];

    static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["ECDHE-ECDSA-AES128-GCM-SHA256"] = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
        ["ECDHE-RSA-AES128-GCM-SHA256"] = CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
        ["ECDHE-ECDSA-AES256-GCM-SHA384"] = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
        ["ECDHE-RSA-AES256-GCM-SHA384"] = CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        ["ECDHE-ECDSA-CHACHA20-POLY1305"] = CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        ["ECDHE-RSA-CHACHA20-POLY1305"] = CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
        ["ECDHE-ECDSA-AES128-SHA"] = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
        ["ECDHE-RSA-AES128-SHA"] = CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA,
        ["ECDHE-ECDSA-AES256-SHA"] = CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
        ["ECDHE-RSA-AES256-SHA"] = CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA,
        ["AES128-GCM-SHA256"] = CipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256,
        ["AES256-GCM-SHA384"] = CipherSuite.TLS_RSA_WITH_AES_256_GCM_SHA384,
        ["AES128-SHA"] = CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA,
        ["AES256-SHA"] = CipherSuite.TLS_RSA_WITH_AES_256_CBC_SHA,
        ["DES-CBC3-SHA"] = CipherSuite.TLS_RSA_WITH_3DES_EDE_CBC_SHA,
    };

    /// <summary>Where IANA has numbers for suites up to TLS 1.2.</summary>
    static readonly (int First, int Last)[] Ranges = [(0x0001, 0x00C7), (0xC001, 0xC0B5), (0xCCA8, 0xCCAE)];

    /// <summary>Null for a name that Istio does not know, such as an expression.</summary>
    public static int? Number(string name) => Numbers.TryGetValue(name, out var number) ? number : null;

    /// <summary>Istio's name, or the number for what Istio has no name for.</summary>
    public static string Name(int number) =>
        Numbers.FirstOrDefault(entry => entry.Value == number).Key ?? $"cipher suite 0x{number:X4}";

    /// <summary>Every suite up to TLS 1.2 that the library can offer, by number.</summary>
    public static IReadOnlyList<int> UpToTls12(TlsCrypto crypto) =>
        Ranges
            .SelectMany(range => Sequence.Range(range.First, range.Last - range.First + 1))
            .Where(number => CanOffer(crypto, number))
            .ToArray();

    /// <summary>The library throws for numbers that it has never heard of.</summary>
    static bool CanOffer(TlsCrypto crypto, int number)
    {
        try
        {
            return TlsUtilities.IsSupportedCipherSuite(crypto, number);
        }
        catch (TlsFatalAlert)
        {
            return false;
        }
    }
}
