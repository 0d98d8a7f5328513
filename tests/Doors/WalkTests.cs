using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// What pages tell people to type works as it is written: from a clone to a rendered package, and in workflows.
/// </summary>
public sealed partial class WalkTests
{
    /// <summary>After each block, what it rendered is put aside.</summary>
    const string PutAside = "[ ! -f rendered.yaml ] || mv rendered.yaml \"$OUT/$(ls \"$OUT\" | wc -l).yaml\"\n";

    /// <summary>What the blocks render, in their order: each through another door.</summary>
    const int Doors = 5;

    [Fact]
    public void The_README_leads_from_a_clone_to_a_package_in_every_door()
    {
        Tool.Requires(Directory.Exists(Repository.File(".git")) || File.Exists(Repository.File(".git")), "a clone");
        _ = (Tool.Kpt, Tool.Kustomize);
        using var home = new Workspace();
        Directory.CreateDirectory(home.Path("out"));
        var blocks = Blocks().Matches(File.ReadAllText(Repository.File("README.md"))).Select(block => block.Groups[1]);

        var walk = Tool.Named("sh")
            .Run(
                ["-eux", "-c", string.Concat(blocks.Select(block => $"{block.Value}{PutAside}"))],
                directory: home.Folder,
                environment: new Dictionary<string, string?>
                {
                    ["PATH"] = home.PathWithDocker("kyma-krm"),
                    ["OUT"] = home.Path("out"),
                    ["KPT_FN_RUNTIME"] = "docker",
                    ["KRM_FN_RUNTIME"] = "docker",
                    // The address in the README leads to this repository.
                    ["GIT_CONFIG_COUNT"] = "3",
                    ["GIT_CONFIG_KEY_0"] = $"url.file://{Repository.File("").TrimEnd('/')}.insteadOf",
                    ["GIT_CONFIG_VALUE_0"] = "https://github.com/kyma-project/kyma-krm",
                    ["GIT_CONFIG_KEY_1"] = "user.name",
                    ["GIT_CONFIG_VALUE_1"] = "test",
                    ["GIT_CONFIG_KEY_2"] = "user.email",
                    ["GIT_CONFIG_VALUE_2"] = "test@example.com",
                },
                timeout: TimeSpan.FromMinutes(30)
            );

        walk.Ends(0);
        var rendered = Directory
            .GetFiles(home.Path("out"))
            .Order(StringComparer.Ordinal)
            .Select(file => Manifests.Parse(File.ReadAllText(file)))
            .ToList();
        Assert.Equal(Doors, rendered.Count);
        Assert.Equal(2, rendered[0].Count);
        Assert.All(rendered, resources => Manifests.AssertSame(rendered[0], resources));
        Assert.Contains(
            "shop/traffic/shop-example-com-gateway-shop-example-com.yaml",
            home.Files,
            StringComparer.Ordinal
        );
    }

    /// <summary>
    /// The steps of a workflow that run kyma-krm, in a repository whose folder <c>traffic</c> is the example.
    /// </summary>
    [Theory]
    [InlineData("argocd-plugin", "github/check.yaml", 2)]
    [InlineData("flux-oci", "workflow.yaml", 1)]
    public void Workflows_run_as_they_are_shown(string example, string workflow, int steps)
    {
        using var home = new Workspace();
        home.Write("repo/traffic/config.yaml", File.ReadAllText(Repository.File($"examples/{example}/config.yaml")));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(home.Path("repo/traffic/config.yaml"), (UnixFileMode)0b110_000_000);
        var scripts = Manifests.Parse(File.ReadAllText(Repository.File($"examples/{example}/{workflow}")))[0]["jobs"]!
            .AsObject()
            .SelectMany(job => job.Value!["steps"]!.AsArray())
            .Select(step => (string?)step!["run"])
            .OfType<string>()
            .Where(script => !script.Contains("flux-cli", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(steps, scripts.Count);

        foreach (var script in scripts)
            Tool.Named("bash")
                .Run(
                    ["-e", "-c", script],
                    directory: home.Path("repo"),
                    environment: new Dictionary<string, string?>
                    {
                        ["PATH"] = home.PathWithDocker(),
                        ["KYMA_KRM"] = $"ghcr.io/kyma-project/kyma-krm:v{Repository.Version}",
                    }
                )
                .Ends(0);
    }

    /// <summary>git-sync publishes what it cloned as a link to a worktree.</summary>
    [Fact]
    public void The_PreSync_Job_checks_the_folder_that_it_is_in()
    {
        using var home = new Workspace();
        home.Write(
            "git/.worktrees/1/traffic/config.yaml",
            File.ReadAllText(Repository.File("examples/argocd-plugin/config.yaml"))
        );
        home.Write(
            "git/.worktrees/1/traffic/pre-sync.yaml",
            File.ReadAllText(Repository.File("examples/argocd-plugin/argocd/pre-sync.yaml"))
        );
        Directory.CreateSymbolicLink(home.Path("git/repo"), ".worktrees/1");
        var pod = Manifests.Parse(home.Read("git/repo/traffic/pre-sync.yaml"))[0]["spec"]!["template"]!["spec"]!;
        var arguments = pod["containers"]![0]!["args"]!
            .AsArray()
            .Select(argument => ((string)argument!).Replace("/git/", home.Path("git/"), StringComparison.Ordinal))
            .ToList();

        Assert.Equal("No findings.\n", Tool.Binary.Run(arguments).Ends(0).Stdout);
        Assert.Contains(
            "argocd.argoproj.io/hook: PreSync",
            Tool.Binary.Run(["render"], directory: home.Path("git/repo/traffic")).Ends(0).Stdout,
            StringComparison.Ordinal
        );

        home.Replace("git/repo/traffic/config.yaml", "config.kubernetes.io/local-config: \"true\"", "x: y");
        Tool.Binary.Run(arguments).Ends(1);
    }

    /// <summary>The image's own user cannot read what only its owner may read.</summary>
    [Theory, MemberData(nameof(DocumentationTests.Readmes), MemberType = typeof(DocumentationTests))]
    public void Whoever_mounts_a_folder_runs_the_container_as_its_owner(string readme)
    {
        var text = File.ReadAllText(Repository.File(readme)).Replace("\\\n", " ", StringComparison.Ordinal);

        Assert.DoesNotContain(
            Runs().Matches(text).Select(run => run.Value),
            run =>
                run.Contains("kyma-krm", StringComparison.Ordinal)
                && run.Contains(" -v ", StringComparison.Ordinal)
                && !run.Contains("--user \"$(id -u)\"", StringComparison.Ordinal)
        );
    }

    [GeneratedRegex(@"<!-- walk -->\n```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"docker run .*")]
    private static partial Regex Runs();
}
