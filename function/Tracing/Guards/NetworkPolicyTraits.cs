using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing.Guards;

/// <summary>What NetworkPolicies let pods send and receive: each that selects a pod adds to what it may.</summary>
internal sealed class NetworkPolicyTraits
{
    readonly Lookup<string, NetworkRules> _policies;
    readonly TraitCache<NetworkRules> _known = new();

    /// <summary>Reads the policies once for all pods.</summary>
    public NetworkPolicyTraits(IEnumerable<MeshRef> policies) =>
        _policies = policies
            .Where(policy => policy.Source?.Root is YamlMapping)
            .Select(policy => new NetworkRules(policy, ((YamlMapping)policy.Source!.Root).Find("spec") as YamlMapping))
            .ToLookup(policy => policy.Reference.Namespace);

    /// <summary>A pod for each selector, with its namespace.</summary>
    public IEnumerable<(string Namespace, IReadOnlyDictionary<string, string> Labels)> Selectors =>
        _policies
            .SelectMany(group => group)
            .Select(policy => (policy.Reference.Namespace, LabelRules.Example(policy.Selector)!))
            .Where(selector => selector.Item2 is not null);

    /// <summary>What the pods may send, and what may come to them.</summary>
    public IEnumerable<Trait> Of(PodGroup pods)
    {
        var own = pods.Namespace is null
            ? []
            : _policies[pods.Namespace].Where(policy => policy.Selects(pods.Labels)).ToList();
        yield return Of("egress", "sent", [.. own.Where(policy => policy.IsForEgress)]);
        yield return Of("ingress", "received", [.. own.Where(policy => policy.IsForIngress)]);
    }

    Trait Of(string direction, string verb, List<NetworkRules> policies) =>
        _known.Of(direction, policies, () => Made(direction, verb, policies));

    static Trait Made(string direction, string verb, List<NetworkRules> policies) =>
        new(
            $"{direction} NetworkPolicies",
            policies.Count == 0
                ? $"no NetworkPolicy limits what is {verb}"
                : $"what is {verb} is limited by NetworkPolicy "
                    + ShortList.Of(
                        policies.Select(policy => policy.Reference.Id).Order(StringComparer.Ordinal).ToArray()
                    )
        )
        {
            Allows =
                policies.Count == 0
                    ? Grants.Everything
                    : new Grants(policies.SelectMany(policy => policy.Grants(direction))),
        };

    sealed class NetworkRules(MeshRef reference, YamlMapping? spec)
    {
        public MeshRef Reference => reference;

        public YamlMapping? Selector => spec?.Find("podSelector") as YamlMapping;

        readonly IReadOnlyList<Requirement>? _selector = LabelRules.Of(spec?.Find("podSelector") as YamlMapping, "pod");

        /// <summary>True as well where the selector is not understood.</summary>
        public bool Selects(IReadOnlyDictionary<string, string> labels) =>
            _selector?.All(own => LabelRules.IsMet(own, labels, "pod") != own.IsNot) != false;

        /// <summary>Where the types are left out, it is for egress only if it has rules for it.</summary>
        public bool IsForEgress =>
            Types is { Count: > 0 } types ? types.Contains("Egress") : spec?.FindItems("egress").Count > 0;

        public bool IsForIngress => Types is not { Count: > 0 } types || types.Contains("Ingress");

        List<string> Types => [.. spec?.FindTextItems("policyTypes") ?? []];

        public IEnumerable<Grant> Grants(string direction)
        {
            foreach (var rule in (spec?.FindItems(direction) ?? []).OfType<YamlMapping>())
            {
                var ports = Ports(rule);
                var peers = rule.FindItems(direction == "egress" ? "to" : "from").OfType<YamlMapping>().ToArray();
                if (peers.Length == 0)
                    yield return new Grant(ports.ToArray());
                foreach (var peer in peers)
                    yield return new Grant([.. Peer(peer, direction), .. ports]);
            }
        }

        static IEnumerable<Requirement> Ports(YamlMapping rule)
        {
            var ports = rule.FindItems("ports").OfType<YamlMapping>().Select(Port).ToArray();
            return ports.Length == 0 ? [] : [new Requirement("port", ValueKind.Port, ports)];
        }

        static string Port(YamlMapping port)
        {
            var protocol = port.FindText("protocol") is { Length: > 0 } own ? own : "TCP";
            return port.FindText("port") is not { } number ? protocol
                : port.FindText("endPort") is { } end && end != number ? $"{protocol} {number}-{end}"
                : $"{protocol} {number}";
        }

        IEnumerable<Requirement> Peer(YamlMapping peer, string direction)
        {
            var who = direction == "egress" ? "to" : "from";
            if (peer.Find("ipBlock") is YamlMapping block)
            {
                yield return new Requirement(who, ValueKind.Word, ["addresses"]);
                yield return new Requirement("address", ValueKind.Block, [block.FindText("cidr") ?? ""]);
                if (block.FindTextItems("except").ToList() is { Count: > 0 } except)
                    yield return new Requirement("address", ValueKind.Block, except, IsNot: true);
                yield break;
            }

            yield return new Requirement(who, ValueKind.Word, ["pods"]);
            var namespaces = peer.Find("namespaceSelector") as YamlMapping;
            if (namespaces is null)
                yield return new Requirement(Requirement.Namespace, ValueKind.Word, [Reference.Namespace]);
            foreach (
                var requirement in (LabelRules.Of(namespaces, "namespace") ?? [NotUnderstood]).Concat(
                    LabelRules.Of(peer.Find("podSelector") as YamlMapping, "pod") ?? [NotUnderstood]
                )
            )
                yield return requirement;
        }

        static readonly Requirement NotUnderstood = new("a selector that is not understood", ValueKind.Unclear, ["?"]);
    }
}
