using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Registry;
using Kyma.Krm.Mesh.Resources;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// Who must be asked about a host: a client of each kind that can be answered differently, and no more of them,
/// whatever the number of namespaces.
/// </summary>
internal sealed class Askers
{
    /// <summary>No namespace is called so: it stands for all that the package says nothing about.</summary>
    const string AnyOther = "any other namespace";

    /// <summary>Of each kind, so that a question costs the same in every package.</summary>
    const int Most = 10;

    /// <summary>Of the pods of a namespace, to see whether selectors leave any of them out.</summary>
    const int MostPods = 100;

    readonly MeshModel _mesh;
    readonly HostDestinationRules _rules;
    readonly List<string> _sidecars;
    readonly bool _hasAllSidecars;
    readonly Lookup<string, IReadOnlyDictionary<string, string>> _selectors;

    public Askers(MeshModel mesh, HostDestinationRules rules)
    {
        (_mesh, _rules) = (mesh, rules);
        var sidecars = mesh.Resources.Sidecars;

        // Sidecars that say the same of everybody else's services are asked once.
        List<string> kinds =
        [
            .. sidecars
                .Where(sidecar => sidecar.Namespace != MeshResources.RootNamespace)
                .DistinctBy(KindOf)
                .Select(sidecar => sidecar.Namespace)
                .Distinct(),
        ];
        _hasAllSidecars = kinds.Count <= Most;
        _sidecars = [.. kinds.Take(Most)];
        _selectors = sidecars
            .Where(sidecar => sidecar.Spec.WorkloadSelector is { Labels.Count: > 0 })
            .ToLookup(sidecar => sidecar.Namespace, sidecar => sidecar.Spec.WorkloadSelector!.Labels!);
    }

    /// <summary>
    /// Clients that may see a service: those of its namespace first, those that the package says nothing about last.
    /// </summary>
    public IEnumerable<Asker> Of(MeshService service) => Of(service.Exports, service.Namespace, service.Host);

    /// <summary>All that may be answered differently are asked: what none of them does, no client does.</summary>
    public bool AreAll(MeshService service) => AreAll(service.Exports, service.Namespace, service.Host);

    /// <inheritdoc cref="AreAll(MeshService)"/>
    /// <param name="exports">To whom a resource is visible.</param>
    /// <param name="owner">Its namespace.</param>
    /// <param name="host">What is asked for.</param>
    public bool AreAll(Visibility exports, string owner, string host) =>
        (exports.IsPublic ? _hasAllSidecars && _rules.NamespacesOf(host).Count <= Most : exports.Names.Count <= Most)
        && NamespacesOf(exports, owner, host)
            .All(name =>
                !SelectorsIn(name, host).Skip(Most).Any()
                && !(SelectorsIn(name, host).Any() && _mesh.Resources.Pods.In(name).Skip(MostPods).Any())
            );

    /// <inheritdoc cref="AreAll(Visibility, string, string)"/>
    public IEnumerable<Asker> Of(Visibility exports, string owner, string host) =>
        NamespacesOf(exports, owner, host).SelectMany(name => In(name, host));

    IEnumerable<string> NamespacesOf(Visibility exports, string owner, string host)
    {
        var namespaces = exports.IsPublic
            ? _sidecars.Concat(_rules.NamespacesOf(host).Take(Most)).Prepend(owner).Append(AnyOther)
            : exports.Names.Order(StringComparer.Ordinal).Take(Most);
        return namespaces.Where(name => name != MeshResources.RootNamespace).Distinct();
    }

    IEnumerable<IReadOnlyDictionary<string, string>> SelectorsIn(string @namespace, string host) =>
        _rules.SelectorsIn(@namespace, host).Concat(_selectors[@namespace]);

    /// <summary>
    /// Pods of a namespace by what selects them; those that nothing selects, unless every pod is known to be selected.
    /// </summary>
    IEnumerable<Asker> In(string @namespace, string host)
    {
        var selectors = SelectorsIn(@namespace, host).Take(Most).ToArray();
        foreach (var labels in selectors)
            yield return new Asker(
                $"{@namespace} (pods with {LabelSyntax.Text(labels)})",
                new MeshClient(@namespace, labels)
            );
        var pods = selectors.Length == 0 ? [] : _mesh.Resources.Pods.In(@namespace).Take(MostPods).ToList();
        if (pods.Count == 0 || pods.Exists(pod => !selectors.Any(pod.HasLabels)))
            yield return new Asker(
                selectors.Length == 0 ? @namespace : $"{@namespace} (all other pods)",
                MeshClient.In(@namespace)
            );
    }

    static string KindOf(MeshResource<SidecarSpec> sidecar) =>
        string.Join(
            '\n',
            (sidecar.Spec.Egress ?? [])
                .SelectMany(listener => listener.Hosts ?? [])
                .Prepend(sidecar.Spec.OutboundTrafficPolicy is { } policy ? $"policy {policy.Mode}" : "no policy")
        );
}

/// <summary>A client that may be answered differently from others.</summary>
/// <param name="Name">In words: a namespace, with the labels of its pods where they matter.</param>
internal sealed record Asker(string Name, MeshClient Client);
