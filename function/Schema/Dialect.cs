using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Schema.SchemaFindings;

namespace Kyma.Krm.Schema;

/// <summary>By whose rules a resource is read: which rules its mistakes break, and what type a scalar has.</summary>
internal sealed record Dialect
{
    /// <summary>Configs of ours: a scalar that YAML readers disagree on is refused.</summary>
    public static readonly Dialect Ours = new();

    /// <summary>A field that the shape does not have.</summary>
    public Rule UnknownField { get; init; } = SchemaFindings.UnknownField;

    /// <summary>A key that a mapping has twice.</summary>
    public Rule DuplicateField { get; init; } = SchemaFindings.DuplicateField;

    /// <summary>A required field that is not written.</summary>
    public Rule MissingField { get; init; } = SchemaFindings.MissingField;

    /// <summary>A list where text belongs, a number where a boolean belongs, and so on.</summary>
    public Rule WrongType { get; init; } = SchemaFindings.WrongType;

    /// <summary>Null among the entries of a list or mapping.</summary>
    public Rule NullEntry { get; init; } = SchemaFindings.WrongType;

    /// <summary>A word that is not one of a list's.</summary>
    public Rule UnknownWord { get; init; } = InvalidValue;

    /// <summary>A number, text, list or mapping that is too small or too large.</summary>
    public Rule Limit { get; init; } = InvalidValue;

    /// <summary>Text of the right type in a form that the field cannot have.</summary>
    public Rule Format { get; init; } = InvalidValue;

    /// <summary>The same of a duration.</summary>
    public Rule Duration { get; init; } = InvalidValue;

    /// <summary>Two fields that exclude each other.</summary>
    public Rule OneOf { get; init; } = InvalidValue;

    /// <summary>
    /// Null where a field without a value is a mistake. Else such a field counts as absent, as it does to the API
    /// server, scalars have the type that kubectl gives them (<see cref="Yaml.YamlScalar"/>), and this rule tells of
    /// the field.
    /// </summary>
    public Rule? NullField { get; init; }

    public bool IsKubectls => NullField is not null;

    /// <summary>The minor release whose fields exist: 28 for 1.28.</summary>
    public int Release { get; init; } = int.MaxValue;

    /// <summary>The newest release that decided anything, so far: any later one reads the same.</summary>
    public int NewestMet { get; private set; }

    /// <summary>Whether the release has what came in that one.</summary>
    public bool Has(int since)
    {
        NewestMet = Math.Max(NewestMet, since);
        return since <= Release;
    }

    /// <summary>Whose releases these are, for example <c>Istio</c>.</summary>
    public string Product { get; init; } = "";

    /// <summary>The field of a config that says which release the cluster runs.</summary>
    public string ReleaseField { get; init; } = "";
}
