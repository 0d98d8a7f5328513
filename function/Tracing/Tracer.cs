using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Tracing;

/// <summary>
/// Asks the mesh of a package, and asks again where the answer hangs on what files do not say: which resource is older, and
/// what else is in the cluster.
/// </summary>
internal sealed class Tracer(
    IReadOnlyList<ResourceSource> sources,
    Func<ResourceSource, bool> isRefused,
    IstioVersion version
)
{
    const string InCluster = ".svc.cluster.local";

    readonly MeshModel _mesh = MeshModel.Of(sources, isRefused, version);
    MeshModel? _reversed;
    MeshModel? _assuming;

    public MeshModel Mesh => _mesh;

    public IstioVersion Version => version;

    /// <summary>As the documents are: the first is the oldest, and what is not there is not there.</summary>
    public MeshAnswer Ask(MeshRequest request) => _mesh.Ask(request);

    /// <summary>As if what the package does not have were in the cluster: Secrets, and Kyma's Istio resource.</summary>
    public MeshAnswer Assume(MeshRequest request) => Assumed.Ask(request);

    /// <summary>The mesh as if what the package does not have were in the cluster.</summary>
    public MeshModel Assumed => _assuming ??= Assuming();

    public TracedRequest Trace(MeshRequest request)
    {
        var answer = _mesh.Ask(request);
        var alternatives = new List<Alternative>();
        if (_mesh.Resources.HasUnknownAges)
        {
            var reversed = (_reversed ??= With(AgeOrder.LastIsOldest)).Ask(request);
            if (Differ(answer, reversed))
                alternatives.Add(
                    new Alternative(
                        $"{Deciding(answer, reversed)} is the older one (the files have no creationTimestamp)",
                        reversed
                    )
                );
        }

        if (Missing(answer) is { } missing)
            alternatives.Add(
                missing.IsModelled
                    ? new Alternative(missing.What, Assumed.Ask(request))
                    : new Alternative(missing.What, null)
            );
        return new TracedRequest(request, answer, alternatives);
    }

    MeshModel With(AgeOrder order) => MeshModel.Of(sources, isRefused, version, order);

    MeshModel Assuming() =>
        new(
            _mesh.Resources with
            {
                Secrets = _mesh.Resources.Secrets.Assuming,
                HasEgressGateway = _mesh.Resources.HasEgressGateway || !_mesh.Resources.HasIstioResource,
            }
        );

    static bool Differ(MeshAnswer one, MeshAnswer other) =>
        TraceJson.Of(one).ToJsonString() != TraceJson.Of(other).ToJsonString();

    /// <summary>The first resource that the other answer has and this one does not.</summary>
    static string Deciding(MeshAnswer one, MeshAnswer other)
    {
        var known = Resources(one).ToHashSet();
        return (
            Resources(other).FirstOrDefault(resource => !known.Contains(resource)) ?? "another resource"
        ).ToString();
    }

    static IEnumerable<string> Resources(MeshAnswer answer) =>
        answer
            .Hops.SelectMany(hop =>
                hop.Gateways.Append(hop.Sidecar)
                    .Append(hop.VirtualService)
                    .Append(hop.Service)
                    .Concat(hop.DestinationRules)
            )
            .OfType<MeshRef>()
            .Select(resource => resource.ToString());

    /// <summary>What the answer fails for that may be in the cluster all the same.</summary>
    (string What, bool IsModelled)? Missing(MeshAnswer answer)
    {
        var last = answer.Hops.LastOrDefault();
        switch (answer.Outcome)
        {
            case MeshOutcome.NoSecret when Absent(last).ToList() is { Count: > 0 } absent:
                return (
                    $"{string.Join(" and ", absent)} {(absent.Count == 1 ? "is" : "are")} in the cluster, with the right keys",
                    true
                );
            case MeshOutcome.NoCluster when last?.Cluster?.Split('|') is [_, var port, _, var host]:
                if (
                    !_mesh.Resources.HasIstioResource
                    && host.StartsWith(MeshResources.EgressGatewayName, StringComparison.Ordinal)
                )
                    return ("Kyma's Istio resource enables the egress gateway", true);
                return host.EndsWith(InCluster, StringComparison.Ordinal) && _mesh.Registry.At(host).Count == 0
                    ? ($"the Service {host[..^InCluster.Length]} is in the cluster, with port {port}", false)
                    : null;
            case MeshOutcome.NoEndpoints when last?.Service is { Kind: "Service" } service:
                return ($"pods of {service} are in the cluster", false);
            default:
                return null;
        }
    }

    /// <summary>Secrets of a hop that are not in the package at all; those that are there without the right keys are known.</summary>
    IEnumerable<string> Absent(Hop? hop)
    {
        var credentials = (hop?.Accepts?.Certificates ?? [])
            .Append(hop?.Accepts?.Ca)
            .Append(hop?.Tls?.Certificate)
            .Append(hop?.Tls?.Ca)
            .OfType<TlsCredential>();
        foreach (var credential in credentials.Where(credential => credential.IsFound == false))
        {
            var parts = credential.From.Split(':', '/');
            if (parts is not [var kind, var @namespace, var name] || @namespace != hop!.Namespace)
                continue;
            var secrets = _mesh.Resources.Secrets;
            var isThere =
                kind == "configmap"
                    ? secrets.HasConfigMap(@namespace, name)
                    : secrets.Has(@namespace, name)
                        || (
                            name.EndsWith(MeshSecrets.CaSuffix, StringComparison.Ordinal)
                            && secrets.Has(@namespace, name[..^MeshSecrets.CaSuffix.Length])
                        );
            if (!isThere)
                yield return $"{(kind == "configmap" ? "ConfigMap" : "Secret")} {@namespace}/{name}";
        }
    }
}
