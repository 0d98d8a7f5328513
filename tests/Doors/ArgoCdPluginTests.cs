using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Doors;

/// <summary>The commands of plugin.yaml, as argocd-cmp-server starts them, and what Argo CD passes to them.</summary>
public sealed class ArgoCdPluginTests
{
    static readonly JsonNode Plugin = CrdSchema.Json(
        YamlParser.Parse(File.ReadAllText(Repository.File("kustomization/argocd/plugin/plugin.yaml")), out _)!.Single()
    )!["spec"]!;

    public static TheoryData<string> Examples =>
        [
            .. GoldenCase
                .Below("examples")
                .Select(row => row.Data)
                .Where(folder => new GoldenCase(Repository.File(folder)).Expected is not null),
        ];

    static string[] Words(JsonNode command) =>
        [.. command["command"]!.AsArray().Concat(command["args"] as JsonArray ?? []).Select(word => (string)word!)];

    static Workspace FolderOf(string example)
    {
        var golden = new GoldenCase(Repository.File(example));
        var folder = new Workspace().Write("config.yaml", golden.Config);
        return golden.Resources is { } resources ? folder.Write("resources.yaml", resources) : folder;
    }

    /// <summary>
    /// In the image, as user 999, nothing writable, no variable but Argo CD's, in a copy of the folder.
    /// </summary>
    static Support.Outcome InSidecar(Workspace folder, JsonNode command, params (string Name, string Value)[] variables)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Folder, (UnixFileMode)0b111_101_101);
        var words = Words(command);
        return Tool.Podman.Run([
            "run",
            "--rm",
            "--read-only",
            "--read-only-tmpfs=false",
            "--network=none",
            "--user=999:999",
            "--cap-drop=ALL",
            "--security-opt=no-new-privileges",
            "--unsetenv-all",
            .. variables
                .Prepend(("ARGOCD_APP_NAME", "shop"))
                .Prepend(("KUBE_VERSION", "1.34"))
                .Select(variable => $"--env={variable.Item1}={variable.Item2}"),
            $"--volume={folder.Folder}:/tmp/_cmp_server/app:ro",
            "--workdir=/tmp/_cmp_server/app",
            $"--entrypoint={words[0]}",
            Tool.Image,
            .. words[1..],
        ]);
    }

    static Support.Outcome Render(Workspace folder, params (string Name, string Value)[] variables) =>
        Tool.Binary.Run(
            Words(Plugin["generate"]!)[1..],
            directory: folder.Folder,
            environment: variables.ToDictionary(v => v.Name, v => (string?)v.Value)
        );

    static string Parameters(params (string Name, string Kind, JsonNode Value)[] parameters) =>
        new JsonArray([
            .. parameters.Select(parameter => new JsonObject
            {
                ["name"] = parameter.Name,
                [parameter.Kind] = parameter.Value.DeepClone(),
            }),
        ]).ToJsonString();

    [Theory]
    [InlineData("examples/quickstart")]
    [InlineData("examples/gateway-own-certificate")]
    [InlineData("examples/gateway-local-kyma-dev")]
    public void The_sidecar_prints_what_the_example_promises(string example)
    {
        using var folder = FolderOf(example);

        var outcome = InSidecar(folder, Plugin["generate"]!, ("ARGOCD_APP_PARAMETERS", "null")).Ends(0);

        Assert.Equal(new GoldenCase(Repository.File(example)).Expected, outcome.Stdout);
    }

    [Fact]
    public void The_sidecar_tells_a_mistake_on_stderr_and_prints_nothing()
    {
        using var folder = FolderOf("examples/invalid-config");

        var outcome = InSidecar(folder, Plugin["generate"]!).Ends(1);

        Assert.Empty(outcome.Stdout);
        Assert.Contains(
            "config.yaml:15:3: KymaTraffic shop spec.certificat: `certificat` is not a field here.",
            outcome.Stderr,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_sidecar_announces_the_values_of_the_config()
    {
        using var folder = FolderOf("examples/quickstart");

        var announced = JsonNode.Parse(InSidecar(folder, Plugin["parameters"]!["dynamic"]!).Ends(0).Stdout)!.AsArray();

        string? Value(string name) =>
            (string?)announced.Single(parameter => (string?)parameter!["name"] == name)!["string"];
        Assert.Equal(("shop.example.com", "gardener"), (Value("domain"), Value("certificate")));
        Assert.All(announced, parameter => Assert.NotEmpty((string)parameter!["tooltip"]!));
    }

    /// <summary>
    /// Argo CD, util/argo ParameterAnnouncement: any other field would be dropped, any other type breaks its UI.
    /// </summary>
    [Theory, MemberData(nameof(Examples))]
    public void What_is_announced_passed_back_renders_the_same(string example)
    {
        using var folder = FolderOf(example);
        var announced = JsonNode
            .Parse(
                Tool.Binary.Run(Words(Plugin["parameters"]!["dynamic"]!)[1..], directory: folder.Folder).Ends(0).Stdout
            )!
            .AsArray()
            .Select(parameter => parameter!.AsObject())
            .ToList();
        string[] fields =
        [
            "name",
            "title",
            "tooltip",
            "required",
            "itemType",
            "collectionType",
            "string",
            "array",
            "map",
        ];
        Assert.All(
            announced,
            parameter => Assert.Subset(fields.ToHashSet(), parameter.Select(field => field.Key).ToHashSet())
        );
        Assert.Null(Plugin["parameters"]!["static"]);
        Assert.DoesNotContain(
            "PRIVATE KEY",
            new JsonArray([.. announced.Select(a => a.DeepClone())]).ToJsonString(),
            StringComparison.Ordinal
        );

        var passed = announced
            .Select(parameter => ((string)parameter["name"]!, (string?)parameter["collectionType"] ?? "string"))
            .Where(parameter =>
                announced.Single(a => (string?)a["name"] == parameter.Item1)[parameter.Item2] is not null
            )
            .Select(parameter =>
                (
                    parameter.Item1,
                    parameter.Item2,
                    announced.Single(a => (string?)a["name"] == parameter.Item1)[parameter.Item2]!
                )
            );
        var outcome = Render(folder, ("ARGOCD_APP_PARAMETERS", Parameters([.. passed]))).Ends(0);

        Assert.Equal(new GoldenCase(Repository.File(example)).Expected, outcome.Stdout);
    }

    [Fact]
    public void Parameters_and_variables_are_laid_over_the_config_and_told()
    {
        using var folder = FolderOf("examples/quickstart");
        (string, string)[] variables =
        [
            (
                "ARGOCD_APP_PARAMETERS",
                Parameters(
                    ("domain", "string", "eu.example.com"),
                    ("certificate", "string", "selfSigned"),
                    ("certificate.selfSigned.notBefore", "string", "2026-01-01T00:00:00Z"),
                    ("certificate.selfSigned.seedSecretRef.name", "string", "seed"),
                    ("certificate.selfSigned.privateKey.algorithm", "string", "ECDSA"),
                    ("gateway.tls.minProtocolVersion", "string", "TLSV1_3"),
                    ("gateway.selector", "map", new JsonObject { ["istio"] = "other" }),
                    ("egress.hosts", "array", new JsonArray("new.example.com")),
                    ("egress.exportTo", "array", new JsonArray(".")),
                    ("istioVersion", "string", "")
                )
            ),
            ("ARGOCD_ENV_KYMA_KRM_gateway__name", "eu-gateway"),
            ("ARGOCD_ENV_KYMA_KRM_domain", "overruled.example.com"),
        ];

        // The seed is not there: what is passed is judged like what is written.
        Assert.Contains(
            "spec.certificate.selfSigned.seedSecretRef: there is no Secret 'seed'",
            Render(folder, variables).Ends(1).Stderr,
            StringComparison.Ordinal
        );

        folder.Write(
            "seed.yaml",
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: seed, annotations: {config.kubernetes.io/local-config: "true"}}
            stringData: {seed: Vq7zKfRs2mXw9hTbYd4nLc6pGj8uEaCx1tHr3oWi5k}

            """
        );
        var rendered = Render(folder, variables).Ends(0);
        var resources = Manifests.Parse(rendered.Stdout);
        var gateway = resources.Single(resource => (string?)resource["kind"] == "Gateway");

        Assert.Equal(
            ["api-partner-com", "eu-gateway", "eu-gateway-certs", "new-example-com", "orders-db"],
            resources.Select(r => (string)r["metadata"]!["name"]!).Order(StringComparer.Ordinal)
        );
        Assert.Equal("""{"istio":"other"}""", gateway["spec"]!["selector"]!.ToJsonString());
        Assert.Equal("*.eu.example.com", (string?)gateway["spec"]!["servers"]![0]!["hosts"]![0]);
        Assert.Equal("TLSV1_3", (string?)gateway["spec"]!["servers"]![0]!["tls"]!["minProtocolVersion"]);
        Assert.Contains("Argo CD sets certificate = 'selfSigned'", rendered.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_a_config_is_configured_by_parameters_alone()
    {
        using var folder = new Workspace().Write(
            "app.yaml",
            "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\n"
        );

        var outcome = Render(
                folder,
                (
                    "ARGOCD_APP_PARAMETERS",
                    Parameters(
                        ("name", "string", "shop"),
                        ("domain", "string", "shop.example.com"),
                        ("certificate", "string", "gardener")
                    )
                )
            )
            .Ends(0);

        Assert.Equal(
            ["Certificate", "ConfigMap", "Gateway"],
            Manifests.Parse(outcome.Stdout).Select(resource => (string)resource["kind"]!).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("""[{"name": "domian", "string": "x.example.com"}]""", "Did you mean 'domain'?")]
    [InlineData(
        """[{"name": "domain", "string": "a_b"}]""",
        "spec.domain (Argo CD parameter domain): 'a_b' must be a DNS name"
    )]
    [InlineData("""[{"name": "certificate", "string": "gardner"}]""", "Did you mean 'gardener'?")]
    [InlineData("""[{"name": "domain", "array": ["a.example.com"]}]""", "spec.domain (Argo CD parameter domain)")]
    [InlineData(
        """[{"name": "domain", "string": 5}]""",
        "must have a `name` and one of `string`, `array` (of text) and `map` (to text)"
    )]
    [InlineData("""[{"name": "a..b", "string": "x"}]""", "must be a dotted path below `spec`")]
    [InlineData("{}", "must be a list in JSON")]
    [InlineData("[", "must be a list in JSON")]
    public void A_parameter_that_cannot_be_used_is_refused(string parameters, string message)
    {
        using var folder = FolderOf("examples/quickstart");

        var outcome = Render(folder, ("ARGOCD_APP_PARAMETERS", parameters)).Ends(1);

        Assert.Empty(outcome.Stdout);
        Assert.Contains(message, outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_for_several_configs_are_refused()
    {
        using var folder = FolderOf("examples/quickstart");
        folder.Write("blog.yaml", new GoldenCase(Repository.File("examples/gateway-local-kyma-dev")).Config);

        var outcome = Render(folder, ("ARGOCD_APP_PARAMETERS", Parameters(("domain", "string", "x.example.com"))))
            .Ends(1);

        Assert.Contains("Put each config into a folder of its own", outcome.Stderr, StringComparison.Ordinal);
        Assert.Equal("[]\n", Tool.Binary.Run(["argocd-parameters"], directory: folder.Folder).Ends(0).Stdout);
    }

    [Fact]
    public void A_kustomization_is_refused_with_the_command_that_builds_it()
    {
        using var folder = FolderOf("examples/quickstart");
        folder.Write("kustomization.yaml", "namePrefix: eu-\ntransformers: [config.yaml]\n");

        var outcome = Render(folder).Ends(1);

        Assert.Empty(outcome.Stdout);
        Assert.Contains(
            "kustomize build --enable-alpha-plugins --enable-exec",
            outcome.Stderr,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_empty_folder_is_an_error_for_it_would_prune_everything()
    {
        using var folder = new Workspace();

        Assert.Empty(Render(folder).Ends(1).Stdout);
    }

    [Fact]
    public void What_is_printed_is_plain_resources()
    {
        using var folder = FolderOf("examples/gateway-own-certificate");

        var text = Render(folder).Ends(0).Stdout;

        Assert.DoesNotContain("config.kubernetes.io", text, StringComparison.Ordinal);
        Assert.DoesNotContain("config.k8s.io", text, StringComparison.Ordinal);
        Assert.DoesNotContain("kind: KymaTraffic", text, StringComparison.Ordinal);
        Assert.DoesNotContain("own-certificate", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_installs_its_program_into_a_volume()
    {
        using var folder = new Workspace();
        Directory.CreateDirectory(folder.Path("tools"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Folder, (UnixFileMode)0b111_101_101);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.Path("tools"), (UnixFileMode)0b111_111_111);

        Tool.Podman.Run([
                "run",
                "--rm",
                "--read-only",
                "--read-only-tmpfs=false",
                "--network=none",
                "--user=999:999",
                "--cap-drop=ALL",
                $"--volume={folder.Path("tools")}:/tools",
                Tool.Image,
                "install",
                "/tools",
            ])
            .Ends(0);

        Assert.Equal(["tools/kyma-krm"], folder.Files);
        if (!OperatingSystem.IsWindows())
            Assert.Equal((UnixFileMode)0b111_101_101, File.GetUnixFileMode(folder.Path("tools/kyma-krm")));
        Assert.StartsWith(
            "kyma-krm ",
            new Tool(folder.Path("tools/kyma-krm")).Run(["--version"]).Ends(0).Stdout,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/", "is the root of the file system")]
    [InlineData("/no/such/folder", "is not a folder")]
    [InlineData("/etc/passwd", "is not a folder")]
    [InlineData("/proc", "could not be written")]
    public void Install_refuses_what_cannot_be_meant(string folder, string message) =>
        Assert.Contains(
            message,
            Tool.Podman.Run(["run", "--rm", "--network=none", "--read-only", Tool.Image, "install", folder])
                .Ends(2)
                .Stderr,
            StringComparison.Ordinal
        );

    [Fact]
    public void Kustomize_runs_the_installed_program_by_its_name()
    {
        using var folder = new Workspace().Write(
            "kustomization.yaml",
            "transformers: [config.yaml]\nresources: [resources.yaml]\n"
        );
        var example = new GoldenCase(Repository.File("examples/gateway-gardener-shoot"));
        folder
            .Write("config.yaml", example.Config.WithFunction("exec: {path: kyma-krm}"))
            .Write("resources.yaml", example.Resources!);
        Directory.CreateDirectory(folder.Path(".bin"));
        File.CreateSymbolicLink(folder.Path(".bin/kyma-krm"), Tool.Binary.Path);

        var outcome = Tool.Kustomize.Run(
            ["build", "--enable-alpha-plugins", "--enable-exec", folder.Folder],
            environment: new Dictionary<string, string?>
            {
                ["PATH"] = $"{folder.Path(".bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            }
        );

        Manifests.AssertSame(Manifests.Parse(example.Expected!), Manifests.Parse(outcome.Ends(0).Stdout));
    }
}
