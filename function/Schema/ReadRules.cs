using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Schema;

/// <summary>What can be wrong with any resource that is read strictly.</summary>
internal static class ReadRules { }
