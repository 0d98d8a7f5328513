using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>What a check found, and the facts it read on the way.</summary>
/// <param name="Findings">All but those that depend on the clock.</param>
/// <param name="Certificates">In the order of the file.</param>
/// <param name="Leaf">The server's certificate, or null where none could be read.</param>
/// <param name="Key">What the private key is, or null where none could be read.</param>
internal sealed record CertificateReport(
    IReadOnlyList<PkiFinding> Findings,
    IReadOnlyList<Certificate> Certificates,
    Certificate? Leaf,
    KeyKind? Key
)
{
    public bool HasErrors => Findings.Any(finding => finding.Rule.Severity == Diagnostics.Severity.Error);

    /// <summary>Null where the server's certificate could not be read.</summary>
    public Chain? Chain { get; init; }

    /// <summary>
    /// Whatever today's date adds. Never part of a function's results: the same input must give the same output
    /// tomorrow.
    /// </summary>
    public IReadOnlyList<PkiFinding> AgainstClock(DateTimeOffset now) =>
        Chain is null ? [] : ValidityCheck.OfChain(Chain, now, ValidityRules.AgainstClock).ToArray();
}

/// <summary>A certificate with its key, and what the Gateway that serves it demands of them.</summary>
internal sealed record CertificateInput
{
    /// <summary>PEM: the server's own certificate, then its chain.</summary>
    public ReadOnlyMemory<byte> Certificate { get; init; }

    /// <summary>PEM.</summary>
    public ReadOnlyMemory<byte> PrivateKey { get; init; }

    /// <summary>CA certificates that come with them (<c>ca.crt</c>): their issuers are not missing.</summary>
    public IReadOnlyList<PemSource> Authorities { get; init; } = [];

    /// <summary>Where findings on <see cref="Certificate"/> are reported.</summary>
    public string CertificateField { get; init; } = "data[tls.crt]";

    /// <summary>Where findings on <see cref="PrivateKey"/> are reported.</summary>
    public string PrivateKeyField { get; init; } = "data[tls.key]";

    /// <summary>The Gateway's hosts, without namespaces; <c>*</c> is not judged.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Empty: Istio's own list, which has suites for RSA and for ECDSA.</summary>
    public IReadOnlyList<string> CipherSuites { get; init; } = [];

    /// <summary>As Istio spells it, or null.</summary>
    public string? MinProtocolVersion { get; init; }

    /// <summary>As Istio spells it, or null.</summary>
    public string? MaxProtocolVersion { get; init; }

    /// <summary>Whether the Secret has <c>tls.ocsp-staple</c>.</summary>
    public bool HasOcspStaple { get; init; }

    /// <summary>Envoy does from 1.33 on, Istio from 1.25.</summary>
    public bool AcceptsP384 { get; init; } = true;

    /// <summary>Null: whether it has expired is for <see cref="CertificateReport.AgainstClock"/> to say.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>The same demands of this pair, with findings at the fields that it comes from.</summary>
    public CertificateInput Of(PemSource certificate, PemSource privateKey) =>
        this with
        {
            Certificate = certificate.Bytes,
            CertificateField = certificate.Field,
            PrivateKey = privateKey.Bytes,
            PrivateKeyField = privateKey.Field,
        };
}
