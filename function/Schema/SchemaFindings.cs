using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class SchemaFindings
{
    public static readonly Rule UnknownField = new(Severity.Error, "A field that does not exist.")
    {
        Consequence = "An unknown field has no effect: what you meant to set stays at its default.",
        Fix = "Correct the spelling, or remove the field; 'kyma-krm schema' prints every field there is.",
    };

    public static readonly Rule DuplicateField = new(Severity.Error, "A mapping contains the same field twice.")
    {
        Consequence = "YAML readers disagree on which of the two counts.",
        Fix = "Keep one of them.",
    };

    public static readonly Rule MissingField = new(Severity.Error, "A required field is not there.")
    {
        Consequence = "No default would be right for everyone, so nothing is rendered.",
        Fix = "Add the field.",
    };

    public static readonly Rule WrongType = new(Severity.Error, "A value of another type than the field expects.")
    {
        Consequence = "YAML and JSON readers would see another value than you meant, for example 1.3 for 1.30.",
        Fix = "Put text in quotes; write numbers, true and false without.",
    };

    public static readonly Rule KeyNotText = new(
        Severity.Warning,
        "A key without quotes is a word that YAML takes for true, false or a number."
    )
    {
        Source = "sigs.k8s.io/yaml",
        Consequence = "The cluster gets another key: the label `on` becomes `true`, and what selects `on` misses it.",
        Fix = "Put the key in quotes.",
    };

    /// <summary>What is said of a key that the cluster gets as another; null where it gets the key.</summary>
    public static string? OtherKey(YamlScalar key) =>
        key.AsKey == key.Value
            ? null
            : $"kubectl and kustomize read the key {key.Value} as {key.AsKey}. Write it in quotes: \"{key.Value}\"";

    public static readonly Rule InvalidValue = new(Severity.Error, "A value outside what the field allows.")
    {
        Consequence = "Kubernetes, Istio or Gardener would reject it, or accept it and not work.",
        Fix = "Use a value that the message names.",
    };
}
