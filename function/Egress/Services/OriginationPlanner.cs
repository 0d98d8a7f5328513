using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Egress.Services;

/// <summary>TLS that sidecars or the egress gateway originate for the application.</summary>
internal static class OriginationPlanner
{
    /// <summary>For one host of the service, or null where applications speak for themselves.</summary>
    public static TlsOrigination? Plan(
        EgressServiceConfig service,
        string host,
        IReadOnlyList<EgressPort> ports,
        CredentialHolders? holders
    )
    {
        if (service.Tls is not { } tls)
            return null;
        var plain = ports.Where(port => !port.IsTls).ToList();
        var (sni, names) = Names(tls, host, service.Via is not null || plain.Any(port => port.IsNameless));
        return new TlsOrigination
        {
            Mode = tls.Mode,
            CredentialName = tls.CredentialName,
            CaCredentialName = tls.CaCertCredentialName,
            Sni = sni,
            SubjectAltNames = names,
            Ports = [.. plain.Select(port => port.Number)],
            Holders = holders,
        };
    }

    public static CredentialHolders? Holders(
        EgressServiceConfig service,
        string egressNamespace,
        string field,
        ConfigScope scope
    ) =>
        service is { Via: null, Tls.Credential: not null, WorkloadSelector: { } selector }
            ? new CredentialHolders(selector.MatchLabels, WorkloadAccounts.Of(selector, egressNamespace, field, scope))
            : null;

    /// <summary>
    /// Envoy takes both names from the Host header, so nothing is written for HTTP at sidecars. Where there is none, or
    /// at the egress gateway, whose route has a name of its own, they are written, and always both: an SNI without
    /// names to accept would accept every certificate of a known CA (istio, cluster_tls.go).
    /// </summary>
    static (string? Sni, IReadOnlyList<string> Names) Names(EgressTlsConfig tls, string host, bool hasNoHostHeader)
    {
        if (tls is { Sni: null, SubjectAltNames: null } && !hasNoHostHeader)
            return (null, []);
        var sni = tls.Sni ?? (HostNames.IsWildcard(host) ? null : host);
        return (sni, tls.SubjectAltNames ?? (sni is null ? [] : [sni]));
    }
}
