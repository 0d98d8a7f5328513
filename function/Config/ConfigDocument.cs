using System.Text.Json.Nodes;
using Kyma.Krm.Schema;
using Kyma.Krm.Schema.Mappings;

namespace Kyma.Krm.Config;

/// <summary>A config resource as a whole: apiVersion, kind, metadata and its spec.</summary>
/// <param name="Metadata">Its name and namespace.</param>
/// <param name="Spec">Null only after a mistake that was reported.</param>
internal sealed record ConfigDocument<TSpec>(ConfigMetadata Metadata, TSpec Spec)
{
    /// <summary>The shape of a whole config of this kind, whose spec and metadata are required.</summary>
    public static ObjectShape<ConfigDocument<TSpec>> ShapeOf(
        string kind,
        Shape<ConfigMetadata> metadata,
        Shape<TSpec> spec,
        string doc
    ) =>
        new(
            doc,
            f =>
            {
                f.Required("apiVersion", Shapes.OneOf(KymaTraffic.ApiVersion), "The version of this config.");
                f.Required("kind", Shapes.OneOf(kind), "The kind of this config.");
                return new ConfigDocument<TSpec>(
                    f.Required("metadata", metadata, "Name and, where kustomize or kpt need them, annotations."),
                    f.Required("spec", spec, doc)
                );
            }
        );
}

/// <summary>metadata of a config. Kubernetes' other fields may stand there and mean nothing.</summary>
/// <param name="Name">Null only after a mistake that was reported.</param>
internal sealed record ConfigMetadata(string Name, string? Namespace)
{
    /// <summary>Of a kind whose fields mean this.</summary>
    public static Shape<ConfigMetadata> ShapeOf(string nameDoc, string namespaceDoc) =>
        new ObjectShape<ConfigMetadata>(
            "Name and annotations.",
            f =>
            {
                var metadata = new ConfigMetadata(
                    f.Required("name", Shapes.DnsLabel, nameDoc),
                    f.Optional("namespace", Shapes.DnsLabel, namespaceDoc)
                );
                f.Optional("labels", AnyShape.Instance, "Labels of the config itself; they are not copied.");
                f.Optional(
                    "annotations",
                    AnyShape.Instance,
                    "Annotations of the config itself, such as config.kubernetes.io/local-config; they are not copied."
                );
                f.Optional("creationTimestamp", AnyShape.Instance, "Ignored.");
                return metadata;
            }
        );

    /// <summary>Not ours to judge.</summary>
    sealed class AnyShape : Shape<object>
    {
        public static readonly AnyShape Instance = new();

        public override object? Read(YamlValue value) => null;

        public override JsonObject Describe() => [];

        public override bool TakesNull => true;
    }
}

/// <summary>A KymaTraffic from its first line on.</summary>
internal static class TrafficDocument
{
    /// <summary>The whole resource, for reading and for its JSON Schema.</summary>
    public static readonly ObjectShape<ConfigDocument<TrafficSpec>> Shape = ConfigDocument<TrafficSpec>.ShapeOf(
        KymaTraffic.Kind,
        ConfigMetadata.ShapeOf(
            "Names the config; what is rendered belongs to it by this name.",
            "Where egress resources go, unless egress.namespace says otherwise."
        ),
        TrafficSpec.Shape,
        "How traffic enters and leaves a Kyma cluster."
    );
}
