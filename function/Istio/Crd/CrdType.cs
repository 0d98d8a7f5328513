using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Crd;

/// <summary>A type of the CRD's schema: it tells what the API server would say of a value.</summary>
internal abstract class CrdType
{
    public bool IsNullable { get; init; }

    public void Check(YamlValue value, IstioVersion version)
    {
        if (value.Node is not YamlScalar { IsNull: true })
            CheckValue(value, version);
        else if (!IsNullable)
            value.Report(IstioFindings.CrdNull, $"must be {Noun}, not null: write a value or leave the field out");
    }

    protected abstract string Noun { get; }

    protected abstract void CheckValue(YamlValue value, IstioVersion version);

    protected void ReportType(YamlValue value) =>
        value.Report(
            IstioFindings.CrdWrongType,
            value.Node is YamlScalar scalar
                ? $"{value.Quoted} must be {Noun}, not {scalar.Type().Noun()}{Hint(scalar)}"
                : $"must be {Noun}, not {value.Node.Noun}"
        );

    protected virtual string Hint(YamlScalar scalar) => "";
}
