using Kyma.Krm.Istio.Model.Security;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>Whether pods with a sidecar take plain text: the most specific PeerAuthentication says it.</summary>
internal sealed class PeerTraits(IReadOnlyList<MeshGuard<PeerAuthenticationSpec>> rules)
{
    const string Unset = "UNSET";
    const string Permissive = "PERMISSIVE";

    readonly Lookup<string, MeshGuard<PeerAuthenticationSpec>> _rules = rules.ToLookup(rule =>
        rule.Reference.Namespace
    );

    /// <summary>What they select, with their namespaces.</summary>
    public IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels)> Selectors =>
        rules.Select(rule => Targets.Selected(rule.Reference, rule.Spec.Selector));

    /// <summary>That which counts for the pods; the servers of gateways have their own modes.</summary>
    public IEnumerable<Trait> Of(PodGroup pods) => pods.IsGateway ? [] : [OfWorkload(pods)];

    Trait OfWorkload(PodGroup pods)
    {
        var all = Targets
            .For(pods, _rules)
            .Where(rule => Targets.Apply(rule.Spec.Selector, null, pods))
            .OrderBy(rule => rule.Spec.Selector?.MatchLabels is not { Count: > 0 })
            .ThenBy(rule => rule.Reference.Namespace != pods.Namespace)
            .ToArray();
        var mode =
            all.Select(rule => rule.Spec.Mtls?.Mode ?? Unset).FirstOrDefault(written => written != Unset) ?? Permissive;

        // Only one that selects workloads has ports.
        var ports =
            (all is [{ Spec: { Selector.MatchLabels.Count: > 0 } first }, ..] ? first.PortLevelMtls : null)
            ?? new Dictionary<string, MutualTls>();
        var modes = ports
            .Select(port => (port.Key, Mode: port.Value.Mode is { } own and not Unset ? own : mode))
            .Where(port => port.Mode != mode)
            .OrderBy(port => port.Key, StringComparer.Ordinal)
            .ToArray();
        IReadOnlyList<Requirement> others =
            modes.Length == 0
                ? []
                : [new Requirement("port", ValueKind.Word, modes.Select(port => port.Key).ToArray(), IsNot: true)];
        return new Trait(
            "mutual TLS",
            $"mutual TLS of the mesh: {mode}{string.Concat(modes.Select(port => $", port {port.Key} {port.Mode}"))}"
        )
        {
            Allows = new Grants([
                new Grant([.. others, Connections(mode)]),
                .. modes.Select(port => new Grant([
                    new Requirement("port", ValueKind.Word, [port.Key]),
                    Connections(port.Mode),
                ])),
            ]),
            SaysAll = true,
        };
    }

    /// <summary>DISABLE is less than PERMISSIVE: the mesh's own clients come in plain text as well.</summary>
    static Requirement Connections(string mode) =>
        new(
            "connections",
            ValueKind.Word,
            mode switch
            {
                "STRICT" => ["mutual TLS"],
                "DISABLE" => ["mutual TLS", "plain text", "plain text of the mesh"],
                _ => ["mutual TLS", "plain text"],
            }
        );
}
