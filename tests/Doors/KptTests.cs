namespace Kyma.Krm.Tests.Doors;

/// <summary>Real kpt on packages under git: what it writes, what it leaves alone, what it shows.</summary>
public sealed class KptTests
{
    const string Shop = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata:
          name: shop
          annotations:
            config.kubernetes.io/local-config: "true"
        spec:
          domain: shop.example.com
          certificate:
            gardener: {}
          egress:
            services:
            - hosts: [api.partner.com]
            - name: orders-db
              hosts: [db.example.com]
              preset: postgresql

        """;

    const string Blog = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata:
          name: blog
          annotations:
            config.kubernetes.io/local-config: "true"
        spec:
          domain: blog.example.com
          gateway: {name: blog-gateway}
          certificate:
            gardener: {}

        """;

    /// <summary>
    /// What people have lying in their packages, and what kpt itself rewrites even where a function changes nothing.
    /// </summary>
    const string Others = """
        # Licence.

        apiVersion: apps/v1   # the version
        kind: Deployment
        metadata: {name: a, namespace: shop}  # flow
        spec:
            template:   &t
                folded: >-
                    folded
                    text
                emoji: "😀"
                "on": yes
                octal: 0777
                float: 1e3
                day: 2001-01-01
            again: *t
            list:
                - a
                # between
                - - b
                  - c
        ---
        # Head.
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: b
        data:
          literal: |
            # no comment
            items:
            - x
          empty:
        # Foot.

        """;

    static readonly string[] Short =
    [
        "name=shop",
        "domain=shop.example.com",
        "certificate.gardener.issuerRef.name=garden",
        "egress.hosts=api.partner.com,db.example.com",
    ];

    static string Ours => $"exec: {Tool.Binary.Path}";

    static string OursWithConfig => $"{Ours}\nconfigPath: config.yaml";

    static string[] Exec => ["--exec", Tool.Binary.Path];

    static Support.Outcome EvalShort(Workspace package, params string[] options) =>
        Kpt.Eval(package, [.. Exec, .. options, "--", .. Short]);

