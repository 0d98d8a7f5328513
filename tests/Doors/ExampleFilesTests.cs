using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Doors;

/// <summary>The files beside the examples' configs: kustomizations that build, and what Argo CD is given.</summary>
public sealed class ExampleFilesTests
{
    [Fact]
    public void The_exec_example_builds_as_it_lies_there()
    {
        using var folder = new Workspace();
        Directory.CreateDirectory(folder.Path("bin"));
        File.CreateSymbolicLink(folder.Path("bin/kyma-krm"), Tool.Binary.Path);
        var example = Repository.File("examples/argocd-kustomize");

        var built = Tool.Kustomize.Run(
            ["build", "--enable-alpha-plugins", "--enable-exec", example],
            environment: new Dictionary<string, string?>
            {
                ["PATH"] = $"{folder.Path("bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            }
        );

        Manifests.AssertSame(Manifests.Parse(new GoldenCase(example).Expected!), Manifests.Parse(built.Ends(0).Stdout));
    }

    [Theory]
    [InlineData("kustomize-overlay/base")]
    [InlineData("kustomize-overlay/overlay")]
    [InlineData("kustomize-environments/staging")]
    [InlineData("kustomize-environments/production")]
    public void The_overlay_examples_build_as_they_are_in_kustomize_5(string folder) =>
        AssertBuilds(folder, Tool.Kubectl, "kustomize");

    [Theory]
    [InlineData("kustomize-overlay/base")]
    [InlineData("kustomize-environments/staging")]
    [InlineData("kustomize-environments/production")]
    public void And_in_kustomize_4_where_the_page_says_so(string folder) =>
        AssertBuilds(folder, Tool.Kustomize, "build");

    /// <summary>With the container's place taken by the program.</summary>
    static void AssertBuilds(string name, Tool tool, string verb)
    {
        using var folder = new Workspace();
        var example = Repository.File($"examples/{name}");

        var built = tool.Run(
            [verb, "--enable-alpha-plugins", example],
            environment: new Dictionary<string, string?> { ["PATH"] = folder.PathWithDirectDocker() }
        );

        Manifests.AssertSame(
            Manifests.Parse(File.ReadAllText(Path.Combine(example, "expected.yaml"))),
            Manifests.Parse(built.Ends(0).Stdout)
        );
    }

    [Fact]
    public void The_Application_sets_nothing_that_its_folder_refuses()
    {
        var plugin = Manifests.Parse(
            File.ReadAllText(Repository.File("examples/argocd-plugin/argocd/application.yaml"))
        )[0]["spec"]!["source"]!["plugin"]!;

        var rendered = Render("examples/argocd-plugin", plugin["parameters"]!, plugin["env"] as JsonArray ?? []);

        Assert.Contains("*.shop-eu.example.com", rendered, StringComparison.Ordinal);
        Assert.Contains("pay.example.com", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_cluster_of_the_fleet_gets_its_own_domain()
    {
        var set = Manifests.Parse(
            File.ReadAllText(Repository.File("examples/argocd-fleet/argocd/applicationset.yaml"))
        )[0]["spec"]!;
        var elements = set["generators"]![0]!["list"]!["elements"]!.AsArray();
        Assert.NotEmpty(elements);

        foreach (var element in elements.Select(element => element!.AsObject()))
        {
            var parameters = element.Aggregate(
                set["template"]!["spec"]!["source"]!["plugin"]!["parameters"]!.ToJsonString(),
                (text, field) => text.Replace($"{{{{ .{field.Key} }}}}", (string)field.Value!, StringComparison.Ordinal)
            );
            Assert.DoesNotContain("{{", parameters, StringComparison.Ordinal);
            Assert.Contains(
                $"*.{element["domain"]}",
                Render("examples/argocd-fleet", JsonNode.Parse(parameters)!, []),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public void The_catalogue_entry_of_kpt_names_what_is_there()
    {
        var metadata = (JsonObject)
            CrdSchema.Json(
                YamlParser.Parse(File.ReadAllText(Repository.File("kustomization/kpt/metadata.yaml")), out _)!.Single()
            )!;
        var readme = File.ReadAllText(Repository.File("kustomization/kpt/README.md"));

        Assert.Equal(
            ["image", "description", "tags", "sourceURL", "examplePackageURLs", "emails", "license"],
            metadata.Select(field => field.Key)
        );
        Assert.All(
            metadata["examplePackageURLs"]!.AsArray(),
            url =>
                Assert.True(
                    Directory.Exists(Repository.File($"examples/{((string)url!).Split('/')[^1]}")),
                    (string)url!
                )
        );
        Assert.All(
            new[] { "Short", "Long", "Examples" },
            part => Assert.Contains($"<!--mdtogo:{part}-->", readme, StringComparison.Ordinal)
        );
        Assert.Equal(3, readme.Split("<!--mdtogo-->").Length - 1);
    }

    [Fact]
    public void The_short_form_in_the_catalogue_works()
    {
        using var package = new Workspace();
        var line = File.ReadLines(Repository.File("kustomization/kpt/README.md"))
            .Single(line => line.Contains(" -- name=", StringComparison.Ordinal));

        Kpt.Eval(package, ["--exec", Tool.Binary.Path, "--", .. line.Split(" -- ")[1].Split(' ')]).Ends(0);

        Assert.Equal(3, package.Resources.Count);
    }

    static string Render(string folder, JsonNode parameters, JsonArray variables)
    {
        var environment = variables.ToDictionary(
            variable => $"ARGOCD_ENV_{variable!["name"]}",
            variable => (string?)variable!["value"]
        );
        environment["ARGOCD_APP_PARAMETERS"] = parameters.ToJsonString();
        return Tool.Binary.Run(["render"], directory: Repository.File(folder), environment: environment).Ends(0).Stdout;
    }
}
