using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Mesh.Gateways;

/// <summary>A server of a Gateway, for the pods that the Gateway selects.</summary>
internal sealed class GatewayServer
{
    readonly int _index;

    /// <summary>
    /// Completes its hosts with the Gateway's namespace; the port is the one that its pods listen on.
    /// </summary>
    GatewayServer(MeshResource<GatewaySpec> gateway, int index, int podPort)
    {
        (Gateway, _index, PodPort) = (gateway, index, podPort);
        var server = Server;
        Protocol = Protocols.Parse(server.Port!.Protocol);
        var written = server.Hosts ?? [];
        Hosts = written.All(host => ReferenceEquals(Sanitized(host), host))
            ? written
            : written.Select(Sanitized).ToArray();
        if (Hosts.Contains("*") && written.Contains("*/*"))
            Hosts = ["*"];
        Names =
            Hosts is [var only] && !only.Contains('/', StringComparison.Ordinal)
                ? Hosts
                : Hosts.Select(HostNames.WithoutNamespace).Distinct().Order(StringComparer.Ordinal).ToArray();
    }

    /// <summary>The servers of Gateways that have a port, in their order.</summary>
    /// <param name="gateways">All of the same pods.</param>
    /// <param name="podPort">At which port the pods listen for a server's.</param>
    public static IEnumerable<GatewayServer> AllOf(
        IEnumerable<MeshResource<GatewaySpec>> gateways,
        Func<int, int> podPort
    )
    {
        foreach (var gateway in gateways)
        {
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
                if (gateway.Spec.Servers[i].Port?.Number is > 0 and <= 65535 and var port)
                    yield return new GatewayServer(gateway, i, podPort((int)port));
        }
    }

    /// <summary>The resource that the server is written in.</summary>
    public MeshResource<GatewaySpec> Gateway { get; }

    /// <summary>As it is written.</summary>
    public Server Server => Gateway.Spec.Servers![_index];

    /// <summary>What the pods listen on: the target of the Service's port, such as 8443 for 443.</summary>
    public int PodPort { get; }

    /// <summary>As VirtualServices match it.</summary>
    public int Port => (int)Server.Port!.Number!.Value;

    /// <summary>Of its port; unknown words count as Unsupported.</summary>
    public Protocol Protocol { get; }

    /// <summary><c>host</c>, or <c>namespace/host</c> with the namespace written out.</summary>
    public IReadOnlyList<string> Hosts { get; }

    /// <summary>Without namespaces: the server names of its filter chain.</summary>
    public IReadOnlyList<string> Names { get; }

    public string Bind => Server.Bind ?? "";

    /// <summary>Its path in the Gateway.</summary>
    public string Field => FieldPath.Child("spec.servers", _index);

    /// <summary><c>namespace/name</c>, as VirtualServices refer to it.</summary>
    public string GatewayId => Gateway.Id;

    public bool HasTls => Server.Tls is not null;

    /// <summary>The mode that is left out is PASSTHROUGH.</summary>
    public string Mode => Server.Tls?.Mode ?? "PASSTHROUGH";

    public bool IsPassthrough => HasTls && Mode is "PASSTHROUGH" or "AUTO_PASSTHROUGH";

    /// <summary>Protocol HTTPS with a mode that terminates TLS, so that HTTP routes apply.</summary>
    public bool TerminatesHttps => HasTls && Protocol == Protocol.Https && !IsPassthrough;

    public bool IsHttp => Protocol.IsHttp() || TerminatesHttps;

    /// <summary>No HTTP in plain, and some TLS setting.</summary>
    public bool IsTls => HasTls && !Protocol.IsHttp();

    public bool RedirectsToHttps => Server.Tls?.HttpsRedirect == true;

    /// <summary>Servers with one route name share virtual hosts; empty where there are none.</summary>
    public string RouteName =>
        Protocol.IsHttp() ? $"http.{PodPort}.{Bind}"
        : TerminatesHttps ? $"https.{Port}.{Server.Port!.Name}.{Gateway.Name}.{Gateway.Namespace}.{Bind}"
        : "";

    /// <summary>The same, asked for those that VirtualServices of a namespace may use.</summary>
    public WrittenHosts WrittenHosts => field ??= new WrittenHosts(Hosts.Select(Parts));

    static (string? Namespace, string Host) Parts(string host) =>
        host.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
            ? (host[..slash], host[(slash + 1)..])
            : (null, host);

    /// <summary>Which of the written hosts is one of <see cref="Hosts"/>.</summary>
    public int IndexOf(string host)
    {
        var index = 0;
        while (Sanitized(Server.Hosts![index]) != host)
            index++;
        return index;
    }

    string Sanitized(string host) =>
        host.StartsWith("./", StringComparison.Ordinal) ? $"{Gateway.Namespace}{host[1..]}"
        : host.StartsWith("*/", StringComparison.Ordinal) ? host[2..]
        : host;
}
