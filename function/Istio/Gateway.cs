namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io Gateway: which ports a gateway pod opens, for which hosts and with which TLS.</summary>
internal sealed record GatewaySpec
{
    public IReadOnlyDictionary<string, string>? Selector { get; init; }

    public IReadOnlyList<Server>? Servers { get; init; }
}

internal sealed record Server
{
    public Port? Port { get; init; }

    public string? Bind { get; init; }

    public IReadOnlyList<string>? Hosts { get; init; }

    public ServerTls? Tls { get; init; }

    public string? DefaultEndpoint { get; init; }

    public string? Name { get; init; }
}

/// <summary>A port of a Gateway's server, a ServiceEntry or a Sidecar's listener.</summary>
internal sealed record Port
{
    public long? Number { get; init; }

    public string? Name { get; init; }

    public string? Protocol { get; init; }

    public long? TargetPort { get; init; }
}

/// <summary>How a Gateway's server (or a Sidecar's ingress listener) ends TLS.</summary>
internal sealed record ServerTls
{
    public bool? HttpsRedirect { get; init; }

    public string? Mode { get; init; }

    public string? ServerCertificate { get; init; }

    public string? PrivateKey { get; init; }

    public string? CaCertificates { get; init; }

    public string? CaCrl { get; init; }

    public string? CredentialName { get; init; }

    public IReadOnlyList<string>? CredentialNames { get; init; }

    public IReadOnlyList<TlsCertificate>? TlsCertificates { get; init; }

    /// <summary>Since Istio 1.28.</summary>
    public string? CaCertCredentialName { get; init; }

    public IReadOnlyList<string>? SubjectAltNames { get; init; }

    public IReadOnlyList<string>? VerifyCertificateSpki { get; init; }

    public IReadOnlyList<string>? VerifyCertificateHash { get; init; }

    public string? MinProtocolVersion { get; init; }

    public string? MaxProtocolVersion { get; init; }

    public IReadOnlyList<string>? CipherSuites { get; init; }

    /// <summary>Since Istio 1.31.</summary>
    public bool? InsecureSkipVerify { get; init; }
}

/// <summary>Files in the gateway pod; since Istio 1.26.</summary>
internal sealed record TlsCertificate
{
    public string? ServerCertificate { get; init; }

    public string? PrivateKey { get; init; }

    public string? CaCertificates { get; init; }
}
