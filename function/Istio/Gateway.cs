using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io Gateway: which ports a gateway pod opens, for which hosts and with which TLS.</summary>
internal sealed class GatewaySpec : JsonFields
{
    public IReadOnlyDictionary<string, string>? Selector
    {
        get => TextMap();
        init => Put(value);
    }

    public IReadOnlyList<Server>? Servers
    {
        get => List<Server>();
        init => Put(value);
    }
}

internal sealed class Server : JsonFields
{
    public IstioPort? Port
    {
        get => Object<IstioPort>();
        init => Put(value);
    }

    public string? Bind
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? Hosts
    {
        get => Texts();
        init => Put(value);
    }

    public ServerTls? Tls
    {
        get => Object<ServerTls>();
        init => Put(value);
    }

    public string? DefaultEndpoint
    {
        get => Text();
        init => Put(value);
    }

    public string? Name
    {
        get => Text();
        init => Put(value);
    }
}

/// <summary>A port of a Gateway's server, a ServiceEntry or a Sidecar's listener.</summary>
internal sealed class IstioPort : JsonFields
{
    public long? Number
    {
        get => Integer();
        init => Put(value);
    }

    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public string? Protocol
    {
        get => Text();
        init => Put(value);
    }

    public long? TargetPort
    {
        get => Integer();
        init => Put(value);
    }
}

/// <summary>How a Gateway's server (or a Sidecar's ingress listener) ends TLS.</summary>
internal sealed class ServerTls : JsonFields
{
    public bool? HttpsRedirect
    {
        get => Flag();
        init => Put(value);
    }

    public string? Mode
    {
        get => Text();
        init => Put(value);
    }

    public string? ServerCertificate
    {
        get => Text();
        init => Put(value);
    }

    public string? PrivateKey
    {
        get => Text();
        init => Put(value);
    }

    public string? CaCertificates
    {
        get => Text();
        init => Put(value);
    }

    public string? CaCrl
    {
        get => Text();
        init => Put(value);
    }

    public string? CredentialName
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? CredentialNames
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<TlsCertificate>? TlsCertificates
    {
        get => List<TlsCertificate>();
        init => Put(value);
    }

    /// <summary>Since Istio 1.28.</summary>
    public string? CaCertCredentialName
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? SubjectAltNames
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? VerifyCertificateSpki
    {
        get => Texts();
        init => Put(value);
    }

    public IReadOnlyList<string>? VerifyCertificateHash
    {
        get => Texts();
        init => Put(value);
    }

    public string? MinProtocolVersion
    {
        get => Text();
        init => Put(value);
    }

    public string? MaxProtocolVersion
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? CipherSuites
    {
        get => Texts();
        init => Put(value);
    }

    /// <summary>Since Istio 1.31.</summary>
    public bool? InsecureSkipVerify
    {
        get => Flag();
        init => Put(value);
    }
}

/// <summary>Files in the gateway pod; since Istio 1.26.</summary>
internal sealed class TlsCertificate : JsonFields
{
    public string? ServerCertificate
    {
        get => Text();
        init => Put(value);
    }

    public string? PrivateKey
    {
        get => Text();
        init => Put(value);
    }

    public string? CaCertificates
    {
        get => Text();
        init => Put(value);
    }
}
