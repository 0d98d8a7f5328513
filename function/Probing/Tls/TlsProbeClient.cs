using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Tls;
using Org.BouncyCastle.Tls.Crypto;
using Org.BouncyCastle.Tls.Crypto.Impl.BC;

namespace Kyma.Krm.Probing.Tls;

/// <summary>
/// A TLS client that trusts everybody and remembers what it was told: it finds out, and decides nothing.
/// </summary>
internal sealed class TlsProbeClient(ProbeCrypto crypto, TlsOffer offer) : DefaultTlsClient(crypto), TlsAuthentication
{
    public int? Suite { get; private set; }

    public ProtocolVersion? Version { get; private set; }

    public IReadOnlyList<byte[]> Chain { get; private set; } = [];

    public bool IsComplete { get; private set; }

    /// <summary>The fatal alert of the server.</summary>
    public short? Alert { get; private set; }

    protected override ProtocolVersion[] GetSupportedVersions() => offer.Versions.ToArray();

    protected override int[] GetSupportedCipherSuites() => offer.Suites.ToArray();

    protected override IList<ServerName> GetSniServerNames() =>
        [new ServerName(NameType.host_name, Encoding.ASCII.GetBytes(offer.ServerName))];

    public override void NotifyServerVersion(ProtocolVersion serverVersion)
    {
        base.NotifyServerVersion(serverVersion);
        Version = serverVersion;
    }

    public override void NotifySelectedCipherSuite(int selectedCipherSuite)
    {
        base.NotifySelectedCipherSuite(selectedCipherSuite);
        Suite = selectedCipherSuite;
    }

    public override void NotifyAlertReceived(short alertLevel, short alertDescription)
    {
        if (alertLevel == AlertLevel.fatal)
            Alert = alertDescription;
    }

    public override void NotifyHandshakeComplete()
    {
        base.NotifyHandshakeComplete();
        IsComplete = true;
    }

    /// <summary>An old server that cannot renegotiate safely is none of the things that are looked for.</summary>
    public override void NotifySecureRenegotiation(bool secureRenegotiation) { }

    /// <summary>Weak signatures in the chain are for the certificate's own rules to report.</summary>
    public override bool ShouldCheckSigAlgOfPeerCerts() => false;

    public override TlsAuthentication GetAuthentication() => this;

    public void NotifyServerCertificate(TlsServerCertificate serverCertificate) =>
        Chain = serverCertificate
            .Certificate.GetCertificateList()
            .Select(certificate => certificate.GetEncoded())
            .ToArray();

    public TlsCredentials? GetClientCredentials(CertificateRequest certificateRequest) =>
        offer.Client is { } client && Signature(client, certificateRequest) is { } signature
            ? new DefaultTlsCredentialedSigner(
                new TlsCryptoParameters(m_context),
                Signer(client, SignatureScheme.From(signature)),
                CertificateOf(client, certificateRequest),
                signature
            )
            : null;

    TlsSigner Signer(ClientIdentity client, int scheme) =>
        client.Key is ECPrivateKeyParameters key
            ? new BcTlsECDsa13Signer(crypto, key, scheme)
            : new BcTlsRsaPssSigner(crypto, (RsaKeyParameters)client.Key, scheme);

    /// <summary>The first that the server accepts and the key can make.</summary>
    static SignatureAndHashAlgorithm? Signature(ClientIdentity client, CertificateRequest request) =>
        (request.SupportedSignatureAlgorithms ?? []).FirstOrDefault(algorithm => CanSign(client, algorithm));

    static bool CanSign(ClientIdentity client, SignatureAndHashAlgorithm algorithm) =>
        client.Key is ECPrivateKeyParameters
            ? algorithm.Signature == SignatureAlgorithm.ecdsa && algorithm.Hash != HashAlgorithm.sha1
            : SignatureScheme.IsRsaPss(SignatureScheme.From(algorithm))
                && SignatureScheme.From(algorithm) is >= 0x0804 and <= 0x0806;

    Certificate CertificateOf(ClientIdentity client, CertificateRequest request)
    {
        var entries = client.Chain.Select(der => crypto.CreateCertificate(der));
        return TlsUtilities.IsTlsV13(m_context)
            ? new Certificate(
                request.GetCertificateRequestContext(),
                entries.Select(entry => new CertificateEntry(entry, null)).ToArray()
            )
            : new Certificate(entries.ToArray());
    }
}
