namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Something to tell the user. The message alone says what is wrong, what must be there and how to mend it.
/// </summary>
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
