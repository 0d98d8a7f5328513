using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>Every finding of this room; what is said of each is in the YAML file of this name.</summary>
internal static class MetadataFindings
{
    static readonly RuleSet Rules = new(nameof(MetadataFindings), Gate.Admission);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule MetadataWrongType = Rules.Error();
    public static readonly Rule MetadataUnknownField = Rules.Error();
    public static readonly Rule MetadataNoName = Rules.Error();
    public static readonly Rule MetadataGenerateName = Rules.Error();
    public static readonly Rule MetadataName = Rules.Error();
    public static readonly Rule MetadataNamespace = Rules.Error();
    public static readonly Rule MetadataLabel = Rules.Error();
    public static readonly Rule MetadataAnnotation = Rules.Error();
    public static readonly Rule MetadataFinalizer = Rules.Error();
    public static readonly Rule MetadataPlaceholder = Rules.Warning();
    public static readonly Rule AnnotationsTooLarge = Rules.Error();
    public static readonly Rule ResourceTooLargeForApply = Rules.Warning();
    public static readonly Rule ResourceTooLarge = Rules.Error();
}
