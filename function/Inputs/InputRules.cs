using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Inputs;

/// <summary>What can be wrong with the resources a config refers to.</summary>
internal static class InputRules { }
