namespace Kyma.Krm.Istio.Admission;

/// <summary>
/// What the API server answers when a resource is applied: CRD schema and Istio's webhook taken together.
/// </summary>
internal enum AdmissionVerdict
{
    Accept,

    /// <summary>Accepted, and kubectl prints a warning.</summary>
    Warn,

    /// <summary>The resource is not stored; kubectl apply and GitOps tools fail with the reason.</summary>
    Reject,
}
