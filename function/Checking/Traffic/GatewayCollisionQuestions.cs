using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Gateways;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// Servers that want the same port of the same gateway pods: what istiod drops where it merges their Gateways, and what
/// Envoy then refuses.
/// </summary>
/// <param name="mesh">Of the package.</param>
/// <param name="isOfConfig">Rendered from a config: what two of them do to each other was told there.</param>
/// <param name="findings">What is to be told.</param>
internal sealed class GatewayCollisionQuestions(
    MeshModel mesh,
    Func<ResourceSource?, bool> isOfConfig,
    Findings findings
)
{
    /// <summary>Of selectors that may be for the same pods. Nobody runs more kinds of gateway pods.</summary>
    const int MostSelectors = 50;

    readonly HashSet<(GatewaySpec Gateway, string Field)> _reported = [];

    public void Ask()
    {
        foreach (var (merge, routes) in Merges())
        {
            foreach (var clash in GatewayListener.AllOf(merge, routes).SelectMany(listener => listener.Clashes))
                Report(clash);
            foreach (var dropped in merge.Dropped.Concat(merge.BesideTls))
            {
                if (!isOfConfig(dropped.Server.Gateway.Source) || !isOfConfig(dropped.By.Gateway.Source))
                    Report(dropped);
            }
        }
    }

    /// <summary>
    /// Of Istio's own pods, and of pods that have just the labels of a selector: whatever asks for no more selects them
    /// too. Whether some pod has the labels of two selectors, only the cluster knows.
    /// </summary>
    IEnumerable<(GatewayMerge Merge, GatewayRoutes Routes)> Merges()
    {
        yield return (mesh.Ingress.Merge, mesh.Ingress.Routes);
        if (mesh.Egress is { } egress)
            yield return (egress.Merge, egress.Routes);
        var others = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var gateway in mesh.Resources.Gateways)
        {
            if (
                !mesh.Ingress.IsFor(gateway)
                && mesh.Egress?.IsFor(gateway) != true
                && others.TryAdd(LabelSyntax.Text(SelectorOf(gateway)), SelectorOf(gateway))
                && others.Count == MostSelectors + 1
                && gateway.Source is { } source
            )
                findings.Add(
                    NotAllCompared,
                    source.At("spec.selector"),
                    $"Gateways with {MostSelectors} other selectors are compared: whether this one and those after "
                        + "it conflict with others on the same pods is not known"
                );
        }

        foreach (var (_, labels) in others.Take(MostSelectors))
            yield return (
                GatewayMerger.Merge(
                    GatewayServer.AllOf(
                        mesh.Resources.Gateways.Where(gateway => LabelSyntax.Covers(labels, SelectorOf(gateway))),
                        port => port
                    )
                ),
                new GatewayRoutes(mesh.Routes, mesh.Registry, mesh.Ingress.Scope, labels)
            );
    }

    static IReadOnlyDictionary<string, string> SelectorOf(MeshResource<GatewaySpec> gateway) =>
        gateway.Spec.Selector ?? new Dictionary<string, string>();

    void Report(ChainClash clash)
    {
        var (server, first) = (clash.Second.Server, clash.First.Server);
        var written = Written(clash.Second, clash.Name, out var field);
        var isWritten = field != HostsOf(server);
        var other = Written(clash.First, clash.Name, out var otherField);
        var fix = isWritten && otherField != HostsOf(first) ? "Write both in the same way, or keep one" : "Keep one";
        Report(
            GatewayListenerRejected,
            server,
            field,
            $"{written} and {other} in {Where(first, server)} are one host on port {server.Port}: Envoy refuses the "
                + $"whole listener, and every TLS host on that port is down. {fix}"
        );
    }

    /// <summary>A server name as the Gateway has it, or the VirtualService by which TLS is passed through.</summary>
    static string Written(GatewayChain chain, string name, out string field)
    {
        var server = chain.Server;
        if (server.Hosts.FirstOrDefault(host => HostNames.WithoutNamespace(host) == name) is { } host)
            return $"'{Written(server, host, out field)}'";
        field = HostsOf(server);
        return $"'{name}'{(chain.L4?.Routes is { } routes ? $" of {routes.Reference}" : "")}";
    }

    static string HostsOf(GatewayServer server) => $"{server.Field}.hosts";

    void Report(DroppedServer dropped)
    {
        var (server, first) = (dropped.Server, dropped.By);
        if (dropped.Host is { } host)
        {
            var written = Written(server, host, out var field);
            Report(
                GatewaySameHost,
                server,
                field,
                $"'{written}' is served on port {server.Port} by {Where(first, server)} already: keep one of the two "
                    + "servers"
            );
        }
        else
            Report(
                GatewayProtocolConflict,
                server,
                $"{server.Field}.port",
                $"port {server.Port} is {NameOf(first)} in {Where(first, server)} and {NameOf(server)} here, which "
                    + "do not go together: use another port"
            );
    }

    static string NameOf(GatewayServer server) => server.Protocol.ToString().ToUpperInvariant();

    /// <summary>A host as the Gateway has it, and its field.</summary>
    static string Written(GatewayServer server, string host, out string field)
    {
        var index = server.IndexOf(host);
        field = FieldPath.Child($"{server.Field}.hosts", index);
        return server.Server.Hosts![index];
    }

    static string Where(GatewayServer first, GatewayServer here) =>
        ReferenceEquals(first.Gateway, here.Gateway)
            ? first.Field
            : PackageRules.Title(first.Gateway.Reference.ToString(), first.Gateway.Source);

    void Report(Rule rule, GatewayServer server, string field, string message)
    {
        if (server.Gateway.Source is { } source && _reported.Add((server.Gateway.Spec, $"{rule.Name} {field}")))
            findings.Add(rule, source.At(field), message);
    }
}
