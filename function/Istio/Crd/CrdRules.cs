using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Crd;

/// <summary>What the API server checks against the schema of the resource, before Istio sees it.</summary>
internal static class CrdRules
{
    const string Crd = "Istio manifests/charts/base/files/crd-all.gen.yaml";

    public static readonly IReadOnlyList<Rule> All =
    [
        IstioFindings.CrdUnknownField,
        IstioFindings.CrdDuplicateField,
        IstioFindings.CrdMissingField,
        IstioFindings.CrdWrongType,
        IstioFindings.CrdNull,
        IstioFindings.CrdUnknownValue,
        IstioFindings.CrdLimit,
        IstioFindings.CrdDuration,
        IstioFindings.CrdOneOf,
    ];
}
