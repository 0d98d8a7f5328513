using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Istio;

/// <summary>networking.istio.io DestinationRule: how clients in the mesh speak to a host.</summary>
internal sealed class DestinationRuleSpec : JsonFields
{
    public string? Host
    {
        get => Text();
        init => Put(value);
    }

    public TrafficPolicy? TrafficPolicy
    {
        get => Object<TrafficPolicy>();
        init => Put(value);
    }

    public IReadOnlyList<Subset>? Subsets
    {
        get => List<Subset>();
        init => Put(value);
    }

    public IReadOnlyList<string>? ExportTo
    {
        get => Texts();
        init => Put(value);
    }

    public PolicySelector? WorkloadSelector
    {
        get => Object<PolicySelector>();
        init => Put(value);
    }
}

internal sealed class Subset : JsonFields
{
    public string? Name
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyDictionary<string, string>? Labels
    {
        get => TextMap();
        init => Put(value);
    }

    public TrafficPolicy? TrafficPolicy
    {
        get => Object<TrafficPolicy>();
        init => Put(value);
    }
}

internal sealed class TrafficPolicy : JsonFields
{
    public LoadBalancer? LoadBalancer
    {
        get => Object<LoadBalancer>();
        init => Put(value);
    }

    public ConnectionPool? ConnectionPool
    {
        get => Object<ConnectionPool>();
        init => Put(value);
    }

    public OutlierDetection? OutlierDetection
    {
        get => Object<OutlierDetection>();
        init => Put(value);
    }

    public ClientTls? Tls
    {
        get => Object<ClientTls>();
        init => Put(value);
    }

    public IReadOnlyList<PortTrafficPolicy>? PortLevelSettings
    {
        get => List<PortTrafficPolicy>();
        init => Put(value);
    }

    public TunnelSettings? Tunnel
    {
        get => Object<TunnelSettings>();
        init => Put(value);
    }

    public ProxyProtocol? ProxyProtocol
    {
        get => Object<ProxyProtocol>();
        init => Put(value);
    }

    /// <summary>Since Istio 1.27.</summary>
    public RetryBudget? RetryBudget
    {
        get => Object<RetryBudget>();
        init => Put(value);
    }
}

internal sealed class PortTrafficPolicy : JsonFields
{
    public PortSelector? Port
    {
        get => Object<PortSelector>();
        init => Put(value);
    }

    public LoadBalancer? LoadBalancer
    {
        get => Object<LoadBalancer>();
        init => Put(value);
    }

    public ConnectionPool? ConnectionPool
    {
        get => Object<ConnectionPool>();
        init => Put(value);
    }

    public OutlierDetection? OutlierDetection
    {
        get => Object<OutlierDetection>();
        init => Put(value);
    }

    public ClientTls? Tls
    {
        get => Object<ClientTls>();
        init => Put(value);
    }
}

internal sealed class PortSelector : JsonFields
{
    public long? Number
    {
        get => Integer();
        init => Put(value);
    }
}

/// <summary>How a client begins TLS towards the host.</summary>
internal sealed class ClientTls : JsonFields
{
    public string? Mode
    {
        get => Text();
        init => Put(value);
    }

    public string? ClientCertificate
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

    public string? CredentialName
    {
        get => Text();
        init => Put(value);
    }

    public IReadOnlyList<string>? SubjectAltNames
    {
        get => Texts();
        init => Put(value);
    }

    public string? Sni
    {
        get => Text();
        init => Put(value);
    }

    public bool? InsecureSkipVerify
    {
        get => Flag();
        init => Put(value);
    }

    public string? CaCrl
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class TunnelSettings : JsonFields
{
    public string? Protocol
    {
        get => Text();
        init => Put(value);
    }

    public string? TargetHost
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

/// <summary>The <c>matchLabels</c> form of a workload selector.</summary>
internal sealed class PolicySelector : JsonFields
{
    public IReadOnlyDictionary<string, string>? MatchLabels
    {
        get => TextMap();
        init => Put(value);
    }
}

internal sealed class ProxyProtocol : JsonFields
{
    public string? Version
    {
        get => Text();
        init => Put(value);
    }
}

internal sealed class RetryBudget : JsonFields
{
    public decimal? Percent
    {
        get => Fraction();
        init => Put(value);
    }

    public long? MinRetryConcurrency
    {
        get => Integer();
        init => Put(value);
    }

    /// <summary>Since Istio 1.31.</summary>
    public string? BudgetInterval
    {
        get => Text();
        init => Put(value);
    }
}
