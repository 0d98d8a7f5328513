using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Crd;

internal sealed class CrdList(CrdType item) : CrdType
{
    public int Minimum { get; init; }

    public int Maximum { get; init; } = int.MaxValue;

    protected override string Noun => "a list";

    protected override void CheckValue(YamlValue value, IstioVersion version)
    {
        if (value.Node is not YamlSequence list)
        {
            ReportType(value);
            return;
        }

        if (list.Items.Count < Minimum)
            value.Report(
                IstioFindings.CrdLimit,
                $"must have at least {Minimum} entry; leave the field out instead of an empty list"
            );
        if (list.Items.Count > Maximum)
            value.Report(IstioFindings.CrdLimit, $"must have at most {Maximum} entries, not {list.Items.Count}");
        for (var i = 0; i < list.Items.Count; i++)
            item.Check(value.Child(i, list.Items[i]), version);
    }
}

/// <summary>A mapping whose keys are the user's.</summary>
internal sealed class CrdMap(CrdType item) : CrdType
{
    public static readonly CrdMap OfText = new(CrdText.Any);

    public int Maximum { get; init; } = int.MaxValue;

    protected override string Noun => "a mapping";

    protected override void CheckValue(YamlValue value, IstioVersion version)
    {
        if (value.Node is not YamlMapping mapping)
        {
            ReportType(value);
            return;
        }

        if (mapping.Entries.Count > Maximum)
            value.Report(IstioFindings.CrdLimit, $"must have at most {Maximum} entries, not {mapping.Entries.Count}");
        var seen = new HashSet<string>();
        foreach (var entry in mapping.Entries)
        {
            var key = entry.Key is YamlScalar scalar ? scalar.Value : "";
            if (!seen.Add(key))
                value
                    .Child(key, entry.Key)
                    .Report(IstioFindings.CrdDuplicateField, $"`{key}` stands twice; keep one of them");
            item.Check(value.Child(key, entry.Value), version);
        }
    }
}
