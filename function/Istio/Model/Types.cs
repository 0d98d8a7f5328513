using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Istio.Model;

/// <summary>
/// What the values of fields may be, to the CRDs' schema (Istio manifests/charts/base/files/crd-all.gen.yaml).
/// </summary>
internal static class Types
{
    /// <summary>Text of any length, also none.</summary>
    public static readonly TextShape Text = UpTo(int.MaxValue);

    public static readonly ListShape<string> Texts = new(Text);

    /// <summary>Text by key, as labels are written; neither keys nor values are judged.</summary>
    public static readonly TextMapShape<string> TextMap = new(null, Text);

    /// <summary>At least a millisecond: <c>duration(self) >= duration('1ms')</c>.</summary>
    public static readonly TextShape Duration = new()
    {
        ValidValues = null,
        MayBeEmpty = true,
        IsDuration = true,
        Judge = text =>
            GoDuration.Nanoseconds(text) is not { } nanoseconds ? $"must be {GoDuration.ValidValues}"
            : nanoseconds < 1_000_000 ? "must be at least 1ms"
            : null,
    };

    /// <summary>Of fields where 0s means "never".</summary>
    public static readonly TextShape AnyDuration = new()
    {
        ValidValues = null,
        MayBeEmpty = true,
        IsDuration = true,
        Judge = text => GoDuration.Nanoseconds(text) is null ? $"must be {GoDuration.ValidValues}" : null,
    };

    /// <summary>A boolean; null counts as absent and is reported.</summary>
    public static readonly BoolShape Bool = new();

    public static readonly BoolShape NullableBool = new() { TakesNull = true };

    public static readonly NumberShape<long> Int32 = new(int.MinValue, int.MaxValue);

    public static readonly NumberShape<long> UInt32 = new(0, uint.MaxValue);

    public static readonly NumberShape<long> NullableUInt32 = new(0, uint.MaxValue) { TakesNull = true };

    public static readonly NumberShape<decimal> UInt64 = new(0, ulong.MaxValue) { IsWhole = true };

    /// <summary>From 0 to 100.</summary>
    public static readonly NumberShape<decimal> NullablePercent = new(0, 100) { TakesNull = true };

    public static readonly NumberShape<decimal> Double = new(decimal.MinValue, decimal.MaxValue);

    public static readonly NumberShape<decimal> NullableDouble = new(0, decimal.MaxValue) { TakesNull = true };

    public static readonly NumberShape<long> Port = new(1, 65535);

    public static readonly TreeShape Tree = new();

    public static readonly TextMapShape<long> UInt32Map = new(null, UInt32);

    public static TextShape UpTo(int length) =>
        new()
        {
            ValidValues = null,
            MayBeEmpty = true,
            MaximumLength = length,
        };

    public static TextShape Words(params string[] words) => new() { Words = words };
}

/// <summary>0 to 100.</summary>
internal sealed class Percent(RecordFields<Percent>? f = null)
{
    public static readonly RecordShape<Percent> Shape = new(f => new Percent(f));

    /// <summary>From 0 to 100.</summary>
    public decimal? Value { get; init; } = f.Optional(r => r.Value, Types.Double);
}

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
    public static readonly RecordShape<IstioPort> Complete = new(f => new IstioPort(f, true, hasProtocol: true))
    {
        Recent = new(AreAlike),
    };

    /// <summary>Of a ServiceEntry.</summary>
    public static readonly RecordShape<IstioPort> Named = new(f => new IstioPort(f, true, text: ShortText))
    {
        Recent = new(AreAlike),
    };

    static readonly TextShape ShortText = Types.UpTo(256);

    /// <summary>1 to 65535; the schema allows more, the webhook does not.</summary>
    public long? Number { get; init; } = f.Required(r => r.Number, Types.UInt32, isNamed);

    /// <summary>Unique within the resource.</summary>
    public string? Name { get; init; } = f.Required(r => r.Name, text ?? Types.Text, isNamed);

    /// <summary>In any case, by <see cref="Syntax.Protocols.Parse"/>; left out: Envoy looks at the bytes.</summary>
    public string? Protocol { get; init; } = f.Required(r => r.Protocol, text ?? Types.Text, hasProtocol);

    /// <summary>The port of the endpoints; left out: the same number.</summary>
    public long? TargetPort { get; init; } = f.Optional(r => r.TargetPort, Types.UInt32);

    static bool AreAlike(IstioPort one, IstioPort other) =>
        one.Number == other.Number
        && one.Name == other.Name
        && one.Protocol == other.Protocol
        && one.TargetPort == other.TargetPort;

    /// <summary>A port to be rendered.</summary>
    public static IstioPort Of(int number, string name, string protocol, int? targetPort = null) =>
        new()
        {
            Number = number,
            Name = name,
            Protocol = protocol,
            TargetPort = targetPort,
        };
}

/// <summary>A port of a service, by its number.</summary>
internal sealed class PortSelector(RecordFields<PortSelector>? f = null)
{
    public static readonly RecordShape<PortSelector> Shape = new(f => new PortSelector(f));

    /// <summary>Of the service's port; null where none is written.</summary>
    public long? Number { get; init; } = f.Optional(r => r.Number, Types.UInt32);
}

/// <summary>How a part of a request is compared.</summary>
internal sealed class StringMatch(RecordFields<StringMatch>? f = null)
{
    public static readonly RecordShape<StringMatch> Shape = new(f => new StringMatch(f));

    public static readonly TextMapShape<StringMatch> Map = new(null, Shape);

    const string Way = "way";

    /// <summary>The whole text.</summary>
    public string? Exact { get; init; } = f.Optional(r => r.Exact, Types.Text, oneOf: Way);

    /// <summary>Its beginning.</summary>
    public string? Prefix { get; init; } = f.Optional(r => r.Prefix, Types.Text, oneOf: Way);

    /// <summary>The whole text, in RE2's syntax.</summary>
    public string? Regex { get; init; } = f.Optional(r => r.Regex, Types.Text, oneOf: Way);
}

/// <summary>The <c>labels</c> form of a workload selector: of ServiceEntry, Sidecar and EnvoyFilter.</summary>
internal sealed class WorkloadSelector(RecordFields<WorkloadSelector>? f = null)
{
    public static readonly RecordShape<WorkloadSelector> Shape = new(f => new WorkloadSelector(f));

    static readonly TextMapShape<string> LabelMap = new(null, Types.UpTo(63), 256);

    /// <summary>Labels of the pods, all of them; none selects every pod.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; } = f.Optional(r => r.Labels, LabelMap);
}

/// <summary>
/// The <c>matchLabels</c> form of a workload selector: of DestinationRule and the kinds of security and telemetry.
/// </summary>
internal sealed class PolicySelector(RecordFields<PolicySelector>? f = null)
{
    public static readonly RecordShape<PolicySelector> Shape = new(f => new PolicySelector(f));

    static readonly TextMapShape<string> LabelMap = new(null, Types.UpTo(63), 4096);

    /// <summary>Labels of the pods, all of them; none selects every pod.</summary>
    public IReadOnlyDictionary<string, string>? MatchLabels { get; init; } = f.Optional(r => r.MatchLabels, LabelMap);
}
