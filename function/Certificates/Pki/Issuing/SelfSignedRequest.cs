using System.Globalization;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Hashing;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// All that goes into a self-signed certificate; equal requests give equal bytes, everywhere and always.
/// </summary>
internal sealed record SelfSignedRequest
{
    static readonly DateTimeOffset LastSecond = new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>The CA may sign for it and the names below it, and for nothing else.</summary>
    public required string Domain { get; init; }

    /// <summary>At least <see cref="SeedRules.MinimumLength"/> bytes, used as they are.</summary>
    public required ReadOnlyMemory<byte> Seed { get; init; }

    /// <summary>In whole seconds, UTC.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>From <see cref="NotBefore"/> on; the same for CA and leaf.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromHours(8760);

    /// <summary>Names inside <see cref="Domain"/>; none stands for <c>*.domain</c> and <c>domain</c>.</summary>
    public IReadOnlyList<string> DnsNames { get; init; } = [];

    /// <summary>Of the leaf; the CA's key is always ECDSA P-256.</summary>
    public KeyType KeyType { get; init; } = KeyType.Rsa2048;

    public KeyEncoding KeyEncoding { get; init; } = KeyEncoding.Pkcs8;

    /// <summary>Raising it gives new keys, for the CA as for the leaf.</summary>
    public int Generation { get; init; } = 1;

    /// <summary>The names of the leaf; at least one.</summary>
    public IReadOnlyList<string> Names => DnsNames.Count > 0 ? DnsNames : [$"*.{Domain}", Domain];

    /// <summary>
    /// The last second in which the certificate is valid: RFC 5280 counts both ends in, so a day lasts from 00:00:00 to
    /// 23:59:59. Never later than the last second that a certificate can state.
    /// </summary>
    public DateTimeOffset NotAfter =>
        Duration < LastSecond - NotBefore ? NotBefore + Duration - TimeSpan.FromSeconds(1) : LastSecond;

    /// <summary>
    /// SHA-256 over all of the request, the seed standing in it as its id: what a rendered Secret remembers of how it
    /// was made.
    /// </summary>
    public string Fingerprint() =>
        Convert.ToHexStringLower(
            Digest.Sha256(
                Derivation.Join([
                    Derivation.Version,
                    "request",
                    Derivation.SeedId(Seed),
                    Domain,
                    Second(NotBefore),
                    Second(NotAfter),
                    KeyType.ToString(),
                    KeyEncoding.ToString(),
                    Generation.ToString(CultureInfo.InvariantCulture),
                    .. Names,
                ])
            )
        );

    static string Second(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}

/// <summary>What <see cref="SelfSigned.Issue"/> makes.</summary>
/// <param name="CaPem">The CA, for <c>ca.crt</c>: what clients trust.</param>
/// <param name="CertificatePem">The leaf, for <c>tls.crt</c>.</param>
/// <param name="PrivateKeyPem">The leaf's key, for <c>tls.key</c>; the CA's key never leaves.</param>
/// <param name="NotAfter">The last second in which both are valid.</param>
internal sealed record SelfSignedResult(
    string CaPem,
    string CertificatePem,
    string PrivateKeyPem,
    DateTimeOffset NotAfter
);
