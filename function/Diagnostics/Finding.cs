namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Something to tell the user. The message alone says what is wrong, what must be there and how to mend it.
/// </summary>
/// <param name="Rule">What it breaks; its name is what policies, baselines and formats refer to.</param>
/// <param name="Severity">Usually that of its rule; the exit code follows this one.</param>
/// <param name="Message">Plain text, redacted and shortened once it is in <see cref="Findings"/>.</param>
/// <param name="Place">As far as it is known; the message must make sense without it.</param>
internal sealed record Finding(Rule Rule, Severity Severity, string Message, Place Place)
{
    /// <summary>True only today: told to people, but never part of a function's results.</summary>
    public bool DependsOnClock { get; init; }

    /// <summary>One line for people: <c>KymaTraffic shop spec.domain: 'a_b' must be ...</c></summary>
    public override string ToString() =>
        string.Join(' ', new[] { Place.Resource?.ToString() ?? "", Place.Field }.Where(part => part.Length > 0))
            is { Length: > 0 } where
            ? $"{where}: {Message}"
            : Message;
}
