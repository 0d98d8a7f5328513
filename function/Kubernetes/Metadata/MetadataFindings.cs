using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class MetadataFindings
{
    static readonly RuleTexts Texts = new(nameof(MetadataFindings));

    public static readonly Rule MetadataWrongType = Texts.Error();
    public static readonly Rule MetadataUnknownField = Texts.Error();
    public static readonly Rule MetadataNoName = Texts.Error();
    public static readonly Rule MetadataGenerateName = Texts.Error();
    public static readonly Rule MetadataName = Texts.Error();
    public static readonly Rule MetadataNamespace = Texts.Error();
    public static readonly Rule MetadataLabel = Texts.Error();
    public static readonly Rule MetadataAnnotation = Texts.Error();
    public static readonly Rule MetadataFinalizer = Texts.Error();
    public static readonly Rule MetadataPlaceholder = Texts.Warning();
    public static readonly Rule AnnotationsTooLarge = Texts.Error();
    public static readonly Rule ResourceTooLargeForApply = Texts.Warning();
    public static readonly Rule ResourceTooLarge = Texts.Error();
}
