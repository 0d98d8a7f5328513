using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>networking.istio.io Gateway: which ports a gateway pod opens, for which hosts and with which TLS.</summary>
internal sealed class GatewaySpec(RecordFields<GatewaySpec>? f = null) : ISpec
{
    public static readonly RecordShape<GatewaySpec> Shape = new(f => new GatewaySpec(f));

    static readonly ListShape<Server> ServerList = new(Server.Shape);

    /// <summary>Labels of the gateway pods, in any namespace; without any it applies to all gateways.</summary>
    public IReadOnlyDictionary<string, string>? Selector { get; init; } = f.Optional(r => r.Selector, Types.TextMap);

    /// <summary>Ports that are opened, in order; at least one.</summary>
    public IReadOnlyList<Server>? Servers { get; init; } = f.Optional(r => r.Servers, ServerList);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A port that a gateway opens, for some hosts.</summary>
internal sealed class Server(RecordFields<Server>? f = null)
{
    public static readonly RecordShape<Server> Shape = new(f => new Server(f));

    /// <summary>The port of the gateway's Service.</summary>
    public IstioPort? Port { get; init; } = f.Required(r => r.Port, IstioPort.Complete);

    /// <summary>An address or Unix socket; left out: every address.</summary>
    public string? Bind { get; init; } = f.Optional(r => r.Bind, Types.Text);

    /// <summary><c>host</c> or <c>namespace/host</c>; the namespace says whose VirtualServices may bind.</summary>
    public IReadOnlyList<string>? Hosts { get; init; } = f.Required(r => r.Hosts, Types.Texts);

    /// <summary>Left out: plain text.</summary>
    public ServerTls? Tls { get; init; } = f.Optional(r => r.Tls, ServerTls.Shape);

    public string? DefaultEndpoint { get; init; } = f.Optional(r => r.DefaultEndpoint, Types.Text);

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);
}

/// <summary>How a Gateway's server (or a Sidecar's ingress listener) ends TLS.</summary>
internal sealed class ServerTls(RecordFields<ServerTls>? f = null)
{
    public static readonly RecordShape<ServerTls> Shape = new(f => new ServerTls(f)) { Recent = new(AreAlike) };

    static bool AreAlike(ServerTls one, ServerTls other) =>
        one.HttpsRedirect == other.HttpsRedirect
        && one.Mode == other.Mode
        && one.ServerCertificate == other.ServerCertificate
        && one.PrivateKey == other.PrivateKey
        && one.CaCertificates == other.CaCertificates
        && one.CaCrl == other.CaCrl
        && one.CredentialName == other.CredentialName
        && one.CredentialNames == other.CredentialNames
        && one.TlsCertificates == other.TlsCertificates
        && one.CaCertCredentialName == other.CaCertCredentialName
        && one.SubjectAltNames == other.SubjectAltNames
        && one.VerifyCertificateSpki == other.VerifyCertificateSpki
        && one.VerifyCertificateHash == other.VerifyCertificateHash
        && one.MinProtocolVersion == other.MinProtocolVersion
        && one.MaxProtocolVersion == other.MaxProtocolVersion
        && one.CipherSuites == other.CipherSuites
        && one.EcdhCurves == other.EcdhCurves
        && one.AlpnProtocols == other.AlpnProtocols
        && one.InsecureSkipVerify == other.InsecureSkipVerify;

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

    /// <summary>HTTP requests get 301 to https; null is false.</summary>
    public bool? HttpsRedirect { get; init; } = f.Optional(r => r.HttpsRedirect, Types.Bool);

    /// <summary>PASSTHROUGH where it is left out, the zero value of Istio's enum.</summary>
    public string? Mode { get; init; } = f.Optional(r => r.Mode, Modes);

    /// <summary>Path of a file in the gateway pod.</summary>
    public string? ServerCertificate { get; init; } = f.Optional(r => r.ServerCertificate, Types.Text);

    /// <summary>Path of a file in the gateway pod.</summary>
    public string? PrivateKey { get; init; } = f.Optional(r => r.PrivateKey, Types.Text);

    /// <summary>Path of a file in the gateway pod.</summary>
    public string? CaCertificates { get; init; } = f.Optional(r => r.CaCertificates, Types.Text);

    public string? CaCrl { get; init; } = f.Optional(r => r.CaCrl, Types.Text);

    /// <summary>A Secret in the namespace of the gateway pods.</summary>
    public string? CredentialName { get; init; } = f.Optional(r => r.CredentialName, Types.Text);

    /// <summary>One or two Secrets instead of <c>credentialName</c>: one with an RSA, one with an ECDSA key.</summary>
    public IReadOnlyList<string>? CredentialNames { get; init; } =
        f.Optional(r => r.CredentialNames, OneOrTwoNames, since: 26);

    /// <summary>One or two pairs of files instead of <c>serverCertificate</c> and <c>privateKey</c>.</summary>
    public IReadOnlyList<TlsCertificate>? TlsCertificates { get; init; } =
        f.Optional(r => r.TlsCertificates, OneOrTwoFiles, since: 26);

    /// <summary>The Secret with the CA of client certificates, whatever it is called.</summary>
    public string? CaCertCredentialName { get; init; } = f.Optional(r => r.CaCertCredentialName, Types.Text, since: 28);

    public IReadOnlyList<string>? SubjectAltNames { get; init; } = f.Optional(r => r.SubjectAltNames, Types.Texts);

    public IReadOnlyList<string>? VerifyCertificateSpki { get; init; } =
        f.Optional(r => r.VerifyCertificateSpki, Types.Texts);

    public IReadOnlyList<string>? VerifyCertificateHash { get; init; } =
        f.Optional(r => r.VerifyCertificateHash, Types.Texts);

    /// <summary>Left out or TLS_AUTO: TLS 1.2.</summary>
    public string? MinProtocolVersion { get; init; } = f.Optional(r => r.MinProtocolVersion, Versions);

    /// <summary>Left out or TLS_AUTO: TLS 1.3.</summary>
    public string? MaxProtocolVersion { get; init; } = f.Optional(r => r.MaxProtocolVersion, Versions);

    /// <summary>For TLS 1.2 and older, in order of preference; left out: Envoy's own list.</summary>
    public IReadOnlyList<string>? CipherSuites { get; init; } = f.Optional(r => r.CipherSuites, Types.Texts);

    /// <summary>In order of preference; left out: Envoy's own list.</summary>
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

    /// <summary>Path of a file in the gateway pod.</summary>
    public string? ServerCertificate { get; init; } = f.Optional(r => r.ServerCertificate, Types.Text);

    /// <summary>Path of a file in the gateway pod.</summary>
    public string? PrivateKey { get; init; } = f.Optional(r => r.PrivateKey, Types.Text);

    public string? CaCertificates { get; init; } = f.Optional(r => r.CaCertificates, Types.Text);
}
