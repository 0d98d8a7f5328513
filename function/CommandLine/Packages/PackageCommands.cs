using Kyma.Krm.CommandLine.Terminal;

namespace Kyma.Krm.CommandLine.Packages;

/// <summary>What to type next, for the ways that a package is made for. Each command works as it is printed.</summary>
internal static class PackageCommands
{
    /// <param name="request">What the package is.</param>
    /// <param name="folder">Where it is, as the person named it.</param>
    public static IEnumerable<(string Command, string Purpose)> Next(PackageRequest request, string folder)
    {
        var here = ShellText.Word(folder);
        if (request.Domain is null)
            yield return (
                "kubectl get configmap shoot-info -n kube-system -o yaml | kubectl annotate --local -f - -o yaml"
                    + " config.kubernetes.io/local-config=true > "
                    + $"{ShellText.Word($"{folder}/{PackageFile.ShootInfo}")}",
                "the cluster's domain, which the config reads"
            );

        yield return ($"kyma-krm explain {here}", "what it brings into the cluster, and why");
        yield return ($"kyma-krm render {here}", "the resources themselves; an Argo CD plugin prints the same");
        if (request.Includes(PackageRunners.Kustomize) || request.Includes(PackageRunners.Exec))
            yield return (
                $"kustomize build {KustomizeFlags(request)} {here}",
                request.Way == PackageRunners.Exec
                    ? "the same through kustomize"
                    : "the same through kustomize, with the container"
            );
        if (request.Includes(PackageRunners.Kpt))
            yield return ($"kpt fn render {here}", "the same through kpt, which writes the resources into the folder");
        if (request.Way == PackageRunners.ArgoCd)
            yield return (
                $"kyma-krm argocd-parameters {here}",
                "what Argo CD offers to edit; kustomization/argocd installs the plugin"
            );
    }

    public static string KustomizeFlags(PackageRequest request) =>
        request.Way == PackageRunners.Exec ? "--enable-alpha-plugins --enable-exec" : "--enable-alpha-plugins";
}
