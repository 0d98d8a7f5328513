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

    public long? Number { get; init; } = f.Required(r => r.Number, Types.UInt32, isNamed);

    public string? Name { get; init; } = f.Required(r => r.Name, text ?? Types.Text, isNamed);

    public string? Protocol { get; init; } = f.Required(r => r.Protocol, text ?? Types.Text, hasProtocol);

    public long? TargetPort { get; init; } = f.Optional(r => r.TargetPort, Types.UInt32);
}

/// <summary>A port of a service, by its number.</summary>
internal sealed class PortSelector(RecordFields<PortSelector>? f = null)
{
    public static readonly RecordShape<PortSelector> Shape = new(f => new PortSelector(f));

    public long? Number { get; init; } = f.Optional(r => r.Number, Types.UInt32);
}
