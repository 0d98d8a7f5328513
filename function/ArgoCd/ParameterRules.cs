using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.ArgoCd;

/// <summary>What can be wrong with the parameters that Argo CD passes.</summary>
internal static class ParameterRules
{
}
