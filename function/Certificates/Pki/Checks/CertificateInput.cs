using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Checks;

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
}
