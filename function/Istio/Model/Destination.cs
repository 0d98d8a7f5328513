using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>Where routes, mirrors and a Sidecar's egress proxy lead.</summary>
internal sealed class Destination(RecordFields<Destination>? f = null)
{
    public static readonly RecordShape<Destination> Shape = new(f => new Destination(f));

    /// <summary>A name of the registry; a short one gets the VirtualService's namespace.</summary>
    public string? Host { get; init; } = f.Required(r => r.Host, Types.Text);

    /// <summary>The name of a subset of a DestinationRule for the host.</summary>
    public string? Subset { get; init; } = f.Optional(r => r.Subset, Types.Text);

    /// <summary>May be left out where the service has one port.</summary>
    public PortSelector? Port { get; init; } = f.Optional(r => r.Port, PortSelector.Shape);
}
