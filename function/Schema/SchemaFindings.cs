using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class SchemaFindings
{
    static readonly RuleSet Rules = new(nameof(SchemaFindings), Gate.Config);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule UnknownField = Rules.Error();
    public static readonly Rule DuplicateField = Rules.Error();
    public static readonly Rule MissingField = Rules.Error();
    public static readonly Rule WrongType = Rules.Error();
    public static readonly Rule KeyNotText = Rules.Warning();

    /// <summary>What is said of a key that the cluster gets as another; null where it gets the key.</summary>
    public static string? OtherKey(YamlScalar key) =>
        key.AsKey == key.Value
            ? null
            : $"kubectl and kustomize read the key {key.Value} as {key.AsKey}. Write it in quotes: \"{key.Value}\"";

    public static readonly Rule InvalidValue = Rules.Error();
}
