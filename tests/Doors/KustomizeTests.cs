using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// kustomize 4.5.4 with exec functions, and the 5.5.0 in kubectl, whose container functions start the program directly.
/// </summary>
public sealed class KustomizeTests
{
    const string Seed = """
        apiVersion: v1
        kind: Secret
        metadata:
          name: seed
          namespace: shop
          annotations: {config.kubernetes.io/local-config: "true"}
        stringData:
          seed: Vq7zKfRs2mXw9hTbYd4nLc6pGj8uEaCx1tHr3oWi5k

        """;

    const string ShootInfo = """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: shoot-info
          namespace: kube-system
          annotations: {config.kubernetes.io/local-config: "true"}
        data: {domain: c-5ae1f20.kyma.ondemand.com}

        """;

    const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app}
        spec: {template: {spec: {containers: [{name: app, image: app}]}}}

        """;

    const string SelfSigned = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop}
        spec:
          certificate:
            selfSigned:
              seedSecretRef: {name: seed, namespace: shop}
              notBefore: "2026-01-01T00:00:00Z"
              privateKey: {algorithm: ECDSA}
          gateway:
            tls: {minProtocolVersion: TLSV1_3}
          egress:
            services:
            - hosts: [api.partner.com]

        """;

    const string Gardener = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop}
        spec:
          domain: shop.example.com
          certificate: {gardener: {}}

        """;

    public static TheoryData<string> Versions => [V4, V5];

    const string V4 = "kustomize 4.5.4 exec";
    const string V5 = "kubectl 5.5.0 container";

    static string FunctionOf(string version) => version == V4 ? Configs.Exec : Configs.Container("any");

    static Support.Outcome Build(string version, Workspace folder, string path = ".") =>
        version == V4
            ? Tool.Kustomize.Run(["build", "--enable-alpha-plugins", "--enable-exec", folder.Path(path)])
            : Tool.Kubectl.Run(
                ["kustomize", "--enable-alpha-plugins", folder.Path(path)],
                environment: new Dictionary<string, string?> { ["PATH"] = folder.PathWithDirectDocker() }
            );

    static IReadOnlyList<JsonObject> Built(string version, Workspace folder, string path = ".") =>
        Manifests.Parse(Build(version, folder, path).Ends(0).Stdout);

    static IEnumerable<string> Names(IEnumerable<JsonObject> resources) =>
        resources
            .Select(r =>
                $"{r["kind"]} {r["metadata"]!["namespace"]}/{r["metadata"]!["name"]}".Replace(
                    " /",
                    " ",
                    StringComparison.Ordinal
                )
            )
            .Order(StringComparer.Ordinal);

    /// <summary>
    /// A kustomization with a Deployment, shoot-info and a seed, and with the function as transformer.
    /// </summary>
    static Workspace Package(string version, string config, string more = "", string phase = "transformers") =>
        new Workspace()
            .Write("inputs.yaml", $"{Seed}---\n{ShootInfo}---\n{Deployment}")
            .Write("config.yaml", config.WithFunction(FunctionOf(version)))
            .Write("kustomization.yaml", $"resources: [inputs.yaml]\n{phase}: [config.yaml]\n{more}");

    [Theory, MemberData(nameof(Versions))]
    public void Behind_namePrefix_namespace_and_labels_the_inputs_are_found_and_the_output_keeps_its_names(
        string version
    )
    {
        using var folder = Package(
            version,
            SelfSigned,
            "namePrefix: pre-\nnameSuffix: -suf\nnamespace: over\ncommonLabels: {team: blue}\n"
        );

        var built = Built(version, folder);

        Assert.Equal(
            [
                "Deployment over/pre-app-suf",
                "Gateway kyma-system/kyma-gateway",
                "Secret istio-system/kyma-gateway-certs",
                "ServiceEntry kyma-system/api-partner-com",
            ],
            Names(built)
        );
        Assert.Equal(
            "*.c-5ae1f20.kyma.ondemand.com",
            (string?)built.Single(r => (string?)r["kind"] == "Gateway")["spec"]!["servers"]![0]!["hosts"]![0]
        );
    }

    [Fact]
    public void In_an_overlay_above_renamed_bases_the_inputs_are_still_found()
    {
        using var folder = Nested(V5);

        Assert.Equal(
            [
                "Deployment two/mid-base-app-top",
                "Gateway kyma-system/kyma-gateway",
                "Secret istio-system/kyma-gateway-certs",
                "ServiceEntry kyma-system/api-partner-com",
            ],
            Names(Built(V5, folder, "top"))
        );
    }

    [Fact]
    public void Version_4_drops_local_inputs_of_bases_which_is_told_and_not_passed_over()
    {
        using var folder = Nested(V4);

        var outcome = Build(V4, folder, "top").Ends(1);

        Assert.Contains(
            "`domain` is required where no ConfigMap kube-system/shoot-info is among the items",
            outcome.Stderr,
            StringComparison.Ordinal
        );
        Assert.Empty(outcome.Stdout);
    }

    /// <summary>The inputs are in the lowest of three kustomizations, the function in the topmost.</summary>
    static Workspace Nested(string version) =>
        new Workspace()
            .Write("base/kustomization.yaml", "resources: [inputs.yaml]\nnamePrefix: base-\nnamespace: one\n")
            .Write("base/inputs.yaml", $"{Seed}---\n{ShootInfo}---\n{Deployment}")
            .Write("middle/kustomization.yaml", "resources: [../base]\nnamePrefix: mid-\nnamespace: two\n")
            .Write("top/kustomization.yaml", "resources: [../middle]\ntransformers: [config.yaml]\nnameSuffix: -top\n")
            .Write("top/config.yaml", SelfSigned.WithFunction(FunctionOf(version)));

    [Theory, MemberData(nameof(Versions))]
    public void Configs_among_the_resources_are_rendered_too_and_one_that_is_also_the_functionConfig_counts_once(
        string version
    )
    {
        using var folder = Package(version, Gardener, "namePrefix: pre-\n")
            .Write(
                "blog.yaml",
                Gardener
                    .Replace("name: shop", "name: blog", StringComparison.Ordinal)
                    .Replace("domain: shop", "gateway: {name: blog}\n  domain: blog", StringComparison.Ordinal)
                    .Replace(
                        "metadata: {",
                        "metadata: {annotations: {config.kubernetes.io/local-config: \"true\"}, ",
                        StringComparison.Ordinal
                    )
            );
        folder.Write(
            "shop.yaml",
            Gardener.Replace(
                "metadata: {",
                "metadata: {annotations: {config.kubernetes.io/local-config: \"true\"}, ",
                StringComparison.Ordinal
            )
        );
        folder.Replace("kustomization.yaml", "[inputs.yaml]", "[inputs.yaml, shop.yaml, blog.yaml]");

        Assert.Equal(
            [
                "Certificate istio-system/blog-cert",
                "Certificate istio-system/kyma-tls-cert",
                "Deployment pre-app",
                "Gateway kyma-system/blog",
                "Gateway kyma-system/kyma-gateway",
            ],
            Names(Built(version, folder))
        );
    }

    [Theory, MemberData(nameof(Versions))]
    public void Rendered_in_a_base_and_again_above_it_nothing_is_doubled_and_nothing_is_warned_of(string version)
    {
        using var folder = new Workspace()
            .Write("base/kustomization.yaml", "transformers: [config.yaml]\n")
            .Write("base/config.yaml", Gardener.WithFunction(FunctionOf(version)))
            .Write("top/kustomization.yaml", "resources: [../base]\ntransformers: [config.yaml]\n")
            .Write(
                "top/config.yaml",
                Gardener
                    .Replace("name: shop", "name: blog", StringComparison.Ordinal)
                    .Replace("domain: shop", "gateway: {name: blog}\n  domain: blog", StringComparison.Ordinal)
                    .WithFunction(FunctionOf(version))
            );

        var outcome = Build(version, folder, "top").Ends(0);

        Assert.Equal(4, Manifests.Parse(outcome.Stdout).Count);
        Assert.DoesNotContain("warning", outcome.Stderr, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_base_rendered_for_one_domain_can_be_rendered_again_for_another(string version)
    {
        using var folder = new Workspace()
            .Write("base/kustomization.yaml", "resources: [app.yaml]\ntransformers: [config.yaml]\n")
            .Write("base/app.yaml", Deployment)
            .Write("base/config.yaml", Gardener.WithFunction(FunctionOf(version)))
            .Write("top/kustomization.yaml", "resources: [../base]\ntransformers: [config.yaml]\n")
            .Write(
                "top/config.yaml",
                Gardener
                    .Replace("shop.example.com", "shop.example.org", StringComparison.Ordinal)
                    .WithFunction(FunctionOf(version))
            );

        var built = Built(version, folder, "top");

        Assert.Equal(
            ["Certificate istio-system/kyma-tls-cert", "Deployment app", "Gateway kyma-system/kyma-gateway"],
            Names(built)
        );
        Assert.All(
            built,
            resource => Assert.DoesNotContain("example.com", resource.ToJsonString(), StringComparison.Ordinal)
        );
    }

    [Theory, MemberData(nameof(Versions))]
    public void Two_configs_in_one_file_run_one_after_the_other(string version)
    {
        using var folder = Package(
            version,
            $"{Gardener}---\n"
                + Gardener
                    .Replace("name: shop", "name: blog")
                    .Replace("domain: shop", "gateway: {name: blog}\n  domain: blog")
        );

        var outcome = Build(version, folder).Ends(0);

        Assert.Equal(5, Manifests.Parse(outcome.Stdout).Count);
        Assert.DoesNotContain("warning", outcome.Stderr, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_generator_that_needs_resources_says_to_become_a_transformer(string version)
    {
        using var folder = Package(version, SelfSigned, phase: "generators");

        var outcome = Build(version, folder);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Empty(outcome.Stdout);
        Assert.Contains("a kustomize generator is given no resources", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains("under `transformers:`", outcome.Stderr, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public void What_a_generator_gives_is_renamed_with_all_the_rest(string version)
    {
        using var folder = new Workspace()
            .Write("config.yaml", Gardener.WithFunction(FunctionOf(version)))
            .Write("kustomization.yaml", "generators: [config.yaml]\nnamePrefix: pre-\n");

        Assert.Equal(
            ["Certificate istio-system/pre-kyma-tls-cert", "Gateway kyma-system/pre-kyma-gateway"],
            Names(Built(version, folder))
        );
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_hash_in_the_name_is_refused_for_nothing_would_follow_it(string version)
    {
        using var folder = Package(
            version,
            SelfSigned.Replace(
                "{name: shop}",
                "{name: shop, annotations: {kustomize.config.k8s.io/needs-hash: \"true\"}}",
                StringComparison.Ordinal
            )
        );

        var outcome = Build(version, folder);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains("kustomize.config.k8s.io/needs-hash", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains("credentialName", outcome.Stderr, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_seed_from_a_secretGenerator_is_found_and_goes_nowhere(string version)
    {
        using var folder = Package(
                version,
                SelfSigned.Replace(", namespace: shop", "", StringComparison.Ordinal),
                """
                namespace: over
                secretGenerator:
                - name: seed
                  literals: [seed=Vq7zKfRs2mXw9hTbYd4nLc6pGj8uEaCx1tHr3oWi5k]
                  options: {annotations: {config.kubernetes.io/local-config: "true"}}

                """
            )
            .Write("inputs.yaml", $"{ShootInfo}---\n{Deployment}");

        Assert.Equal(
            [
                "Deployment over/app",
                "Gateway kyma-system/kyma-gateway",
                "Secret istio-system/kyma-gateway-certs",
                "ServiceEntry kyma-system/api-partner-com",
            ],
            Names(Built(version, folder))
        );
    }

    /// <summary>
    /// kustomize itself writes path annotations on what a validator answers and then finds it changed, whatever the
    /// function is: only failing works. What is to pass belongs under <c>transformers:</c>.
    /// </summary>
    [Theory, MemberData(nameof(Versions))]
    public void As_validator_a_broken_config_fails_while_kustomize_lets_no_function_pass(string version)
    {
        using var folder = Package(
            version,
            SelfSigned.Replace("hosts:", "host:", StringComparison.Ordinal),
            phase: "validators"
        );

        Assert.Contains("Did you mean 'hosts'?", Build(version, folder).Ends(1).Stderr, StringComparison.Ordinal);

        folder.Write(
            "config.yaml",
            Gardener.WithFunction(version == V4 ? $"exec: {{path: {folder.Cat()}}}" : FunctionOf(version))
        );
        folder.WriteProgram(".shim/docker", "#!/bin/sh\nexec cat\n");
        var cat =
            version == V4
                ? Build(version, folder)
                : Tool.Kubectl.Run(
                    ["kustomize", "--enable-alpha-plugins", folder.Folder],
                    environment: new Dictionary<string, string?>
                    {
                        ["PATH"] = $"{folder.Path(".shim")}:{Environment.GetEnvironmentVariable("PATH")}",
                    }
                );
        Assert.Contains("validator shouldn't modify the resource map", cat.Ends(1).Stderr, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_resource_that_is_not_ours_stops_the_build(string version)
    {
        using var folder = Package(version, Gardener)
            .Write(
                "inputs.yaml",
                """
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: kyma-gateway, namespace: kyma-system}
                spec: {selector: {istio: theirs}}

                """
            );

        var outcome = Build(version, folder);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Empty(outcome.Stdout);
        Assert.Contains("was not rendered by kyma-krm", outcome.Stderr, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public void Nothing_that_went_in_is_lost(string version)
    {
        var many = string.Join(
            "---\n",
            Enumerable
                .Range(0, 200)
                .Select(i => Deployment.Replace("name: app}", $"name: app-{i}}}", StringComparison.Ordinal))
        );
        using var folder = Package(version, Gardener).Write("inputs.yaml", many);

        Assert.Equal(202, Built(version, folder).Count);
    }

    /// <summary>
    /// What the warning of an overlay that moves or renames what is rendered rests on: metadata changes, and no field
    /// that names a Secret. Gardener's Certificate names the Secret's namespace as well, so that one stays usable.
    /// </summary>
    [Theory]
    [InlineData("gardener: {}", "Certificate over/pre-shop-cert", "shop-certs in istio-system")]
    [InlineData(
        "certManager: {issuerRef: {name: ca, kind: ClusterIssuer}}",
        "Certificate over/pre-shop-cert",
        "shop-certs in over"
    )]
    [InlineData(
        "provided: {externalSecret: {secretStoreRef: {name: store, kind: SecretStore}, key: shop}}",
        "ExternalSecret over/pre-shop-certs",
        "shop-certs in over"
    )]
    [InlineData(
        "selfSigned: {notBefore: '2026-01-01T00:00:00Z', seedSecretRef: {name: seed, namespace: shop}}",
        "Secret over/pre-shop-certs",
        "pre-shop-certs in over"
    )]
    public void An_overlay_with_namespace_and_namePrefix_changes_metadata_alone(
        string source,
        string resource,
        string secret
    )
    {
        var config = Gardener.Replace(
            "certificate: {gardener: {}}",
            $"gateway: {{name: shop}}\n  certificate: {{{source}}}",
            StringComparison.Ordinal
        );
        using var folder = new Workspace()
            .Write("base/kustomization.yaml", "resources: [inputs.yaml]\ntransformers: [config.yaml]\n")
            .Write("base/inputs.yaml", Seed)
            .Write("base/config.yaml", config.WithFunction(FunctionOf(V5)))
            .Write("top/kustomization.yaml", "resources: [../base]\nnamespace: over\nnamePrefix: pre-\n");

        var built = Built(V5, folder, "top");

        Assert.Equal(new[] { "Gateway over/pre-shop", resource }.Order(StringComparer.Ordinal), Names(built));
        var gateway = built.Single(r => (string?)r["kind"] == "Gateway");
        Assert.Equal("shop-certs", (string?)gateway["spec"]!["servers"]![0]!["tls"]!["credentialName"]);
        var writer = built.Single(r => r != gateway);
        var (spec, own) = (writer["spec"], writer["metadata"]!);
        Assert.Equal(
            secret,
            $"{spec?["secretRef"]?["name"] ?? spec?["secretName"] ?? spec?["target"]?["name"] ?? own["name"]} in "
                + $"{spec?["secretRef"]?["namespace"] ?? own["namespace"]}"
        );
    }

    /// <summary>
    /// `namespace:` would move the Secret away from the gateway pods; a transformer of one's own can leave set ones
    /// alone. 4.5.4 does not know the field yet.
    /// </summary>
    [Fact]
    public void An_overlay_with_unsetOnly_leaves_the_gateway_and_its_secret_where_they_are()
    {
        using var folder = new Workspace()
            .Write("base/kustomization.yaml", "resources: [inputs.yaml]\ntransformers: [config.yaml]\n")
            .Write("base/inputs.yaml", $"{Seed}---\n{ShootInfo}---\n{Deployment}")
            .Write("base/config.yaml", SelfSigned.WithFunction(FunctionOf(V5)))
            .Write("top/kustomization.yaml", "resources: [../base]\ntransformers: [namespace.yaml]\n")
            .Write(
                "top/namespace.yaml",
                """
                apiVersion: builtin
                kind: NamespaceTransformer
                metadata: {name: namespace, namespace: shop}
                unsetOnly: true
                fieldSpecs:
                - {path: metadata/namespace, create: true}

                """
            );

        Assert.Equal(
            [
                "Deployment shop/app",
                "Gateway kyma-system/kyma-gateway",
                "Secret istio-system/kyma-gateway-certs",
                "ServiceEntry kyma-system/api-partner-com",
            ],
            Names(Built(V5, folder, "top"))
        );
    }
}
