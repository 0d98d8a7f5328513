namespace Kyma.Krm.Tracing.Guards;

/// <summary>
/// What protects pods, or what a route does to requests, in one respect: the same respect of two packages is compared.
/// </summary>
/// <param name="Name">In words: <c>timeout</c>, <c>CORS</c>.</param>
/// <param name="Words">What it is, in words and without secrets.</param>
/// <param name="Settings">All of it but <see cref="Allows"/>; equal where the same is meant.</param>
internal sealed record Trait(string Name, string Words, string Settings = "")
{
    /// <summary>More than that is not read.</summary>
    const int MostShown = 3;

    /// <summary>What is allowed; null where nothing is protected by it.</summary>
    public Grants? Allows { get; init; }

    /// <summary>The grants say what is forbidden, so that fewer are less protection.</summary>
    public bool Forbids { get; init; }

    /// <summary>The words say all that is allowed, so that what only one side has is not listed.</summary>
    public bool SaysAll { get; init; }

    /// <summary>Null where both mean the same.</summary>
    /// <param name="was">Null: there was no such thing.</param>
    /// <param name="now">Null: there is no such thing.</param>
    /// <param name="effort">What may be spent on all comparisons.</param>
    public static TraitDifference? Between(Trait? was, Trait? now, Effort effort)
    {
        if (was?.Settings == now?.Settings && was?.Allows?.Key == now?.Allows?.Key)
            return null;
        if (was?.Allows is not { } before || now?.Allows is not { } after)
            return Changed(was, now);
        var (gone, added) = (after.Missing(before, effort), before.Missing(after, effort));
        if (gone.Count == 0 && added.Count == 0)
            return was.Settings == now.Settings ? null : Changed(was, now);
        var worse = now.Forbids ? gone : added;
        return new TraitDifference(
            worse.Any(grant => grant.IsKnown) ? TraitChange.Less
                : worse.Count > 0 ? TraitChange.NotKnown
                : TraitChange.Changed,
            now.Name,
            $"{was.Words}{was.Shown("now", gone)}",
            $"{now.Words}{now.Shown("before", added)}"
        );
    }

    static TraitDifference Changed(Trait? was, Trait? now)
    {
        var name = (was ?? now)!.Name;
        var (one, other) = (was?.Words ?? $"no {name}", now?.Words ?? $"no {name}");
        return new TraitDifference(
            TraitChange.Changed,
            name,
            one,
            one == other ? $"{other}, with other values" : other
        );
    }

    /// <summary>What only this side has; where that is everything, or nothing, the words say it.</summary>
    string Shown(string other, IReadOnlyList<(Grant Grant, bool IsKnown)> own) =>
        SaysAll || own.Count == 0 || own[0].Grant.Requirements.Count == 0
            ? ""
            : $" ({(own.All(grant => grant.IsKnown) ? "" : "perhaps ")}more than {other}: "
                + string.Join("; ", own.Take(MostShown).Select(grant => grant.Grant.Words))
                + (own.Count > MostShown ? $"; and {own.Count - MostShown} more)" : ")");
}

/// <summary>How the same respect of two packages differs.</summary>
internal enum TraitChange
{
    /// <summary>Now more is allowed, or less is forbidden.</summary>
    Less,

    /// <summary>Whether more is allowed cannot be decided.</summary>
    NotKnown,

    /// <summary>Nothing more is allowed, or nothing is protected by it.</summary>
    Changed,
}

/// <summary>A respect in which two packages differ.</summary>
/// <param name="Was">In words.</param>
/// <param name="Now">In words, never those of <paramref name="Was"/>.</param>
internal sealed record TraitDifference(TraitChange Change, string Name, string Was, string Now);
