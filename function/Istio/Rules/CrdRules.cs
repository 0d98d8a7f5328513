using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Rules;

/// <summary>What the API server checks against the schema of the resource, before Istio sees it.</summary>
internal static class CrdRules
{
    const string Crd = "Istio manifests/charts/base/files/crd-all.gen.yaml";

    public static readonly Rule UnknownField = new(
        "crd-unknown-field",
        Severity.Error,
        "A field that the resource does not have in this Istio release."
    )
    {
        Source = $"{Crd}; strict field validation of kubectl and Argo CD",
        Consequence =
            "kubectl refuses the resource; where validation is not strict, the field is dropped and what it should do does not happen.",
        Fix = "Correct the spelling, or remove the field.",
    };

    public static readonly Rule DuplicateField = new(
        "crd-duplicate-field",
        Severity.Error,
        "The same field stands twice in one mapping."
    )
    {
        Source = "strict field validation of kubectl and Argo CD",
        Consequence = "kubectl refuses the resource; other readers take one of the two.",
        Fix = "Keep one of them.",
    };

    public static readonly Rule MissingField = new(
        "crd-missing-field",
        Severity.Error,
        "A field that the schema requires is not there."
    )
    {
        Source = Crd,
        Consequence = "The API server rejects the resource.",
        Fix = "Add the field.",
    };

    public static readonly Rule WrongType = new(
        "crd-wrong-type",
        Severity.Error,
        "A value of another type than the field takes."
    )
    {
        Source = Crd,
        Consequence = "The API server rejects the resource.",
        Fix = "Put text in quotes, e.g. version: \"1.0\"; write numbers, true and false without.",
    };

    public static readonly Rule Null = new("crd-null", Severity.Error, "A list or mapping has an entry without a value.")
    {
        Source = Crd,
        Consequence = "The API server rejects the resource: null is not the same as absent.",
        Fix = "Write a value, or remove the entry.",
    };

    public static readonly Rule NullField = new("crd-null-field", Severity.Info, "A field has no value.")
    {
        Source = $"{Crd} (no field is nullable unless it says so)",
        Consequence = "The API server drops the field; with server-side apply it rejects the resource.",
        Fix = "Write a value, or leave the field out.",
    };

    public static readonly Rule UnknownValue = new(
        "crd-unknown-value",
        Severity.Error,
        "A word that is not among those the field takes; case matters."
    )
    {
        Source = $"{Crd} (enum)",
        Consequence = "The API server rejects the resource.",
        Fix = "Use one of the words in the message, e.g. mode: SIMPLE.",
    };

    public static readonly Rule Limit = new(
        "crd-limit",
        Severity.Error,
        "A value, text, list or mapping that is smaller or larger than the schema allows."
    )
    {
        Source = Crd,
        Consequence = "The API server rejects the resource.",
        Fix = "Stay within the limits that the message names.",
    };

    public static readonly Rule Duration = new(
        "crd-duration",
        Severity.Error,
        "A duration that cannot be read, or is shorter than a millisecond."
    )
    {
        Source = $"{Crd}: duration(self) >= duration('1ms')",
        Consequence = "The API server rejects the resource.",
        Fix = "Write a duration with its unit, e.g. timeout: 5s.",
    };

    public static readonly Rule OneOf = new("crd-one-of", Severity.Error, "Fields of which only one may be set.")
    {
        Source = $"{Crd} (oneOf)",
        Consequence = "The API server rejects the resource.",
        Fix = "Keep one of them.",
    };

    public static readonly IReadOnlyList<Rule> All =
    [
        UnknownField,
        DuplicateField,
        MissingField,
        WrongType,
        Null,
        NullField,
        UnknownValue,
        Limit,
        Duration,
        OneOf,
    ];
}
