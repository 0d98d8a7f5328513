using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Istio.Texts;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class IstioFindings
{
    public static readonly Rule CrdUnknownField = new(
        Severity.Error,
        "A field that the resource does not have in this Istio release."
    )
    {
        Source =
            $"{"Istio manifests/charts/base/files/crd-all.gen.yaml"}; strict field validation of kubectl and Argo CD",
        Consequence =
            "kubectl rejects the resource; where validation is not strict, the field is dropped and what "
            + "it should do does not happen.",
        Fix = "Correct the spelling, or remove the field.",
    };

    public static readonly Rule CrdDuplicateField = new(Severity.Error, "A mapping contains the same field twice.")
    {
        Source = "strict field validation of kubectl and Argo CD",
        Consequence = "kubectl rejects the resource; other readers use one of the two.",
        Fix = "Keep one of them.",
    };

    public static readonly Rule CrdMissingField = new(Severity.Error, "A field that the schema requires is not there.")
    {
        Source = "The CRD of the kind; Istio manifests/charts/base/files/crd-all.gen.yaml",
        Consequence = "The API server rejects the resource.",
        Fix = "Add the field.",
    };

    public static readonly Rule CrdWrongType = new(Severity.Error, "A value of another type than the field expects.")
    {
        Source = "The CRD of the kind; Istio manifests/charts/base/files/crd-all.gen.yaml",
        Consequence = "The API server rejects the resource.",
        Fix = "Put text in quotes, e.g. version: \"1.0\"; write numbers, true and false without.",
    };

    public static readonly Rule CrdNull = new(Severity.Error, "A list or mapping has an entry without a value.")
    {
        Source = "The CRD of the kind; Istio manifests/charts/base/files/crd-all.gen.yaml",
        Consequence = "The API server rejects the resource: null is not the same as absent.",
        Fix = "Write a value, or remove the entry.",
    };

    public static readonly Rule CrdNullField = new(Severity.Warning, "A field has no value.")
    {
        Source = $"{"Istio manifests/charts/base/files/crd-all.gen.yaml"} (no field is nullable unless it says so)",
        Consequence =
            "kubectl apply drops the field; server-side apply (kubectl --server-side, Flux, Argo CD with "
            + "ServerSideApply=true) rejects the resource.",
        Fix = "Write a value, or leave the field out.",
    };

    public static readonly Rule CrdUnknownValue = new(
        Severity.Error,
        "A word that is not one of those the field accepts; case matters."
    )
    {
        Source = $"{"Istio manifests/charts/base/files/crd-all.gen.yaml"} (enum)",
        Consequence = "The API server rejects the resource.",
        Fix = "Use one of the words in the message, e.g. mode: SIMPLE.",
    };

    public static readonly Rule CrdLimit = new(
        Severity.Error,
        "A value, text, list or mapping that is smaller or larger than the schema allows."
    )
    {
        Source = "The CRD of the kind; Istio manifests/charts/base/files/crd-all.gen.yaml",
        Consequence = "The API server rejects the resource.",
        Fix = "Stay within the limits that the message names.",
    };

    public static readonly Rule CrdFormat = new(
        Severity.Error,
        "Text in another form than the schema demands, such as a URL or a kind."
    )
    {
        Source = "The CRD of the kind; Istio manifests/charts/base/files/crd-all.gen.yaml",
        Consequence = "The API server rejects the resource.",
        Fix = "jwksUri: https://issuer.example.com/keys",
    };

    public static readonly Rule CrdDuration = new(
        Severity.Error,
        "A duration that cannot be read, or is shorter than a millisecond."
    )
    {
        Source = $"{"Istio manifests/charts/base/files/crd-all.gen.yaml"}: duration(self) >= duration('1ms')",
        Consequence = "The API server rejects the resource.",
        Fix = "Write a duration with its unit, e.g. timeout: 5s.",
    };

    public static readonly Rule CrdOneOf = new(Severity.Error, "Fields of which only one may be set.")
    {
        Source = $"{"Istio manifests/charts/base/files/crd-all.gen.yaml"} (oneOf)",
        Consequence = "The API server rejects the resource.",
        Fix = "Keep one of them.",
    };

    public static readonly Rule IstioDuration = new RejectedByIstio(
        "A duration below a millisecond, or finer than milliseconds."
    )
    {
        Source = $"{IstioFiles.Agent} ValidateDuration",
        Fix = "timeout: 500ms",
    };

    public static readonly Rule ExportToEntry = new RejectedByIstio(
        "An exportTo entry that is neither a namespace nor '.' nor '*'."
    )
    {
        Source = $"{IstioFiles.Validation} validateExportTo; Istio pkg/config/visibility",
        Fix =
            "exportTo: ['.'] for its own namespace, ['*'] for all, [shop, billing] for some; ['~'] for "
            + "none, in a ServiceEntry",
    };

    public static readonly Rule ExportToDuplicate = new RejectedByIstio(
        "exportTo names a namespace twice; '.' counts as its own namespace."
    )
    {
        Source = $"{IstioFiles.Validation} validateExportTo",
        Fix = "Remove one of them.",
    };

    public static readonly Rule ExportToAllOrNone = new RejectedByIstio(
        "exportTo has '*' or '~' together with other entries."
    )
    {
        Source = $"{IstioFiles.Validation} validateExportTo",
        Fix = "exportTo: ['*']",
    };

    public static readonly Rule ExportToWithSelector = new RejectedByIstio(
        "A DestinationRule with a workloadSelector is exported beyond its namespace."
    )
    {
        Source = $"{IstioFiles.Validation} validateExportTo",
        Fix = "exportTo: ['.']",
    };

    public static readonly Rule IstioLabel = new RejectedByIstio("A label key or value that is not well-formed.")
    {
        Source = "Istio pkg/config/labels/instance.go Validate",
        Fix = "labels: {app.kubernetes.io/version: v1}",
    };

    public static readonly Rule IstioTopLevelField = new RejectedByIstio(
        "A field other than apiVersion, kind, metadata, spec and status."
    )
    {
        Source = $"{IstioFiles.Webhook} checkFields",
        Fix = "Move the field below spec, or remove it.",
    };

    public static readonly Rule IstioForbiddenAnnotation = new RejectedByIstio(
        "An annotation that Istio keeps for itself or for other kinds."
    )
    {
        Source = $"{IstioFiles.Validation} validateMetadata",
        Fix = "Remove the annotation; istio.io/dry-run works on AuthorizationPolicies only.",
    };

    public static readonly Rule SelectorWildcard = new(
        Severity.Error,
        "A workload selector with a wildcard or an empty key."
    )
    {
        Source =
            $"{IstioFiles.Validation} ValidateAlphaWorkloadSelector, validateWorkloadSelector; CEL "
            + "rules of the CRD",
        Consequence = "The API server or Istio's webhook rejects the resource.",
        Fix = "Name each label as the pods carry it: `labels: {app: shop}`.",
    };

    public static readonly Rule SelectorWithoutLabels = new(Severity.Warning, "A workload selector without labels.")
    {
        Source = $"{IstioFiles.Validation} ValidateAlphaWorkloadSelector, validateWorkloadSelector",
        Consequence = $"{IstioFiles.Warned} It applies to every workload of the namespace.",
        Fix = "workloadSelector: {labels: {app: shop}}; in a DestinationRule {matchLabels: {app: shop}}",
    };

    public static readonly Rule IstioKindUnknown = new(Severity.Error, "A kind that Istio's API group does not serve.")
    {
        Source = "The CRD of the kind; Istio manifests/charts/base/files/crd-all.gen.yaml",
        Consequence = "The API server rejects the resource.",
        Fix = "Correct the spelling, e.g. kind: VirtualService.",
    };

    public static readonly Rule IstioVersionUnserved = new(
        Severity.Error,
        "An apiVersion that no Istio release serves for this kind.",
        name: "istio-api-version"
    )
    {
        Source = "The CRD of the kind; Istio manifests/charts/base/files/crd-all.gen.yaml",
        Consequence = "The API server rejects the resource.",
        Fix = "apiVersion: networking.istio.io/v1",
    };
}