    [Fact]
    public void A_service_that_leaves_the_config_takes_its_file_with_it_and_nothing_else()
    {
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("others.yaml", Others)
            .Write("Kptfile", Kpt.File(OursWithConfig));
        Kpt.Render(package).Ends(0);
        Assert.Equal(
            [
                "Kptfile",
                "config.yaml",
                "others.yaml",
                "shop-certificate-kyma-tls-cert.yaml",
                "shop-gateway-kyma-gateway.yaml",
                "shop-serviceentry-api-partner-com.yaml",
                "shop-serviceentry-orders-db.yaml",
            ],
            package.Files
        );
        package.Replace("shop-gateway-kyma-gateway.yaml", "  selector:", "  # Ours to say.\n  selector:");
        package.Replace("config.yaml", "    - hosts: [api.partner.com]\n", "");
        package.Commit();

        Kpt.Render(package).Ends(0);

        Assert.StartsWith(
            "diff --git a/shop-serviceentry-api-partner-com.yaml b/shop-serviceentry-api-partner-com.yaml\n"
                + "deleted file",
            package.Diff(),
            StringComparison.Ordinal
        );
        Assert.Single(package.Diff().Split('\n'), line => line.StartsWith("diff", StringComparison.Ordinal));
        Assert.Contains("# Ours to say.", package.Read("shop-gateway-kyma-gateway.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_others_change_in_nothing_but_what_kpt_itself_changes()
    {
        const string Crlf =
            "apiVersion: v1\r\nkind: ConfigMap\r\nmetadata:\r\n  name: crlf\r\ndata:\r\n  a: \"1\"   # one\r\n";
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("sub/others.yaml", Others)
            .Write("crlf.yaml", Crlf)
            .Commit();
        Kpt.Eval(package, ["--exec", package.Cat()]).Ends(0);
        var byCat = package.Files.ToDictionary(file => file, package.Read);
        Assert.NotEqual(Others, byCat["sub/others.yaml"]);
        package.Write("config.yaml", Shop).Write("sub/others.yaml", Others).Write("crlf.yaml", Crlf);

        Kpt.Eval(package, [.. Exec, "--fn-config", package.Path("config.yaml")]).Ends(0);

        Assert.All(byCat, file => Assert.Equal(file.Value, package.Read(file.Key)));
        Assert.Equal(4, package.Files.Count - byCat.Count);
    }

    [Fact]
    public void Key_value_pairs_and_a_ConfigMap_in_the_Kptfile_are_the_same_config()
    {
        using var byEval = new Workspace();
        using var byRender = new Workspace().Write(
            "Kptfile",
            Kpt.File(
                $"{Ours}\nconfigMap:\n"
                    + string.Join('\n', Short.Select(pair => $"  {pair.Replace("=", ": ", StringComparison.Ordinal)}"))
            )
        );

        EvalShort(byEval).Ends(0);
        Kpt.Render(byRender).Ends(0);

        Assert.Equal(4, byEval.Files.Count);
        Manifests.AssertSame(byEval.Resources, byRender.Resources);
        Kpt.Render(byRender.Commit()).Ends(0);
        Assert.Empty(byRender.Diff());
    }

    [Fact]
    public void The_image_renders_in_a_pipeline_too()
    {
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("Kptfile", Kpt.File($"image: {Tool.Image}\nconfigPath: config.yaml"));

        Kpt.Render(package).Ends(0);

        Assert.Equal(4, package.Resources.Count);
        Kpt.Render(package.Commit()).Ends(0);
        Assert.Empty(package.Diff());
    }

    [Fact]
    public void A_wrong_key_is_told_as_it_was_typed()
    {
        using var package = new Workspace();

        var outcome = Kpt.Eval(
                package,
                [.. Exec, "--", "name=shop", "domain=shop.example.com", "certificat.gardener.issuerRef.name=garden"]
            )
            .Ends(1);

        Assert.Contains(
            "data.certificat: `certificat` is not a field here. ",
            outcome.Stderr,
            StringComparison.Ordinal
        );
        Assert.Contains("Did you mean 'certificate'?", outcome.Stderr, StringComparison.Ordinal);
        Assert.Empty(package.Files);
    }

    [Fact]
    public void Without_any_config_the_ways_to_pass_one_are_told()
    {
        using var package = new Workspace();

        Assert.Contains(
            "no config: pass a KymaTraffic",
            Kpt.Eval(package, Exec).Ends(1).Stderr,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void As_validator_a_good_config_passes_and_a_broken_one_fails()
    {
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("Kptfile", Kpt.Validators(OursWithConfig))
            .Commit();

        Kpt.Render(package).Ends(0);
        Assert.Empty(package.Diff());

        package.Replace("config.yaml", "certificate:", "certificat:");
        Assert.Contains(
            "`certificat` is not a field here",
            Kpt.Render(package.Commit()).Ends(1).Stderr,
            StringComparison.Ordinal
        );
        Assert.Empty(package.Diff());
    }

    [Theory]
    [InlineData("--match-kind", "Gateway")]
    [InlineData("--exclude-kind", "Gateway")]
    public void Selectors_that_hide_what_was_rendered_are_refused(string option, string value)
    {
        using var package = new Workspace();
        EvalShort(package).Ends(0);
        package.Commit();

        var outcome = EvalShort(package, option, value).Ends(1);

        Assert.Contains("kpt passed only a selection of the package", outcome.Stderr, StringComparison.Ordinal);
        Assert.Contains(
            "remove `selectors` and `exclude` from this function",
            outcome.Stderr,
            StringComparison.Ordinal
        );
        Assert.Empty(package.Diff());
    }

    [Fact]
    public void What_a_selector_without_any_match_wrote_twice_the_next_whole_run_mends()
    {
        using var package = new Workspace();
        EvalShort(package).Ends(0);
        package.Commit();

        // A selection of nothing looks to a function like an empty package.
        EvalShort(package, "--match-kind", "NoSuchKind").Ends(0);
        EvalShort(package).Ends(0);

        Assert.Empty(package.Diff());
    }

    [Fact]
    public void A_namespace_and_labels_set_behind_us_stay_and_a_second_run_changes_nothing()
    {
        using var package = new Workspace().Write("config.yaml", Shop);
        package.Write(
            "Kptfile",
            Kpt.File(
                OursWithConfig,
                $"exec: {package.SetNamespace("moved")}",
                $"exec: {package.SetLabels("team", "blue")}"
            )
        );

        Kpt.Render(package).Ends(0);

        Assert.Equal(4, package.Resources.Count);
        Assert.All(
            package.Resources,
            resource =>
                Assert.Equal(
                    ("moved", "blue"),
                    ((string?)resource["metadata"]!["namespace"], (string?)resource["metadata"]!["labels"]!["team"])
                )
        );
        Kpt.Render(package.Commit()).Ends(0);
        Assert.Empty(package.Diff());
    }

    [Fact]
    public void The_domain_is_found_in_shoot_info_even_where_a_namespace_mutator_moved_it()
    {
        var example = new GoldenCase(Repository.File("examples/gateway-gardener-shoot"));
        using var package = new Workspace()
            .Write("config.yaml", example.Config)
            .Write("resources.yaml", example.Resources!);
        package.Write("Kptfile", Kpt.File($"exec: {package.SetNamespace("moved")}", OursWithConfig));

        Kpt.Render(package).Ends(0);

        Assert.Equal(2, package.Resources.Count);
        Assert.Contains(
            "c-5ae1f20.kyma.ondemand.com",
            package.Read("shop-gateway-shop-gateway.yaml"),
            StringComparison.Ordinal
        );

        // In front of us it moves our own output in the second run; from then on nothing changes.
        Kpt.Render(package).Ends(0);
        Kpt.Render(package.Commit()).Ends(0);
        Assert.Empty(package.Diff());
    }

    [Theory]
    [InlineData("shop.yaml", "blog.yaml")]
    [InlineData("both.yaml", "both.yaml")]
    [InlineData("a/shop.yaml", "b/c/blog.yaml")]
    public void Two_configs_of_a_package_each_render_once_next_to_their_file(string shop, string blog)
    {
        using var package = new Workspace().Write(shop, Shop);
        package.Write(blog, shop == blog ? $"{Shop}---\n{Blog}" : Blog).Write("Kptfile", Kpt.File(Ours));

        Kpt.Render(package).Ends(0);

        Assert.Equal(6, package.Resources.Count);
        Assert.True(package.Has(Path.Combine(Path.GetDirectoryName(shop)!, "shop-gateway-kyma-gateway.yaml")));
        Assert.True(package.Has(Path.Combine(Path.GetDirectoryName(blog)!, "blog-gateway-blog-gateway.yaml")));
        Kpt.Render(package.Commit()).Ends(0);
        Assert.Empty(package.Diff());
    }

    [Fact]
    public void One_config_as_functionConfig_and_another_as_item_each_render_once()
    {
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("blog.yaml", Blog)
            .Write("Kptfile", Kpt.File(OursWithConfig));

        Kpt.Render(package).Ends(0);

        Assert.Equal(6, package.Resources.Count);
    }

    [Fact]
    public void A_step_for_each_config_renders_what_one_step_for_all_does()
    {
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("blog.yaml", Blog)
            .Write("Kptfile", Kpt.File(OursWithConfig, $"{Ours}\nconfigPath: blog.yaml"));

        var outcome = Kpt.Render(package).Ends(0);

        Assert.Equal(6, package.Resources.Count);
        Assert.DoesNotContain("warning", outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_subpackage_with_a_pipeline_of_its_own_renders_into_its_own_folder_once()
    {
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("Kptfile", Kpt.File(OursWithConfig))
            .Write("sub/config.yaml", Blog)
            .Write(
                "sub/Kptfile",
                Kpt.File(OursWithConfig).Replace("name: package", "name: sub", StringComparison.Ordinal)
            );

        Kpt.Render(package).Ends(0);

        Assert.Equal(6, package.Resources.Count);
        Assert.True(package.Has("sub/blog-gateway-blog-gateway.yaml"));
        Kpt.Render(package.Commit()).Ends(0);
        Assert.Empty(package.Diff());
    }

    /// <summary>
    /// The same config in four packages: two with a pipeline of their own, one without, and the one around them.
    /// </summary>
    [Fact]
    public void Packages_from_one_blueprint_render_each_into_its_own_and_a_new_namespace_moves_the_resource()
    {
        using var package = new Workspace();
        foreach (var (folder, name) in new[] { ("", "root"), ("dev/", "dev"), ("prod/", "prod"), ("plain/", "plain") })
        {
            package.Write($"{folder}config.yaml", Egress.Replace("NAME", name, StringComparison.Ordinal));
            package.Write(
                $"{folder}Kptfile",
                name == "plain"
                    ? "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: plain}\n"
                    : Kpt.File(OursWithConfig)
            );
        }

        Kpt.Render(package).Ends(0);

        Assert.Equal(4, package.Resources.Count);
        foreach (var folder in new[] { "", "dev/", "prod/", "plain/" })
            Assert.True(package.Has($"{folder}shop-serviceentry-partner.yaml"));
        Kpt.Render(package.Commit()).Ends(0);
        Assert.Empty(package.Diff());

        package.Replace("plain/config.yaml", "namespace: plain", "namespace: moved");
        Assert.Contains("in the namespace 'moved' now", Kpt.Render(package).Ends(0).Stderr, StringComparison.Ordinal);
        Assert.Contains(
            "namespace: moved",
            package.Read("plain/shop-serviceentry-partner.yaml"),
            StringComparison.Ordinal
        );
        Assert.Equal(4, package.Resources.Count);
    }

    const string Egress = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata:
          name: shop
          annotations:
            config.kubernetes.io/local-config: "true"
        spec:
          egress:
            namespace: NAME
            services:
            - name: partner
              hosts: [NAME.partner.com]

        """;

    [Fact]
    public void Two_different_configs_of_one_name_are_refused_with_what_differs()
    {
        using var package = new Workspace()
            .Write("a.yaml", Shop)
            .Write("b.yaml", Shop.Replace("db.example.com", "db2.example.com", StringComparison.Ordinal))
            .Write("Kptfile", Kpt.File(Ours))
            .Commit();

        Assert.Contains(
            "two different configs are called 'shop'; they differ in spec.egress.services[1].hosts[0]",
            Kpt.Render(package).Ends(1).Stderr,
            StringComparison.Ordinal
        );
        Assert.Empty(package.Diff());
    }

    [Fact]
    public void Two_configs_that_render_the_same_resource_are_refused()
    {
        using var package = new Workspace()
            .Write("a.yaml", Shop)
            .Write("b.yaml", Blog.Replace("blog-gateway", "kyma-gateway", StringComparison.Ordinal))
            .Write("Kptfile", Kpt.File(Ours))
            .Commit();

        Assert.Contains(
            "would both render Gateway kyma-system/kyma-gateway",
            Kpt.Render(package).Ends(1).Stderr,
            StringComparison.Ordinal
        );
        Assert.Empty(package.Diff());
    }

    [Fact]
    public void A_resource_that_is_not_ours_is_not_written_over_until_its_owner_says_so()
    {
        const string Theirs = """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata:
              name: kyma-gateway
              namespace: kyma-system
              annotations:
                team: blue
            spec:
              selector: {istio: theirs} # by hand

            """;
        using var package = new Workspace()
            .Write("config.yaml", Shop)
            .Write("theirs.yaml", Theirs)
            .Write("Kptfile", Kpt.File(OursWithConfig))
            .Commit();

        Assert.Contains(
            "krm.kyma-project.io/adopt: \"true\"",
            Kpt.Render(package).Ends(1).Stderr,
            StringComparison.Ordinal
        );
        Assert.Empty(package.Diff());

        package.Replace("theirs.yaml", "team: blue", "team: blue\n    krm.kyma-project.io/adopt: \"true\"");
        Kpt.Render(package).Ends(0);

        Assert.Contains("team: blue", package.Read("theirs.yaml"), StringComparison.Ordinal);
        Assert.Contains("istio: ingressgateway", package.Read("theirs.yaml"), StringComparison.Ordinal);
        Assert.DoesNotContain("adopt", package.Read("theirs.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Warnings_can_be_read_in_the_display_of_kpt()
    {
        using var package = new Workspace()
            .Write(
                "config.yaml",
                Shop.Replace(
                    "    config.kubernetes.io/local-config: \"true\"\n",
                    "    note: applied\n",
                    StringComparison.Ordinal
                )
            )
            .Write("Kptfile", Kpt.File(Ours));

        var outcome = Kpt.Render(package).Ends(0);

        Assert.Contains(
            "[warning] krm.kyma-project.io/v1alpha1/KymaTraffic/shop metadata.annotations: ",
            outcome.Stderr,
            StringComparison.Ordinal
        );
        Assert.Contains("config.kubernetes.io/local-config: \"true\"", outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_mistakes_stay_readable_though_kpt_cuts_what_is_long()
    {
        var bad = string.Concat(Enumerable.Range(0, 9).Select(i => $"    - hosts: [bad_{i}.example.com]\n"));
        using var package = new Workspace()
            .Write("config.yaml", Shop.Replace("    - hosts: [api.partner.com]\n", bad, StringComparison.Ordinal))
            .Write("Kptfile", Kpt.File(OursWithConfig));

        var shown = Kpt.Render(package).Ends(1).Stderr;

        Assert.Contains("bad_0.example.com", shown, StringComparison.Ordinal);
        Assert.Contains("and 6 more; 'kyma-krm check' shows all", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documentation_of_the_image_can_be_asked_for()
    {
        var help = Tool.Kpt.Run(["fn", "doc", "--image", Tool.Image]).Ends(0);

        Assert.Contains("the KRM function: a ResourceList on stdin", help.Stdout, StringComparison.Ordinal);
        Assert.Contains("KymaTraffic", help.Stdout, StringComparison.Ordinal);
        Assert.Contains("name=shop domain=shop.example.com", help.Stdout, StringComparison.Ordinal);
    }
}
