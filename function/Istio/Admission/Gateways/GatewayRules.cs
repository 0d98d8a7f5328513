using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission.Gateways;

/// <summary>What Istio's webhook says of a Gateway as a whole.</summary>
internal static class GatewayRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        GatewayName,
        GatewayNoServers,
        GatewayPortNameTwice,
        GatewayRedirectNotHttp,
        .. ServerHostRules.All,
        .. ServerPortRules.All,
        .. ServerTlsUseRules.All,
        .. ServerTlsRules.All,
    ];

    public static void Check(IstioResource<GatewaySpec> gateway, Review review)
    {
        if (!DnsNames.IsLabel(gateway.Name))
            review.Add(
                GatewayName,
                "metadata.name",
                $"'{gateway.Name}' must be one DNS label: at most 63 letters, digits and '-', without dots"
            );
        var servers = gateway.Spec.Servers ?? [];
        if (servers.Count == 0)
            review.Add(GatewayNoServers, "spec.servers", "must have at least one server");
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
                GatewayPortNameTwice,
                $"{path}.port.name",
                $"'{port.Name}' is the name of another server's port already: choose another"
            );
        if (server.Tls is { HttpsRedirect: true } && !Protocols.Parse(port.Protocol).IsHttp())
            review.Add(
                GatewayRedirectNotHttp,
                $"{path}.tls.httpsRedirect",
                $"has no effect on a port with protocol '{port.Protocol}': move it to the HTTP server"
            );
    }
}
