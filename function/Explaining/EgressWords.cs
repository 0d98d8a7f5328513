using Kyma.Krm.Egress;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Explaining;

/// <summary>External services and the ways to them, in words.</summary>
internal static class EgressWords
{
    public static IReadOnlyList<Fact> Facts(EgressPlan egress) =>
        [
            new("namespace", egress.Namespace),
            new(
                "policy",
                egress.RegistryOnly
                    ? $"REGISTRY_ONLY: sidecars of {egress.Namespace} block external hosts that are not "
                        + $"registered there{OrExported(egress.VisibleNamespaces)}; Services of the "
                        + "cluster stay reachable"
                    : "ALLOW_ANY: other external hosts can be reached too"
            ),
            new("used by", Viewers(egress)),
            new(
                "egress gateway",
                !egress.UsesGateway
                    ? ""
                    : $"{EgressGateway.Host}, for {egress.Services.Count(service => service.ViaGateway)} "
                        + $"of {egress.Services.Count} services; admits {Callers(egress)}"
            ),
            new(
                "NetworkPolicy",
                egress.NetworkPolicy is null ? ""
                    : egress.NetworkPolicy.IsStrict
                        ? "applies to every pod, with or without a sidecar: DNS, istiod, the egress gateway "
                            + "and pods of the same namespace stay open, every other address is blocked"
                    : "applies to every pod, with or without a sidecar: DNS, pods of the cluster and the "
                        + "addresses of these services stay open, every other address is blocked"
            ),
        ];

    /// <summary>A credential at sidecars is for the selected pods alone.</summary>
    static string Viewers(EgressPlan egress)
    {
        var all = ExportScope.Namespaces(egress) is { } namespaces ? string.Join(", ", namespaces) : "every namespace";
        var selected = egress
            .Services.Where(service => service.Origination?.Holders is not null)
            .Select(service => $"{service.Name} only by {Pods(service.Origination!.Holders!)} in {egress.Namespace}")
            .ToArray();
        return selected.Length == 0 ? all
            : selected.Length == egress.Services.Count ? string.Join("; ", selected)
            : $"{all}; {string.Join("; ", selected)}";
    }

    /// <summary>Who gets through the egress gateway: without a policy any namespace that writes the routes.</summary>
    static string Callers(EgressPlan egress) =>
        ExportScope.Namespaces(egress) is { } namespaces
            ? $"sidecars of {string.Join(", ", namespaces)}, by their identity in the mesh"
            : "any namespace";

    public static ExplainedService Of(EgressService service) =>
        new(
            service.Name,
            service.Hosts,
            service.Ports.Select(Port).ToArray(),
            How(service),
            Addresses(service),
            service.ViaGateway
        )
        {
            Field = service.Field,
            InShort = service.Origination is { } tls
                ? $"{(service.ViaGateway ? "gateway" : "sidecar")} originates "
                    + $"TLS{(tls.Mode == EgressTlsConfig.Mutual ? ", mutual" : "")}"
                : string.Join(
                    " and ",
                    service
                        .Ports.Select(port =>
                            port.IsTls ? "TLS passed through"
                            : port.IsHttp ? "plain HTTP"
                            : "plain TCP"
                        )
                        .Distinct()
                ),
        };

    static string Port(EgressPort port) =>
        $"{port.Number} {port.Protocol}{(port.Target == port.Number ? "" : $" -> {port.Target}")}";

    static string OrExported(IReadOnlyCollection<string> namespaces) =>
        namespaces.Count == 0 ? "" : $" or exported from {string.Join(", ", namespaces)}";

    static string How(EgressService service) =>
        service.Origination is { } tls
            ? $"{(service.Ports.Any(port => port.IsHttp) ? "HTTP" : "plain TCP")} from the application; "
                + $"{(service.ViaGateway ? "the egress gateway" : "its sidecar")} originates "
                + $"TLS{Credential(tls)}{Verified(service, tls)}{Only(tls)}"
            : string.Join(" and ", service.Ports.Select(Kind).Distinct())
                + (service.ViaGateway ? ", through the egress gateway" : "");

    static string Credential(TlsOrigination tls) =>
        tls.CredentialName is { } name && tls.Mode == EgressTlsConfig.Mutual
            ? $" and presents the certificate of Secret {name}"
            : "";

    /// <summary>All other pods originate TLS too, without the credential.</summary>
    static string Only(TlsOrigination tls) =>
        tls.Holders is null ? ""
        : tls.Mode == EgressTlsConfig.Mutual ? $"; only {Pods(tls.Holders)} present it, others originate TLS without it"
        : $"; only {Pods(tls.Holders)} verify with the CA in Secret {Authority(tls)}, others with public CAs";

    /// <summary>The Secret with the CA; null for the system's CAs.</summary>
    static string? Authority(TlsOrigination tls) => tls.CaCredentialName ?? tls.CredentialName;

    static string Pods(CredentialHolders holders) => $"pods with {LabelSyntax.Text(holders.MatchLabels)}";

    /// <summary>
    /// Envoy verifies a name only where one is listed, or where it has a Host header to compare (seen on the wire).
    /// </summary>
    static string Verified(EgressService service, TlsOrigination tls) =>
        "; the server's certificate is verified with "
        + $"{(Authority(tls) is { } name ? $"the CA in Secret {name}" : "public CAs")}, {Name(service, tls)}";

    static string Name(EgressService service, TlsOrigination tls) =>
        tls.SubjectAltNames.Count > 0 ? $"accepting {string.Join(", ", tls.SubjectAltNames)}"
        : tls.Sni is null && service.Ports.Where(port => tls.Ports.Contains(port.Number)).All(port => port.IsHttp)
            ? "and its name with the Host header"
        : "its name is not verified";

    static string Kind(EgressPort port) =>
        port.IsTls ? "TLS of the application, recognised by its server name (SNI)"
        : port.IsHttp ? "plain HTTP, recognised by its Host header"
        : "TCP, recognised by its port";

    static string Addresses(EgressService service) =>
        service switch
        {
            { Endpoints: { Count: > 0 } endpoints } => string.Join(
                ", ",
                endpoints.Select(endpoint => endpoint.Address)
            ),
            { Addresses: { Count: > 0 } addresses } => string.Join(", ", addresses),
            { Resolution: Resolutions.None } => "wherever the application connects to",
            _ => "looked up in DNS",
        };
}
