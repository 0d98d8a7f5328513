using System.Globalization;
using Kyma.Krm.Egress;

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
                    ? $"REGISTRY_ONLY: sidecars of {egress.Namespace} block external hosts that are not registered there{(egress.VisibleNamespaces.Count > 0 ? $" or exported from {string.Join(", ", egress.VisibleNamespaces)}" : "")}; Services of the cluster stay reachable"
                    : "ALLOW_ANY: other external hosts are reached too"
            ),
            new("used by", Viewers(egress)),
            new(
                "egress gateway",
                !egress.UsesGateway
                    ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{EgressGateway.Host}, for {egress.Services.Count(service => service.ViaGateway)} of {egress.Services.Count} services; lets in {Callers(egress)}"
                    )
            ),
            new("NetworkPolicy", egress.NetworkPolicy is null ? "" : "cuts everything else also below the sidecars"),
        ];

    /// <summary>A credential at sidecars is for the selected pods alone.</summary>
    static string Viewers(EgressPlan egress)
    {
        var all = Exports.Namespaces(egress) is { } namespaces ? string.Join(", ", namespaces) : "every namespace";
        var selected = egress
            .Services.Where(service => service.Origination?.Holders is not null)
            .Select(service => $"{service.Name} only by {Pods(service.Origination!.Holders!)} in {egress.Namespace}")
            .ToList();
        return selected.Count == 0 ? all
            : selected.Count == egress.Services.Count ? string.Join("; ", selected)
            : $"{all}; {string.Join("; ", selected)}";
    }

    /// <summary>Who gets through the egress gateway: without a policy any namespace that writes the routes.</summary>
    static string Callers(EgressPlan egress) =>
        Exports.Namespaces(egress) is { } namespaces
            ? $"sidecars of {string.Join(", ", namespaces)}, by their identity in the mesh"
            : "any namespace";

    public static ExplainedService Of(EgressService service) =>
        new(
            service.Name,
            service.Hosts,
            [.. service.Ports.Select(Port)],
            How(service),
            Addresses(service),
            service.ViaGateway
        )
        {
            InShort = service.Origination is { } tls
                ? $"{(service.ViaGateway ? "gateway" : "sidecar")} originates TLS{(tls.Mode == EgressTlsConfig.Mutual ? ", mutual" : "")}"
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
        string.Create(
            CultureInfo.InvariantCulture,
            $"{port.Number} {port.Protocol}{(port.Target == port.Number ? "" : $" -> {port.Target}")}"
        );

    static string How(EgressService service) =>
        service.Origination is { } tls
            ? $"{(service.Ports.Any(port => port.IsHttp) ? "HTTP" : "plain TCP")} from the application; {(service.ViaGateway ? "the egress gateway" : "its sidecar")} originates TLS{Credential(tls)}{Authority(tls)}{Verified(tls)}{Only(tls)}"
            : $"{string.Join(" and ", service.Ports.Select(Kind).Distinct())}{(service.ViaGateway ? ", through the egress gateway" : "")}";

    static string Credential(TlsOrigination tls) =>
        tls.CredentialName is { } name && tls.Mode == EgressTlsConfig.Mutual
            ? $" and shows the certificate of Secret {name}"
            : "";

    static string Authority(TlsOrigination tls) =>
        tls.CaCredentialName is { } name ? $", verifies with the CA in Secret {name}" : "";

    /// <summary>All other pods originate TLS too, without the credential.</summary>
    static string Only(TlsOrigination tls) =>
        tls.Holders is null ? ""
        : tls.Mode == EgressTlsConfig.Mutual ? $"; only {Pods(tls.Holders)} show it, others originate TLS without it"
        : $"; only {Pods(tls.Holders)} verify with the CA in Secret {tls.CaCredentialName ?? tls.CredentialName}, others with public CAs";

    static string Pods(CredentialHolders holders) =>
        $"pods with {string.Join(", ", holders.MatchLabels.Select(label => $"{label.Key}={label.Value}"))}";

    static string Verified(TlsOrigination tls) =>
        tls.SubjectAltNames.Count > 0 ? $", accepting {string.Join(", ", tls.SubjectAltNames)}" : "";

    static string Kind(EgressPort port) =>
        port.IsTls ? "TLS of the application, told by its name (SNI)"
        : port.IsHttp ? "plain HTTP, told by its Host header"
        : "TCP, told by its port";

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
