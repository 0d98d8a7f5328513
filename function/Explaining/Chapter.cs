using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining;

/// <summary>Findings about one subject.</summary>
/// <param name="Rules">In the order of their declarations.</param>
internal sealed record Chapter(string Title, IReadOnlyList<Rule> Rules);
