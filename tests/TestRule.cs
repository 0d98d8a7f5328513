using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests;

/// <summary>Rules that no class of the program declares.</summary>
internal static class TestRule
{
    /// <param name="severity">As in <see cref="Rule"/>.</param>
    /// <param name="name">As in <see cref="Rule"/>.</param>
    /// <param name="texts">The rule's part of a file of texts, as a flow mapping in YAML.</param>
    public static Rule Of(Severity severity, string name, string texts = "{}") =>
        new(new RuleTexts(() => new StringReader($"{name}: {texts}\n")), Gate.Config, severity, name);
}
