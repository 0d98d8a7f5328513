using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Istio;

/// <summary>One resource under review: for which Istio, and where its findings go.</summary>
internal sealed class Review(Source source, IstioVersion version, Findings findings)
{
    public IstioVersion Version => version;

    public void Add(Rule rule, string field, string message) => findings.Add(rule, source.At(field), message);
}
