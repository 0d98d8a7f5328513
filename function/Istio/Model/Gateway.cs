using System.Text.Json.Nodes;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>networking.istio.io Gateway: which ports a gateway pod opens, for which hosts and with which TLS.</summary>
internal sealed class GatewaySpec(RecordFields<GatewaySpec>? f = null) : ISpec
{
    public static readonly RecordShape<GatewaySpec> Shape = new(f => new GatewaySpec(f));

    static readonly ListShape<Server> ServerList = new(Server.Shape);

    public IReadOnlyDictionary<string, string>? Selector { get; init; } = f.Optional(r => r.Selector, Types.TextMap);

    public IReadOnlyList<Server>? Servers { get; init; } = f.Optional(r => r.Servers, ServerList);

    public JsonObject ToJson() => Shape.Write(this);
}

/// <summary>A port that a gateway opens, for some hosts.</summary>
internal sealed class Server(RecordFields<Server>? f = null)
{
    public static readonly RecordShape<Server> Shape = new(f => new Server(f));

    public IstioPort? Port { get; init; } = f.Required(r => r.Port, IstioPort.Complete);

    public string? Bind { get; init; } = f.Optional(r => r.Bind, Types.Text);

    public IReadOnlyList<string>? Hosts { get; init; } = f.Required(r => r.Hosts, Types.Texts);

    public ServerTls? Tls { get; init; } = f.Optional(r => r.Tls, ServerTls.Shape);

    public string? DefaultEndpoint { get; init; } = f.Optional(r => r.DefaultEndpoint, Types.Text);

    public string? Name { get; init; } = f.Optional(r => r.Name, Types.Text);
}
