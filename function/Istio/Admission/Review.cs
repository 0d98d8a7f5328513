using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Istio.Admission;

/// <summary>One resource under review: for which Istio, and where its findings go.</summary>
internal sealed class Review(ResourceSource source, IstioVersion version, Findings findings)
{
    bool _errorsOnly;

    public IstioVersion Version => version;

    /// <summary>Istio drops the warnings of some nested parts, its errors it keeps.</summary>
    public Review ErrorsOnly => new(source, version, findings) { _errorsOnly = true };

    public IReadOnlyList<Finding> Sorted() => findings.Sorted();

    public void Add(Rule rule, string field, string message)
    {
        if (!_errorsOnly || rule.Severity == Severity.Error)
            findings.Add(rule, source.At(field), message);
    }
}
