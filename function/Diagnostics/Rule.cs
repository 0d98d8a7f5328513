using System.Text.Json;

namespace Kyma.Krm.Diagnostics;

/// <summary>
/// One thing that can be wrong. Its name (lower case, words joined by '-') is part of the contract with users:
/// they search for it, and they set its severity in a KymaTrafficCheck.
/// </summary>
/// <param name="texts">What is said of it.</param>
/// <param name="gate"><see cref="Gate"/>.</param>
/// <param name="severity"><see cref="Severity"/>.</param>
/// <param name="name">The field that declares it; only where its words are joined otherwise, the name itself.</param>
internal sealed class Rule(RuleTexts texts, Gate gate, Severity severity, string name)
{
    /// <summary>
    /// Stable and unique, for example <c>unknown-field</c>, which the field <c>UnknownField</c> declares.
    /// </summary>
    public string Name => field ??= JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>Who has something against what breaks it.</summary>
    public Gate Gate => gate;

    /// <summary>How it is told where nobody says otherwise.</summary>
    public Severity Severity => severity;

    /// <summary>One sentence: what is wrong.</summary>
    public string Meaning => Text("meaning");

    /// <summary>Who says so: a file or specification section of Istio, Kubernetes, Gardener or this project.</summary>
    public string Source => texts.Of(Name, "source") ?? "kyma-krm";

    /// <summary>What happens to someone who ignores it.</summary>
    public string Consequence => Text("consequence");

    /// <summary>What to do, as a sentence; or what to write, as YAML or a command.</summary>
    public string Fix => Text("fix");

    /// <summary>Whether the fix is to be read, not copied: a sentence ends with a full stop.</summary>
    public bool IsFixToRead => Fix is [.., not ' ', '.'] && !Fix.Contains('\n', StringComparison.Ordinal);

    string Text(string part) => texts.Of(Name, part) ?? "";
}

/// <summary>Rules about one thing.</summary>
/// <param name="Title">What they are about.</param>
/// <param name="Rules">In the order in which they are shown.</param>
internal sealed record Chapter(string Title, IReadOnlyList<Rule> Rules);
