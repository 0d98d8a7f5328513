using Kyma.Krm.Istio.Model;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Tracing.Guards;

namespace Kyma.Krm.Tracing;

/// <summary>How what routes do to a request differs, where it ends in the same way.</summary>
internal sealed class RouteDifferences
{
    static readonly HttpRoute Unrouted = new();

    readonly Effort _effort = new();
    readonly Dictionary<(HttpRoute Route, string Namespace), IReadOnlyList<Trait>> _known = [];

    /// <summary>In the order of the proxies; empty where nothing differs.</summary>
    /// <param name="arrives">False: only what the proxies answer themselves counts.</param>
    public IReadOnlyList<TraitDifference> Between(MeshAnswer was, MeshAnswer now, bool arrives)
    {
        var (before, after) = (Of(was, arrives), Of(now, arrives));
        return before
            .Concat(after)
            .Select(trait => trait.Name)
            .Distinct()
            .Select(name => Trait.Between(Named(before, name), Named(after, name), _effort))
            .OfType<TraitDifference>()
            .ToArray();
    }

    static Trait? Named(List<Trait> traits, string name) => traits.FirstOrDefault(trait => trait.Name == name);

    /// <summary>At another proxy than the first, the name says at which.</summary>
    List<Trait> Of(MeshAnswer answer, bool arrives)
    {
        var traits = new List<Trait>();
        foreach (var (i, hop) in answer.Hops.Index())
        {
            if (hop.Match != MatchedBy.Http)
                continue;
            var key = (hop.Route ?? Unrouted, hop.VirtualService?.Namespace ?? hop.Namespace);
            if (!_known.TryGetValue(key, out var known))
                _known[key] = known = RouteTraits.Of(key.Item1, key.Item2).ToArray();
            var own = known.Where(trait => arrives != RouteTraits.IsAnswer(trait));
            traits.AddRange(
                i == 0 ? own : own.Select(trait => trait with { Name = $"{trait.Name} at {TraceSentences.Proxy(hop)}" })
            );
        }

        return traits;
    }
}
