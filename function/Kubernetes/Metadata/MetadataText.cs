using Kyma.Krm.Yaml;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>Metadata is text throughout, and YAML makes numbers and booleans of some words.</summary>
internal static class MetadataText
{
    public static string Wrong(string what, YamlNode node) =>
        node is YamlScalar scalar && scalar.Bool is { } flag
            ? $"`{what}` must be text, and kubectl reads {scalar.Value} as {(flag ? "true" : "false")}. It "
                + $"rejects the resource. Write it in quotes: \"{scalar.Value}\""
        : node is YamlScalar number
            ? $"`{what}` must be text, and kubectl reads {number.Value} as a number. It rejects the resource. "
                + $"Write it in quotes: \"{number.Value}\""
        : $"`{what}` must be text, not {node.Noun}. kubectl rejects the resource";
}
