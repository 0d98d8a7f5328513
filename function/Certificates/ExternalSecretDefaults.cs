using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Certificates;

/// <summary>
/// What the API server writes into an ExternalSecret where nothing is written (the defaults in the CRD of
/// external-secrets, v1 and v1beta1; those of <c>remoteRef</c> are of some releases only).
/// </summary>
internal static class ExternalSecretDefaults
{
    /// <summary>How often external-secrets reads the value again, as a Go duration.</summary>
    public const string Interval = "1h0m0s";

    public static readonly IReadOnlyList<ServerDefault> All =
    [
        new("spec.target.creationPolicy", "Owner"),
        new("spec.target.deletionPolicy", "Retain"),
        new("spec.target.template.engineVersion", "v2"),
        new("spec.target.template.mergePolicy", "Replace"),
        new("spec.data[].remoteRef.conversionStrategy", "Default"),
        new("spec.data[].remoteRef.decodingStrategy", "None"),
        new("spec.data[].remoteRef.metadataPolicy", "None"),
    ];

    /// <summary>Null where the API server writes nothing into the field.</summary>
    /// <param name="shape">The field, list elements as <c>[]</c>.</param>
    public static string? Of(string shape) => All.FirstOrDefault(field => field.Shape == shape)?.Value;
}
