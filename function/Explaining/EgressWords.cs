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
                    ? $"REGISTRY_ONLY: workloads of {egress.Namespace} reach no external host but the ones below"
                    : "ALLOW_ANY: other external hosts are reached too"
            ),
            new(
                "used by",
                egress.ExportTo switch
                {
                    null => "every namespace",
                    var namespaces when namespaces.Contains("*") => "every namespace",
                    var namespaces => string.Join(
                        ", ",
                        namespaces.Select(name => name == "." ? egress.Namespace : name)
                    ),
                }
            ),
            new(
                "egress gateway",
                egress.Gateway is null
                    ? ""
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"{EgressGateway.Host}, for {egress.Services.Count(service => service.ViaGateway)} of {egress.Services.Count} services"
                    )
            ),
            new("NetworkPolicy", egress.NetworkPolicy is null ? "" : "cuts everything else also below the sidecars"),
        ];

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
                ? $"{(service.ViaGateway ? "gateway" : "sidecar")} begins TLS{(tls.Mode == EgressTlsConfig.Mutual ? ", mutual" : "")}"
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
            ? $"{(service.Ports.Any(port => port.IsHttp) ? "HTTP" : "plain TCP")} from the application; {(service.ViaGateway ? "the egress gateway" : "its sidecar")} begins TLS{Credential(tls)}{Verified(tls)}"
            : $"{string.Join(" and ", service.Ports.Select(Kind).Distinct())}{(service.ViaGateway ? ", through the egress gateway" : "")}";

    static string Credential(TlsOrigination tls) =>
        tls.CredentialName is { } name && tls.Mode == EgressTlsConfig.Mutual
            ? $" and shows the certificate of Secret {name}"
            : "";

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
