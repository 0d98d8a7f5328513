using System.Globalization;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Crd;

internal sealed class CrdBool : CrdType
{
    public static readonly CrdBool Any = new();
    public static readonly CrdBool Nullable = new() { IsNullable = true };

    protected override string Noun => "true or false";

    protected override void CheckValue(YamlValue value, IstioVersion version)
    {
        if (value.Node is not YamlScalar scalar || scalar.Type() != ScalarType.Bool)
            ReportType(value);
    }
}

/// <summary>A whole number, or with <see cref="AllowsFractions"/> any number, within bounds.</summary>
internal sealed class CrdNumber(decimal minimum, decimal maximum) : CrdType
{
    public static readonly CrdNumber UInt32 = new(0, uint.MaxValue);
    public static readonly CrdNumber Int32 = new(int.MinValue, int.MaxValue);
    public static readonly CrdNumber UInt64 = new(0, ulong.MaxValue);
    public static readonly CrdNumber NullableUInt32 = new(0, uint.MaxValue) { IsNullable = true };

    public bool AllowsFractions { get; init; }

    protected override string Noun => AllowsFractions ? "a number" : "a whole number";

    protected override string Hint(YamlScalar scalar) => scalar.IsPlain ? "" : ": write it without quotes";

    protected override void CheckValue(YamlValue value, IstioVersion version)
    {
        var isNumber =
            value.Node is YamlScalar scalar
            && decimal.TryParse(scalar.Number, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (AllowsFractions || number == decimal.Truncate(number));
        if (!isNumber)
            ReportType(value);
        else if (Read(value) < minimum || Read(value) > maximum)
            value.Report(IstioFindings.CrdLimit, $"{value.Quoted} must be between {minimum} and {maximum}");
    }

    static decimal Read(YamlValue value) =>
        decimal.Parse(((YamlScalar)value.Node).Number!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
