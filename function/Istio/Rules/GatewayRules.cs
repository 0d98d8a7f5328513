using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Rules;

/// <summary>What Istio's webhook says of a Gateway as a whole.</summary>
internal static class GatewayRules
{
    public static readonly Rule Name = new("gateway-name", Severity.Error, "A Gateway's name is not one DNS label.")
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Consequence = $"{IstioFiles.Rejected} Kubernetes alone would allow dots and 253 characters.",
        Fix = "name: my-gateway",
    };

    public static readonly Rule NoServers = new("gateway-no-servers", Severity.Error, "A Gateway without servers.")
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Consequence = IstioFiles.Rejected,
        Fix = "servers: [{port: {number: 80, protocol: HTTP, name: http}, hosts: [shop.example.com]}]",
    };

    public static readonly Rule PortName = new(
        "gateway-port-name-twice",
        Severity.Error,
        "Two servers of one Gateway use the same port name."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Consequence = IstioFiles.Rejected,
        Fix = "Give each port a name of its own, e.g. https-shop and https-api.",
    };

    public static readonly Rule Redirect = new(
        "gateway-redirect-not-http",
        Severity.Warning,
        "httpsRedirect on a port that does not speak HTTP."
    )
    {
        Source = $"{IstioFiles.Validation} ValidateGateway",
        Consequence = $"{IstioFiles.Warned} Nothing is redirected.",
        Fix = "Put httpsRedirect on the HTTP server of port 80.",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        Name,
        NoServers,
        PortName,
        Redirect,
        .. ServerHostRules.All,
        .. ServerPortRules.All,
        .. ServerTlsUseRules.All,
        .. ServerTlsRules.All,
    ];

    public static void Check(IstioResource<GatewaySpec> gateway, Review review)
    {
        if (!DnsNames.IsLabel(gateway.Name))
            review.Add(
                Name,
                "metadata.name",
                $"'{gateway.Name}' must be one DNS label: at most 63 letters, digits and '-', without dots"
            );
        var servers = gateway.Spec.Servers ?? [];
        if (servers.Count == 0)
            review.Add(NoServers, "spec.servers", "must have at least one server");
        var portNames = new HashSet<string>();
        for (var i = 0; i < servers.Count; i++)
            CheckServer(servers[i], FieldPath.Child("spec.servers", i), portNames, review);
    }

    static void CheckServer(Server server, string path, HashSet<string> portNames, Review review)
    {
        ServerHostRules.Check(server, path, review);
        ServerPortRules.Check(server, path, review);
        ServerTlsUseRules.Check(server, path, review);
        if (server.Tls is { } tls)
            ServerTlsRules.Check(tls, $"{path}.tls", review);
        if (server.Port is not { } port)
            return;
        if (!portNames.Add(port.Name ?? ""))
            review.Add(
                PortName,
                $"{path}.port.name",
                $"'{port.Name}' is the name of another server's port already: choose another"
            );
        if (server.Tls is { HttpsRedirect: true } && !Protocols.Parse(port.Protocol).IsHttp())
        {
            review.Add(
                Redirect,
                $"{path}.tls.httpsRedirect",
                $"has no effect on a port with protocol '{port.Protocol}': move it to the HTTP server"
            );
        }
    }
}
