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

    public decimal? Value { get; init; } = f.Optional(r => r.Value, Types.Double);
}
