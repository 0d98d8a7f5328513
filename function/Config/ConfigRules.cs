using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Config;

/// <summary>What can be wrong with how a config arrives, before its fields are looked at.</summary>
internal static class ConfigRules { }
