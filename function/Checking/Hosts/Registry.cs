using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Scoping;

namespace Kyma.Krm.Checking.Hosts;

/// <summary>
/// The ServiceEntries of a package, asked for what a workload can reach. Mentions, entries and what Sidecars let in are
/// each as many as somebody writes, so no question goes through all entries of a host or all hosts of a Sidecar.
/// </summary>
internal sealed class Registry
{
    const string Everyone = "*";

    readonly HostIndex<RegisteredHost> _hosts = new();
    readonly Dictionary<IstioResource<SidecarSpec>, List<Imports>> _imports = new(ReferenceEqualityComparer.Instance);

    public Registry(IReadOnlyList<IstioResource<ServiceEntrySpec>> entries)
    {
        var known = new Dictionary<string, RegisteredHost>();
        foreach (var entry in entries)
        {
            foreach (var name in entry.Spec.Hosts ?? [])
            {
                var host = name.ToLowerInvariant();
                if (!known.TryGetValue(host, out var registered))
                    _hosts.Add(host, known[host] = registered = new RegisteredHost(host, entry));
                registered.Add(entry);
            }
        }
    }

    /// <summary>
    /// Null where the host is registered, exported to the namespace and let in by its Sidecar; else what is missing.
    /// </summary>
    public string? WhyNot(HostMention mention, string @namespace, IstioResource<SidecarSpec> sidecar)
    {
        var registered = _hosts.Covering(mention.Host).ToList();
        if (registered is not [var nearest, ..])
            return "no ServiceEntry registers it";
        var visible = registered.SelectMany(host => host.VisibleIn(@namespace, ImportsOf(sidecar))).ToList();
        if (visible is not [var one, ..])
            return $"the ServiceEntry {nearest.First.Namespace}/{nearest.First.Name} is not visible in the "
                + $"namespace {@namespace}";
        return mention.Port is not { } port || visible.Exists(ports => ports.Have(port))
            ? null
            : $"the ServiceEntry {one.First.Namespace}/{one.First.Name} does not have port {port}";
    }

    /// <summary>Empty: everything is let in.</summary>
    List<Imports> ImportsOf(IstioResource<SidecarSpec> sidecar) =>
        _imports.TryGetValue(sidecar, out var imports)
            ? imports
            : _imports[sidecar] = [
                .. (sidecar.Spec.Egress ?? []).Select(listener => new Imports(listener.Hosts ?? [], sidecar.Namespace)),
            ];

    /// <summary>One host with all that register it, by the namespaces that it is exported to.</summary>
    sealed class RegisteredHost(string host, IstioResource<ServiceEntrySpec> first)
    {
        readonly Dictionary<string, Exported> _exported = [];

        public IstioResource<ServiceEntrySpec> First { get; } = first;

        public void Add(IstioResource<ServiceEntrySpec> entry)
        {
            foreach (var name in entry.Spec.ExportTo is { Count: > 0 } names ? names : [Everyone])
            {
                var scope = name == "." ? entry.Namespace : name;
                if (!_exported.TryGetValue(scope, out var exported))
                    _exported[scope] = exported = new Exported();
                exported.Add(entry);
            }
        }

        public IEnumerable<RegisteredPorts> VisibleIn(string @namespace, List<Imports> imports) =>
            new[] { _exported.GetValueOrDefault(Everyone), _exported.GetValueOrDefault(@namespace) }
                .OfType<Exported>()
                .SelectMany(exported => exported.LetInBy(imports, host));
    }

    /// <summary>What is exported to one namespace, or to all, by the namespace it comes from.</summary>
    sealed class Exported
    {
        readonly Dictionary<string, RegisteredPorts> _from = [];
        RegisteredPorts? _all;

        public void Add(IstioResource<ServiceEntrySpec> entry)
        {
            if (!_from.TryGetValue(entry.Namespace, out var ports))
                _from[entry.Namespace] = ports = new RegisteredPorts(entry);
            ports.Add(entry);
            (_all ??= new RegisteredPorts(entry)).Add(entry);
        }

        public IEnumerable<RegisteredPorts> LetInBy(List<Imports> listeners, string host)
        {
            if (listeners.Count == 0)
                yield return _all!;
            foreach (var imports in listeners)
            {
                if (!imports.HasExclusions && imports.FromEverywhere is not null && imports.LetsInFromEverywhere(host))
                {
                    yield return _all!;
                    continue;
                }

                // Whichever are fewer: the namespaces that register the host, or those that are let in.
                var named =
                    imports is { FromEverywhere: null } && imports.Namespaces.Count < _from.Count
                        ? imports.Namespaces.Where(_from.ContainsKey)
                        : _from.Keys;
                foreach (var @namespace in named.Where(name => imports.LetsIn(name, host)))
                    yield return _from[@namespace];
            }
        }
    }

    /// <summary>The ports of several entries.</summary>
    sealed class RegisteredPorts(IstioResource<ServiceEntrySpec> first)
    {
        readonly HashSet<long> _numbers = [];
        bool _isAny;

        public IstioResource<ServiceEntrySpec> First { get; } = first;

        public void Add(IstioResource<ServiceEntrySpec> entry)
        {
            _isAny |= entry.Spec.Ports is not { Count: > 0 };
            foreach (var port in entry.Spec.Ports ?? [])
            {
                if (port.Number is { } number)
                    _numbers.Add(number);
            }
        }

        public bool Have(int port) => _isAny || _numbers.Contains(port);
    }
}
