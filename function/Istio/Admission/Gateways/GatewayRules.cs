using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.GatewayFindings;

namespace Kyma.Krm.Istio.Admission.Gateways;

/// <summary>What Istio's webhook says of a Gateway as a whole.</summary>
internal static class GatewayRules
{
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

/// <summary>The hosts of a Gateway's server: <c>host</c> or <c>namespace/host</c>.</summary>
internal static class ServerHostRules
{
    public static void Check(Server server, string path, Review review)
    {
        if (server.Hosts is { Count: 0 })
            review.Add(GatewayNoHosts, $"{path}.hosts", "must have at least one host");
        for (var i = 0; i < server.Hosts?.Count; i++)
            CheckEntry(server.Hosts[i], FieldPath.Child($"{path}.hosts", i), review);
    }

    static void CheckEntry(string entry, string path, Review review)
    {
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0 && entry[..slash] is not ("*" or ".") && !DnsNames.IsLabel(entry[..slash]))
            review.Add(GatewayHostNamespace, path, $"'{entry}' must have a namespace, '.' or '*' before its '/'");

        if (WrongWith(entry[(slash + 1)..]) is { } wrong)
            review.Add(GatewayHost, path, $"'{entry}' {wrong}");
    }

    static string? WrongWith(string host)
    {
        if (host.Length == 0)
            return "must name a host, such as shop.example.com";
        if (host != "*" && !host.Contains('.', StringComparison.Ordinal))
            return "must be a full domain name with a dot, such as shop.example.com";
        if (DnsNames.IsPartialWildcard(host))
            return "must have its wildcard as the whole first label, such as *.example.com";
        return DnsNames.WrongWithDomain(host) is { } wrong && !IpAddresses.IsAddress(host)
            ? $"{wrong}: it must be a domain name such as shop.example.com or *.example.com"
            : null;
    }
}

/// <summary>The port and the bind address of a Gateway's server.</summary>
internal static class ServerPortRules
{
    public static void Check(Server server, string path, Review review)
    {
        CheckBind(server, path, review);
        if (server.Port is not { } port)
            return;
        review.Protocol(port.Protocol, GatewayPortProtocol, $"{path}.port.protocol");
        review.Port(port.Number, GatewayPortNumber, $"{path}.port.number", mayBeZero: UnixAddress.Is(server.Bind));
        if (port.TargetPort is > 0)
            review.Add(
                GatewayTargetPort,
                $"{path}.port.targetPort",
                $"'{port.TargetPort}' has no effect on a Gateway: remove targetPort"
            );
        if (port.Name is "")
            review.Add(GatewayPortName, $"{path}.port.name", "'' must be a name such as https");
    }

    static void CheckBind(Server server, string path, Review review)
    {
        if (string.IsNullOrEmpty(server.Bind))
            return;
        if (!UnixAddress.Is(server.Bind))
        {
            if (!IpAddresses.IsAddress(server.Bind))
                review.Add(
                    GatewayBind,
                    $"{path}.bind",
                    $"'{server.Bind}' must be an IP address, or a socket such as unix:///var/run/socket"
                );
            return;
        }

        if (!UnixAddress.IsValid(server.Bind))
            review.Add(
                GatewayBind,
                $"{path}.bind",
                $"'{server.Bind}' must name an absolute path to a file, or an abstract socket such as unix://@name"
            );
        if (server.Port is { Number: > 0 })
            review.Add(
                GatewayBind,
                $"{path}.port.number",
                $"'{server.Port.Number}' must be 0 where bind is a Unix domain socket"
            );
    }
}

/// <summary>Which protocols of a Gateway's port need TLS settings, and which may not have them.</summary>
internal static class ServerTlsUseRules
{
    public static void Check(Server server, string path, Review review)
    {
        var protocol = Protocols.Parse(server.Port?.Protocol);
        if (protocol == Protocol.Unsupported || protocol.IsTls() == (server.Tls is not null))
            return;
        if (server.Tls is not { } tls)
        {
            review.Add(
                GatewayTlsMissing,
                $"{path}.tls",
                $"protocol '{server.Port!.Protocol}' needs tls: add it, e.g. tls: {{mode: SIMPLE, "
                    + "credentialName: shop-certs}"
            );
        }
        else if (!protocol.IsHttp())
        {
            review.Add(
                GatewayTlsOnTcp,
                $"{path}.tls",
                $"must not be set for protocol '{server.Port!.Protocol}': use protocol TLS, or remove tls"
            );
        }
        else if (
            !tls.IsPassthrough()
            || Review.IsSet(tls.CaCertificates)
            || Review.IsSet(tls.PrivateKey)
            || Review.IsSet(tls.ServerCertificate)
        )
        {
            review.Add(
                GatewayTlsOnHttp,
                $"{path}.tls",
                $"must have nothing but httpsRedirect for protocol '{server.Port!.Protocol}': remove mode "
                    + "and certificates"
            );
        }
    }
}
