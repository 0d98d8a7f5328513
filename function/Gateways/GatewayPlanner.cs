using Kyma.Krm.Inputs;

namespace Kyma.Krm.Gateways;

/// <summary>From <c>spec.gateway</c> to the Gateway that will exist.</summary>
internal static class GatewayPlanner
{
    /// <summary>Checks <c>spec.gateway</c> and fills in its defaults; mistakes are reported in the scope.</summary>
    /// <param name="config">What is written, or the defaults.</param>
    /// <param name="credentialName">The Secret with the server certificate.</param>
    /// <param name="podsNamespace">The namespace of that Secret and of the gateway pods.</param>
    /// <param name="annotations">For DNS controllers.</param>
    /// <param name="asOf">The time against which expiry is an error, or null.</param>
    /// <param name="scope">Its domain is not null.</param>
    public static GatewayPlan Plan(
        GatewayConfig config,
        string credentialName,
        string podsNamespace,
        IReadOnlyDictionary<string, string> annotations,
        DateTimeOffset? asOf,
        ConfigScope scope
    )
    {
        GatewayConfigRules.Check(config, scope);
        GatewayPodsRules.Check(config.Selector, podsNamespace, scope);
        var clientCa = config.Tls.ConcernsClients
            ? ClientCaPlanner.Plan(config, credentialName, podsNamespace, scope.IstioAtLeast(1, 28), scope)
            : null;
        if (clientCa is not null)
            ClientCaContentRules.Run(clientCa, asOf, scope);
        return new GatewayPlan
        {
            Name = config.Name,
            Namespace = config.Namespace,
            Selector = config.Selector,
            Hosts = HostsOf(config, scope.Domain!),
            HostsField = config.Hosts is null ? "spec.domain" : "spec.gateway.hosts",
            HttpsRedirect = config.HttpsRedirect,
            TlsMode = config.Tls.Mode,
            MinProtocolVersion = config.Tls.MinProtocolVersion,
            MaxProtocolVersion = config.Tls.MaxProtocolVersion,
            CipherSuites = config.Tls.EffectiveCipherSuites,
            EcdhCurves = config.Tls.EcdhCurves,
            CredentialName = credentialName,
            ClientCa = clientCa,
            Annotations = annotations,
            ApiVersion = scope.IstioApiVersion,
        };
    }

    /// <summary>The hosts of both servers: those that are written, otherwise the wildcard of the domain.</summary>
    public static IReadOnlyList<string> HostsOf(GatewayConfig config, string domain) => config.Hosts ?? [$"*.{domain}"];
}
