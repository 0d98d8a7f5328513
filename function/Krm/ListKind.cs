namespace Kyma.Krm.Krm;

/// <summary>The versions of ResourceList that orchestrators send; they differ in nothing we read.</summary>
internal static class ListKind
{
    public static bool Is(string? apiVersion, string? kind) =>
        kind == "ResourceList"
        && apiVersion is "config.kubernetes.io/v1" or "config.kubernetes.io/v1beta1" or "config.kubernetes.io/v1alpha1";
}
