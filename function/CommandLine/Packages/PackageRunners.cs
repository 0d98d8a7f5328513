namespace Kyma.Krm.CommandLine.Packages;

/// <summary>What runs kyma-krm on a new package.</summary>
internal static class PackageRunners
{
    public const string Kustomize = "kustomize";
    public const string Kpt = "kpt";
    public const string ArgoCd = "argocd";
    public const string Exec = "exec";

    public static readonly IReadOnlyList<string> Words = [Kustomize, Kpt, ArgoCd, Exec];
}
