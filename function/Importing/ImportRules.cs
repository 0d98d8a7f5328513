using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Importing;

/// <summary>What an import has to say.</summary>
internal static class ImportRules { }
