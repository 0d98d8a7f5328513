namespace Kyma.Krm.Diagnostics;

/// <summary>
/// One thing that can be wrong. Its name (lower case, words joined by '-') is part of the contract with users:
/// they search for it, and they set its severity in a KymaTrafficCheck.
/// </summary>
/// <param name="Name">Stable and unique, for example <c>unknown-field</c>.</param>
/// <param name="Severity">How it is told where nobody says otherwise.</param>
/// <param name="Meaning">One sentence: what is wrong.</param>
internal sealed record Rule(string Name, Severity Severity, string Meaning)
{
    /// <summary>Who says so: a file or specification section of Istio, Kubernetes, Gardener or this project.</summary>
    public string Source { get; init; } = "kyma-krm";

    /// <summary>What happens to someone who ignores it.</summary>
    public string Consequence { get; init; } = "";

    /// <summary>What to do, as a sentence; or what to write, as YAML or a command.</summary>
    public string Fix { get; init; } = "";

    /// <summary>Whether the fix is to be read, not copied: a sentence ends with a full stop.</summary>
    public bool IsFixToRead => Fix is [.., not ' ', '.'] && !Fix.Contains('\n', StringComparison.Ordinal);
}
