using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Kubernetes.Metadata;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class MetadataFindings
{
    public static readonly Rule MetadataWrongType = new(
        Severity.Error,
        "A name, label, annotation or finalizer that is not text."
    )
    {
        Source = "Kubernetes apimachinery, ObjectMeta; sigs.k8s.io/yaml reads `on`, `yes` and 1 as other types",
        Consequence = "kubectl applies nothing of the file, because JSON has no text there.",
        Fix = "labels: {version: \"1\"}",
    };

    public static readonly Rule MetadataUnknownField = new(
        Severity.Error,
        "A field in metadata that Kubernetes does not have."
    )
    {
        Source = "Kubernetes apimachinery, ObjectMeta; strict field validation",
        Consequence =
            "kubectl apply and Flux reject the resource; where validation is off, the field is dropped silently.",
        Fix = "Correct the field's name, or move it into `annotations`.",
    };

    public static readonly Rule MetadataNoName = new(Severity.Error, "A resource without a name.")
    {
        Source = "Kubernetes apimachinery, ValidateObjectMeta",
        Consequence = "The API server rejects the resource.",
        Fix = "metadata: {name: shop}",
    };

    public static readonly Rule MetadataGenerateName = new(
        Severity.Error,
        "A resource with `generateName` and without `name`."
    )
    {
        Source = "kubectl apply: cannot use generate name with apply",
        Consequence = "kubectl apply, Flux and Argo CD cannot apply the resource.",
        Fix = "metadata: {name: shop}",
    };

    public static readonly Rule MetadataName = new(Severity.Error, "A name that the API server does not accept.")
    {
        Source = "Kubernetes apimachinery, NameIsDNSSubdomain and the kinds' own name rules",
        Consequence = "The API server rejects the resource.",
        Fix = "metadata: {name: my-shop}",
    };

    public static readonly Rule MetadataNamespace = new(Severity.Error, "A namespace that cannot exist.")
    {
        Source = "Kubernetes apimachinery, ValidateNamespaceName",
        Consequence = "The API server rejects the resource.",
        Fix = "metadata: {namespace: shop}",
    };

    public static readonly Rule MetadataLabel = new(
        Severity.Error,
        "A label key or value that the API server does not accept."
    )
    {
        Source = "Kubernetes apimachinery, IsQualifiedName and IsValidLabelValue",
        Consequence = "The API server rejects the resource.",
        Fix = "labels: {app: my-shop}",
    };

    public static readonly Rule MetadataAnnotation = new(
        Severity.Error,
        "An annotation key that the API server does not accept."
    )
    {
        Source = "Kubernetes apimachinery, ValidateAnnotations",
        Consequence = "The API server rejects the resource.",
        Fix = "annotations: {example.com/note: \"my shop\"}",
    };

    public static readonly Rule MetadataFinalizer = new(Severity.Error, "A finalizer that is not a qualified name.")
    {
        Source = "Kubernetes apimachinery, ValidateFinalizerName",
        Consequence = "The API server rejects the resource.",
        Fix = "finalizers: [example.com/cleanup]",
    };

    public static readonly Rule MetadataPlaceholder = new(
        Severity.Warning,
        "A name or namespace with a placeholder that nothing has filled in."
    )
    {
        Consequence =
            "The API server rejects the resource unless something fills the placeholder in before it is applied.",
        Fix = "Run the check on the output of the tool that fills it in.",
    };

    public static readonly Rule AnnotationsTooLarge = new(Severity.Error, "Annotations of more than 256 KiB.")
    {
        Source = "Kubernetes apimachinery, ValidateAnnotationsSize",
        Consequence = "The API server rejects the resource.",
        Fix = "Move large text into a ConfigMap.",
    };

    public static readonly Rule ResourceTooLargeForApply = new(
        Severity.Warning,
        "A resource that is too large for kubectl's client-side apply."
    )
    {
        Source = "kubectl, annotation last-applied-configuration; Kubernetes apimachinery, ValidateAnnotationsSize",
        Consequence =
            "kubectl apply fails, because it writes the whole resource into an annotation of at most 256 KiB.",
        Fix = "kubectl apply --server-side -f FILE",
    };

    public static readonly Rule ResourceTooLarge = new(
        Severity.Error,
        "A resource that is larger than a request to the API server may be."
    )
    {
        Source = "Kubernetes apiserver, MaxRequestBodyBytes",
        Consequence = "The API server rejects the request.",
        Fix = "Split the resource.",
    };
}
