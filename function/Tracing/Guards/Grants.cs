namespace Kyma.Krm.Tracing.Guards;

/// <summary>All that something allows: what any of its grants does.</summary>
internal sealed class Grants
{
    /// <summary>What is taken apart is taken apart again, but not for ever.</summary>
    const int Deepest = 500;

    public static readonly Grants Everything = new([Grant.Everything]);

    public static readonly Grants Nothing = new([]);

    /// <summary>With more, nothing is decided.</summary>
    const int MostGrants = 10_000;

    /// <summary>Equal ones count once.</summary>
    public Grants(IEnumerable<Grant> all)
    {
        All = all.Take(MostGrants + 1).DistinctBy(grant => grant.Key).ToArray();
        if (All.Count > MostGrants)
            All = [new Grant([new Requirement("too many to compare", ValueKind.Unclear, ["?"])])];
    }

    /// <summary>In the order in which they are written.</summary>
    public IReadOnlyList<Grant> All { get; }

    /// <summary>
    /// Equal for grants that say the same, in whichever order; that of everything is not that of nothing.
    /// </summary>
    public string Key => field ??= string.Concat(All.Select(grant => $"{grant.Key}\v").Order(StringComparer.Ordinal));

    /// <summary>The grants of the other that are not, or may not be, allowed here.</summary>
    public IReadOnlyList<(Grant Grant, bool IsKnown)> Missing(Grants other, Effort effort)
    {
        var missing = new List<(Grant, bool)>();
        foreach (var grant in other.All)
        {
            var included = Include(All, grant, effort, 0);
            if (included != true)
                missing.Add((grant, included is false));
        }

        return missing;
    }

    static bool? Include(IReadOnlyList<Grant> all, Grant part, Effort effort, int depth)
    {
        bool? found = false;
        var near = new List<Grant>();
        foreach (var grant in all)
        {
            if (!effort.Spend())
                return null;
            switch (grant.Includes(part))
            {
                case true:
                    return true;
                case null:
                    found = null;
                    break;
            }

            if (!grant.IsApart(part))
                near.Add(grant);
        }

        if (near.Count == 0 || Pieces(near, part) is not { } pieces)
            return found;
        if (depth >= Deepest)
            return null;
        return ThreeValued.All(pieces.Select(piece => Include(near, piece, effort, depth + 1)));
    }

    /// <summary>
    /// What several grants allow together, none may allow alone: the values of a requirement one by one, and what has a
    /// value that a grant names apart from what has not.
    /// </summary>
    static IReadOnlyList<Grant>? Pieces(List<Grant> near, Grant part)
    {
        foreach (var several in part.Requirements)
        {
            if (!several.IsNot && several.Values.Count > 1)
                return several
                    .Values.Select(value => new Grant([
                        .. part.Requirements.Where(requirement => requirement != several),
                        several with
                        {
                            Values = [value],
                        },
                    ]))
                    .ToArray();
        }

        foreach (var grant in near)
        {
            foreach (var named in grant.Requirements)
            {
                if (named.Kind == ValueKind.Word && part.Undecided(named) is { } value)
                    return
                    [
                        part.With(named with { Values = [value], IsNot = false }),
                        part.With(named with { Values = [value], IsNot = true }),
                    ];
            }
        }

        return null;
    }
}

/// <summary>How many grants are still compared; nobody reads policies of such a size.</summary>
internal sealed class Effort
{
    int _left = 2_000_000;

    /// <summary>False where nothing is left, so that what is asked for stays open.</summary>
    public bool Spend() => _left-- > 0;
}
