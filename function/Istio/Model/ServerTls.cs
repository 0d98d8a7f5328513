using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>How a Gateway's server (or a Sidecar's ingress listener) ends TLS.</summary>
internal sealed class ServerTls(RecordFields<ServerTls>? f = null)
{
    public static readonly RecordShape<ServerTls> Shape = new(f => new ServerTls(f));

    static readonly TextShape Modes = Types.Words(
        "PASSTHROUGH",
        "SIMPLE",
        "MUTUAL",
        "AUTO_PASSTHROUGH",
        "ISTIO_MUTUAL",
        "OPTIONAL_MUTUAL"
    );

    static readonly TextShape Versions = Types.Words("TLS_AUTO", "TLSV1_0", "TLSV1_1", "TLSV1_2", "TLSV1_3");

    static readonly ListShape<string> OneOrTwoNames = new(Types.Text, 1, 2);

    static readonly ListShape<TlsCertificate> OneOrTwoFiles = new(TlsCertificate.Shape, 1, 2);

    public bool? HttpsRedirect { get; init; } = f.Optional(r => r.HttpsRedirect, Types.Bool);

    public string? Mode { get; init; } = f.Optional(r => r.Mode, Modes);

    public string? ServerCertificate { get; init; } = f.Optional(r => r.ServerCertificate, Types.Text);

    public string? PrivateKey { get; init; } = f.Optional(r => r.PrivateKey, Types.Text);

    public string? CaCertificates { get; init; } = f.Optional(r => r.CaCertificates, Types.Text);

    public string? CaCrl { get; init; } = f.Optional(r => r.CaCrl, Types.Text);

    public string? CredentialName { get; init; } = f.Optional(r => r.CredentialName, Types.Text);

    public IReadOnlyList<string>? CredentialNames { get; init; } =
        f.Optional(r => r.CredentialNames, OneOrTwoNames, since: 26);

    public IReadOnlyList<TlsCertificate>? TlsCertificates { get; init; } =
        f.Optional(r => r.TlsCertificates, OneOrTwoFiles, since: 26);

    public string? CaCertCredentialName { get; init; } = f.Optional(r => r.CaCertCredentialName, Types.Text, since: 28);

    public IReadOnlyList<string>? SubjectAltNames { get; init; } = f.Optional(r => r.SubjectAltNames, Types.Texts);

    public IReadOnlyList<string>? VerifyCertificateSpki { get; init; } =
        f.Optional(r => r.VerifyCertificateSpki, Types.Texts);

    public IReadOnlyList<string>? VerifyCertificateHash { get; init; } =
        f.Optional(r => r.VerifyCertificateHash, Types.Texts);

    public string? MinProtocolVersion { get; init; } = f.Optional(r => r.MinProtocolVersion, Versions);

    public string? MaxProtocolVersion { get; init; } = f.Optional(r => r.MaxProtocolVersion, Versions);

    public IReadOnlyList<string>? CipherSuites { get; init; } = f.Optional(r => r.CipherSuites, Types.Texts);

    public IReadOnlyList<string>? EcdhCurves { get; init; } = f.Optional(r => r.EcdhCurves, Types.Texts, since: 32);

    public IReadOnlyList<string>? AlpnProtocols { get; init; } =
        f.Optional(r => r.AlpnProtocols, Types.Texts, since: 32);

    public bool? InsecureSkipVerify { get; init; } =
        f.Optional(r => r.InsecureSkipVerify, Types.NullableBool, since: 31);
}

/// <summary>Files in the gateway pod.</summary>
internal sealed class TlsCertificate(RecordFields<TlsCertificate>? f = null)
{
    public static readonly RecordShape<TlsCertificate> Shape = new(f => new TlsCertificate(f));

    public string? ServerCertificate { get; init; } = f.Optional(r => r.ServerCertificate, Types.Text);

    public string? PrivateKey { get; init; } = f.Optional(r => r.PrivateKey, Types.Text);

    public string? CaCertificates { get; init; } = f.Optional(r => r.CaCertificates, Types.Text);
}
