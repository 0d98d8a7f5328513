using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Planning;

/// <summary>What can stand in the way of writing a rendered resource.</summary>
internal static class OwnershipRules { }
