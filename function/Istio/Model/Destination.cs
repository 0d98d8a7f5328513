using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>Where routes, mirrors and a Sidecar's egress proxy lead.</summary>
internal sealed class Destination(RecordFields<Destination>? f = null)
{
    public static readonly RecordShape<Destination> Shape = new(f => new Destination(f));

    public string? Host { get; init; } = f.Required(r => r.Host, Types.Text);

    public string? Subset { get; init; } = f.Optional(r => r.Subset, Types.Text);

    public PortSelector? Port { get; init; } = f.Optional(r => r.Port, PortSelector.Shape);
}
