using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Doors;

/// <summary>What init writes works in every door it names, from inside the folder and from outside.</summary>
public sealed class InitDoorsTests
{
    public static TheoryData<string, string> Packages =>
        new()
        {
            { "gardener", "shop.example.com" },
            { "gardener", "" },
            { "cert-manager", "shop.example.com" },
            { "existing", "shop.example.com" },
            { "provided", "shop.example.com" },
            { "self-signed", "shop.example.com" },
            { "self-signed", "local.kyma.dev" },
        };

    [Theory, MemberData(nameof(Packages))]
    public void Every_package_goes_through_every_door(string certificate, string domain)
    {
        using var root = new Workspace();
        Run(root, ".", ["init", "package", "--certificate", certificate, .. Options(certificate, domain)]).Ends(0);
        if (domain.Length == 0)
            root.Write(
                "package/shoot-info.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: shoot-info, namespace: kube-system,
                  annotations: {config.kubernetes.io/local-config: "true"}}
                data: {domain: c-1.kyma.ondemand.com}
                """
            );
        var expected = Manifests.Parse(Run(root, ".", ["render", "package"]).Ends(0).Stdout);
        Assert.NotEmpty(expected);

        foreach (var (directory, folder) in (ReadOnlySpan<(string, string)>)[(".", "package"), ("package", ".")])
        {
            Manifests.AssertSame(expected, Manifests.Parse(Run(root, directory, ["render", folder]).Ends(0).Stdout));
            Run(root, directory, ["explain", folder]).Ends(0);
            Run(root, directory, ["diff", folder]).Ends(1);
            Run(root, directory, ["check", folder]).Ends(0);
            Assert.Contains(
                "istioVersion",
                Run(root, directory, ["argocd-parameters", folder]).Ends(0).Stdout,
                StringComparison.Ordinal
            );
        }

        // What the Argo CD plugin runs in the Application's folder.
        Manifests.AssertSame(expected, Manifests.Parse(Run(root, "package", ["render", "."]).Ends(0).Stdout));
        Manifests.AssertSame(expected, Manifests.Parse(Kustomize(root, "package").Ends(0).Stdout));

        root.Replace("package/Kptfile", "- image: ", $"- exec: {Tool.Binary.Path} # ");
        root.Commit();
        Kpt(root, ".", "render", "package").Ends(0);
        Assert.Contains("\n  # apiRules: ", root.Read("package/config.yaml"), StringComparison.Ordinal);
        Manifests.AssertSame(expected, Manifests.Parse(Run(root, ".", ["render", "package"]).Ends(0).Stdout));
        Assert.DoesNotContain("PRIVATE KEY", root.Diff(), StringComparison.Ordinal);
        Assert.DoesNotContain("tls.key", root.Diff(), StringComparison.Ordinal);
        root.Commit();
        Kpt(root, "package", "render", ".").Ends(0);
        Assert.Empty(root.Diff());
        Tool.Kpt.Run(
                ["fn", "eval", "package", "--exec", Tool.Binary.Path, "--fn-config", root.Path("package/config.yaml")],
                directory: root.Folder
            )
            .Ends(0);
        Assert.Empty(root.Diff());
    }

    static Support.Outcome Run(Workspace root, string directory, IReadOnlyList<string> arguments) =>
        Tool.Binary.Run(arguments, directory: root.Path(directory));

    static Support.Outcome Kpt(Workspace root, string directory, string verb, string folder) =>
        Tool.Kpt.Run(["fn", verb, folder, "--allow-exec"], directory: root.Path(directory));

    /// <summary>With the container's place taken by the program.</summary>
    static Support.Outcome Kustomize(Workspace root, string folder) =>
        Tool.Kustomize.Run(
            ["build", "--enable-alpha-plugins", folder],
            directory: root.Folder,
            environment: new Dictionary<string, string?> { ["PATH"] = root.PathWithDirectDocker() }
        );

    static IEnumerable<string> Options(string certificate, string domain) =>
        [
            .. domain.Length > 0 ? (string[])["--domain", domain] : [],
            .. certificate == "provided"
                ? (string[])["--tls-cert", Fixtures.Path("good.crt"), "--tls-key", Fixtures.Path("good.key")]
                : [],
        ];
}
