namespace Kyma.Krm.Tracing.Guards;

/// <summary>One property of what is allowed has one of the values, or with <c>IsNot</c> none of them.</summary>
/// <param name="Name">In words, such as <c>namespace</c>; requirements of one name are about the same property.</param>
/// <param name="Values">At least one.</param>
internal sealed record Requirement(string Name, ValueKind Kind, IReadOnlyList<string> Values, bool IsNot = false)
{
    /// <summary>The name of the namespace that is meant.</summary>
    public const string Namespace = "namespace";

    /// <summary>The value of a property that is not there, such as a label.</summary>
    public const string Absent = "";

    /// <summary>In words: <c>port TCP 80 or TCP 443</c>.</summary>
    public string Words =>
        $"{Name} {(IsNot ? "not " : "")}"
        + string.Join(" or ", Values.Select(value => value.Length > 0 ? value : "none"));

    /// <summary>Equal for requirements that say the same, in whichever order.</summary>
    public string Key =>
        $"{Name} {(IsNot ? "not " : "")}{string.Join('\n', Values.Distinct().Order(StringComparer.Ordinal))}";
}

/// <summary>What is allowed: everything that meets all requirements. Without any, it is everything.</summary>
internal sealed record Grant(IReadOnlyList<Requirement> Requirements)
{
    public static readonly Grant Everything = new([]);

    /// <summary>In words, the requirements in their order.</summary>
    public string Words =>
        Requirements.Count == 0
            ? "everything"
            : string.Join(", ", Requirements.Select(requirement => requirement.Words));

    /// <summary>Equal for grants that say the same, in whichever order.</summary>
    public string Key =>
        string.Join('\t', Requirements.Select(requirement => requirement.Key).Order(StringComparer.Ordinal));

    /// <summary>The grant with one requirement more.</summary>
    public Grant With(Requirement requirement) => new([.. Requirements, requirement]);

    /// <summary>Whether all that the other allows is allowed here; null where it cannot be decided.</summary>
    public bool? Includes(Grant other) =>
        ThreeValued.All(Requirements.Select(requirement => IsMet(requirement, other.Requirements))) is { } included
        && (included || !other.Requirements.Any(requirement => requirement.Kind == ValueKind.Unclear))
            ? included
            : null;

    /// <summary>Nothing that is allowed there is allowed here.</summary>
    public bool IsApart(Grant other) =>
        Requirements.Any(own => other.Requirements.Any(its => own.Name == its.Name && IsApart(own, its)));

    static bool IsApart(Requirement one, Requirement other)
    {
        if (one.IsNot || other.IsNot)
            return one.IsNot != other.IsNot && EachIn(one.IsNot ? other : one, one.IsNot ? one : other) == true;
        return one.Values.All(value => other.Values.All(its => Values.Disjoint(one.Kind, value, its) == true));
    }

    /// <summary>A value of the requirement that this grant neither has nor excludes, or null.</summary>
    public string? Undecided(Requirement named) =>
        named.Values.FirstOrDefault(value =>
            !Requirements.Any(own => own.Name == named.Name && (!own.IsNot || own.Values.Contains(value)))
        );

    /// <summary>Whether whatever meets the others meets this one.</summary>
    static bool? IsMet(Requirement wanted, IReadOnlyList<Requirement> others) =>
        wanted.Kind == ValueKind.Unclear
            ? others.Any(other => other.Key == wanted.Key)
                ? true
                : null
            : IsMetByOne(wanted, others);

    static bool? IsMetByOne(Requirement wanted, IReadOnlyList<Requirement> others) =>
        ThreeValued.Any(
            others.Where(other => other.Name == wanted.Name),
            other =>
                (wanted.IsNot, other.IsNot) switch
                {
                    (false, false) => EachIn(other, wanted),
                    (true, true) => EachIn(wanted, other),
                    (true, false) => ThreeValued.All(
                        other.Values.SelectMany(value =>
                            wanted.Values.Select(not => Values.Disjoint(wanted.Kind, value, not))
                        )
                    ),
                    _ => false,
                }
        );

    static bool? EachIn(Requirement parts, Requirement whole) =>
        ThreeValued.All(
            parts.Values.Select(part => ThreeValued.Any(whole.Values, value => Values.Include(whole.Kind, value, part)))
        );
}
