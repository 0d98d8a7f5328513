using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining;

/// <summary>Findings about one subject.</summary>
internal sealed record Chapter(string Title, IReadOnlyList<Rule> Rules);
