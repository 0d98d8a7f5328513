using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Clusters;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Outbound;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Mesh.Routing;

namespace Kyma.Krm.Mesh;

/// <summary>What a gateway does with what arrives.</summary>
internal sealed partial class Journey
{
    MeshAnswer At(GatewayProxy gateway, int podPort)
    {
        var hop = new Hop
        {
            Proxy = gateway.Kind,
            Namespace = MeshResources.RootNamespace,
            Listener = $"{MeshService.AnyAddress}:{podPort}",
        };
        if (!_asked.Add((gateway.Kind, podPort, ArrivingSni, _authority, _path)) || _hops.Count >= MostHops)
            return End(MeshOutcome.Loop, gateway.Kind);
        if (gateway.Listener(podPort) is not { } listener)
            return End(MeshOutcome.NoListener, hop with { Listener = null });
        if (listener.Clashes.Count > 0)
            return End(MeshOutcome.ListenerRejected, hop);
        // Where servers of plain HTTP share the port with TLS, they get what no filter chain names.
        return listener.HttpServers.All.Count > 0 && (!ArrivesAsTls || listener.Chain(ArrivingSni) is null)
            ? AtPlainServers(gateway, listener, hop)
            : AtChain(gateway, listener, hop);
    }

    bool ArrivesAsTls => _outer is not null || _content == Content.Tls;

    string ArrivingSni => (_outer is not null ? _outerSni : request.AppSni).ToLowerInvariant();

    MeshAnswer AtPlainServers(GatewayProxy gateway, GatewayListener listener, Hop hop)
    {
        hop = hop with
        {
            Match = MatchedBy.Http,
            Gateways = GatewayProxy.Owners(listener.HttpServers, HostOnly(_authority)),
            Accepts = new Accepts(Accepts.Plaintext, [], [], null),
        };
        if (WrongForHttp(ArrivesAsTls ? Content.Tls : _content) is { } wrong)
            return End(MeshOutcome.ProtocolError, hop) with { Reason = wrong };
        return Routed(
            gateway,
            listener.HttpServers.All[0].Port,
            listener.HttpServers.Covering,
            listener.PodPort,
            hop,
            isTls: false
        );
    }

    static string? WrongForHttp(Content content) =>
        content switch
        {
            Content.Tls => "tlsToHttp",
            Content.Tcp => "tcpToHttp",
            _ => null,
        };

    MeshAnswer AtChain(GatewayProxy gateway, GatewayListener listener, Hop hop)
    {
        var sni = ArrivesAsTls ? ArrivingSni : "";
        if (listener.Chain(sni) is not { } chain)
            return End(MeshOutcome.NoFilterChain, hop);
        var server = chain.Server;
        var accepts = gateway.Certificates.Of(chain);
        var bySni = chain.IsForAll ? MatchedBy.Tcp : MatchedBy.Sni;
        hop = hop with { Gateways = gateway.Owners(chain, listener.PodPort), Accepts = accepts };
        if (server.IsPassthrough || !server.HasTls)
            return Passed(gateway, chain, listener.PodPort, hop, bySni, sni);
        if (!ArrivesAsTls)
            return End(MeshOutcome.TlsExpected, hop with { Match = bySni });
        if (_outer?.IsMesh == true != (accepts.Mode == HopTls.IstioMutual))
            return End(MeshOutcome.MtlsMismatch, hop with { Match = bySni });
        if (accepts.Certificates.Any(certificate => certificate.IsFound == false) || accepts.Ca?.IsFound == false)
            return End(MeshOutcome.NoSecret, hop) with { Reason = "gateway" };
        var identity = _outer?.IsMesh == true ? _identity : null;
        if (_outer is not null)
            _outer = null;
        else
            _content = Content.Http;
        _isDouble = false;
        if (chain.L4 is null)
        {
            hop = hop with { Match = MatchedBy.Http };
            if (WrongForHttp(_content) is { } wrong)
                return End(MeshOutcome.ProtocolError, hop) with { Reason = wrong };
            return Routed(gateway, server.Port, _ => [server], listener.PodPort, hop, isTls: true, identity, sni);
        }

        return Passed(gateway, chain, listener.PodPort, hop, bySni, sni, identity);
    }

    /// <summary>Bytes that are passed on, after the network's policies.</summary>
    MeshAnswer Passed(
        GatewayProxy gateway,
        GatewayChain chain,
        int podPort,
        Hop hop,
        MatchedBy match,
        string sni,
        string? identity = null
    )
    {
        var peer = new GatewayPeer(identity, identity is null ? null : _account, sni, podPort);
        if (Refused(gateway, peer, hop) is { } refused)
            return refused;
        var decision = chain.L4!;
        hop = hop with { Match = match, Split = decision.Split };
        if (decision.Kind != DecisionKind.Send)
            return Answered(decision, hop);
        return Send(hop, decision with { Match = match }, gateway.Scope, AsSender(gateway), null);
    }

    MeshAnswer Routed(
        GatewayProxy gateway,
        int port,
        Func<string, IEnumerable<GatewayServer>> serversOf,
        int podPort,
        Hop hop,
        bool isTls,
        string? identity = null,
        string sni = ""
    )
    {
        hop = hop with { Limits = Limits([gateway.Pod], isAtDestination: false).ToArray() };
        var seen = Seen(isTls);
        var account = identity is null ? null : _account;
        var peer = new GatewayPeer(identity, account, sni, podPort) { Http = seen };
        if (Refused(gateway, peer, hop) is { } refused)
            return refused with { Status = refused.Outcome == MeshOutcome.Denied ? Forbidden : null };
        var host = HostOnly(_authority);
        var found = Domains(host)
            .Select(domain => gateway.Routes.VirtualHost(serversOf(domain), domain))
            .FirstOrDefault(virtualHost => virtualHost is not null);
        if (found is not { } virtualHost)
            return End(MeshOutcome.NoRoute, hop) with { Status = NotFound, Reason = MeshAnswer.NoVirtualHost };
        if (virtualHost.RequiresTls && !isTls)
            return End(MeshOutcome.Redirect, hop) with { Status = MovedPermanently };
        var decision = RouteChooser.Choose(
            virtualHost.Routes,
            seen,
            (service, destination) => gateway.Routes.HttpClusterOf(service, destination, port)
        );
        hop = hop with { VirtualService = decision.Routes?.Reference, Route = decision.Route, Split = decision.Split };
        if (decision.Kind != DecisionKind.Send)
            return Answered(decision, hop);
        return Send(hop, decision, gateway.Scope, AsSender(gateway), null);
    }

    static Sender AsSender(GatewayProxy gateway) =>
        new(MeshResources.RootNamespace, gateway.Pod.Labels, IsGateway: true);

    MeshAnswer? Refused(GatewayProxy gateway, GatewayPeer peer, Hop hop)
    {
        var verdict = gateway.Policies.Judge(peer);
        if (verdict.Verdict == Verdict.Allowed)
            return null;
        return End(verdict.Verdict == Verdict.Denied ? MeshOutcome.Denied : MeshOutcome.Unknown, hop) with
        {
            Reason = verdict.Reason,
            Policy = verdict.Policy,
        };
    }

    static IEnumerable<string> Domains(string host) =>
        HostIndex<MeshService>.Endings(host).Select(ending => $"*{ending}").Prepend(host);
}
