using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>A port of a Gateway's server, a ServiceEntry or a Sidecar's listener.</summary>
internal sealed class IstioPort(
    RecordFields<IstioPort>? f = null,
    bool isNamed = false,
    bool hasProtocol = false,
    TextShape? text = null
)
{
    /// <summary>Of a Sidecar, where nothing is required.</summary>
    public static readonly RecordShape<IstioPort> Shape = new(f => new IstioPort(f));

    /// <summary>Of a Gateway.</summary>
    public static readonly RecordShape<IstioPort> Complete = new(f => new IstioPort(f, true, hasProtocol: true));

    /// <summary>Of a ServiceEntry.</summary>
    public static readonly RecordShape<IstioPort> Named = new(f => new IstioPort(f, true, text: ShortText));

    static readonly TextShape ShortText = Types.UpTo(256);

    /// <summary>1 to 65535; the schema allows more, the webhook does not.</summary>
    public long? Number { get; init; } = f.Required(r => r.Number, Types.UInt32, isNamed);

    /// <summary>Unique within the resource.</summary>
    public string? Name { get; init; } = f.Required(r => r.Name, text ?? Types.Text, isNamed);

    /// <summary>In any case, by <see cref="Syntax.Protocols.Parse"/>; left out: Envoy looks at the bytes.</summary>
    public string? Protocol { get; init; } = f.Required(r => r.Protocol, text ?? Types.Text, hasProtocol);

    /// <summary>The port of the endpoints; left out: the same number.</summary>
    public long? TargetPort { get; init; } = f.Optional(r => r.TargetPort, Types.UInt32);
}

/// <summary>A port of a service, by its number.</summary>
internal sealed class PortSelector(RecordFields<PortSelector>? f = null)
{
    public static readonly RecordShape<PortSelector> Shape = new(f => new PortSelector(f));

    /// <summary>Of the service's port; null where none is written.</summary>
    public long? Number { get; init; } = f.Optional(r => r.Number, Types.UInt32);
}
