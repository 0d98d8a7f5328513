using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Planning;

/// <summary>
/// Where the values of what is rendered are written, for whoever reports something of it. Plans are rendered once more
/// when that is first asked: most runs have nothing to report, and keep nothing for it.
/// </summary>
/// <param name="plans">Of one run, in which each resource is rendered once.</param>
internal sealed class RenderedOrigins(IReadOnlyList<TrafficPlan> plans)
{
    readonly Lazy<Dictionary<ResourceId, (TrafficPlan Plan, Func<Origins>? Make)>> _all = new(() =>
        plans
            .SelectMany(plan => TrafficRenderer.Render(plan).Select(resource => (plan, resource)))
            .ToDictionary(each => each.resource.Id, each => (each.plan, each.resource.Origins))
    );

    /// <summary>The resource that was asked about last: mostly there is more to say of it.</summary>
    ResourceId? _last;

    Origins? _fieldsOfLast;

    Origins? FieldsOf(ResourceId rendered, Func<Origins>? make)
    {
        if (_last != rendered)
            (_last, _fieldsOfLast) = (rendered, make?.Invoke());
        return _fieldsOfLast;
    }

    /// <summary>The config of a resource, by the name that the resource was rendered with.</summary>
    public IRenderedFrom Of(ResourceId rendered) => new Origin(this, rendered);

    sealed class Origin(RenderedOrigins origins, ResourceId rendered) : IRenderedFrom
    {
        ResourceSource? Source => Found.Plan?.Config.Source;

        public ResourceReference? Config => Source?.Resource;

        public Place? Written(string field) =>
            Fields?.Behind(field) is { } origin ? Source!.At(Source.NearestWritten(origin)) : null;

        Origins? Fields => origins.FieldsOf(rendered, Found.Make);

        (TrafficPlan? Plan, Func<Origins>? Make) Found => origins._all.Value.GetValueOrDefault(rendered);
    }
}
