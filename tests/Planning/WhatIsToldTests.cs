using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Planning;

/// <summary>What a run reports of resources that are there: nothing changes, goes or stays behind silently.</summary>
public sealed class WhatIsToldTests
{
    const string Partner = "egress: {namespace: shop, services: [{hosts: [api.partner.com]}]}";

    const string From = "krm.kyma-project.io/rendered-from";

    static KptPackage Rendered(string spec) => new KptPackage(KptPackage.Config($"{{{spec}}}")).Run();

    static JsonNode Annotations(JsonObject resource) => resource["metadata"]!["annotations"]!;

    static void Contains(string expected, KptPackage package) =>
        Assert.Contains(expected, package.Results, StringComparison.Ordinal);

    [Theory]
    [InlineData("internal.config.k8s.io/kpt-resource-id", 1)]
    [InlineData("internal.config.kubernetes.io/kpt-resource-id", 1)]
    [InlineData("example.com/id", 0)]
    public void A_selection_of_the_package_is_refused(string annotation, int exitCode)
    {
        var other = KptPackage.Parse(
            $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, annotations: {{{annotation}: \"1\"}}}}}}"
        );

        var package = new KptPackage(KptPackage.Config($"{{{Partner}}}"), KptPackage.At(other, "a.yaml")).Run();

        Assert.Equal(exitCode, package.ExitCode);
        Assert.Equal(
            exitCode == 1,
            package.Results.Contains("error selectors-hide-output a.yaml", StringComparison.Ordinal)
        );
        Assert.Equal(exitCode == 1, package.Fields.Contains("selectors-hide-output metadata.annotations"));
        package.Items.Add(KptPackage.At(other.DeepClone().AsObject(), "b.yaml"));
        Assert.Equal(exitCode, package.Run().ExitCode);
        Assert.DoesNotContain("b.yaml", package.Results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shop", "store", "shop and store would both render ServiceEntry shop/partner")]
    [InlineData("shop", "shop", "'shop' in config.yaml and 'shop' in sub/config.yaml would both render")]
    public void One_resource_of_two_configs_names_both(string first, string second, string said)
    {
        static string Named(string host) =>
            $"{{egress: {{namespace: shop, services: [{{name: partner, hosts: [{host}]}}]}}}}";
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Config(Named("a.example.com"), first, package: "/m/p"),
            KptPackage.Kptfile("Kptfile", false, "/m/p/sub"),
            KptPackage.Config(Named("b.example.com"), second, package: "/m/p/sub")
        ).Run();

        Assert.Equal(1, package.ExitCode);
        Contains("error rendered-twice sub/config.yaml", package);
        Assert.Contains("rendered-twice spec", package.Fields);
        Contains(said, package);
        Contains("with the service's `name` in `egress.services`", package);
    }

    /// <summary>A gateway for what comes in, and one of that name for what goes out.</summary>
    [Fact]
    public void A_config_that_renders_a_resource_twice_says_so() =>
        Contains(
            "'shop' would render Gateway shop/shop-egress twice: give one of the two another name, with `gateway.name`",
            Rendered(
                "domain: shop.example.com, certificate: {gardener: {}}, gateway: {name: shop-egress, namespace: shop}, "
                    + "egress: {namespace: shop, services: [{hosts: [b.example.com], via: EgressGateway}]}"
            )
        );

    [Theory]
    [InlineData(true, "`metadata.name` of the config")]
    [InlineData(false, "`gateway.name`")]
    public void The_field_that_is_named_is_that_of_the_later_config(bool isEgressLater, string field)
    {
        JsonObject[] configs =
        [
            KptPackage.Config(
                "{domain: shop.example.com, certificate: {gardener: {}}, gateway: {name: out-egress, namespace: shop}}",
                "in",
                "a.yaml"
            ),
            KptPackage.Config(
                "{egress: {namespace: shop, services: [{hosts: [b.example.com], via: EgressGateway}]}}",
                "out",
                "b.yaml"
            ),
        ];

        var package = new KptPackage(isEgressLater ? configs : [.. configs.Reverse()]).Run();

        Contains($"Gateway shop/out-egress: give one of them another name, with {field}", package);
    }

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 1)]
    public void A_resource_of_others_is_taken_over_only_where_it_says_so(string adopt, int exitCode)
    {
        var foreign = KptPackage.Parse(
            "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: api-partner-com, "
                + $"namespace: shop, annotations: {{krm.kyma-project.io/adopt: \"{adopt}\"}}}}, spec: {{}}}}"
        );

        var package = new KptPackage(KptPackage.Config($"{{{Partner}}}"), KptPackage.At(foreign, "mine.yaml")).Run();

        Assert.Equal(exitCode, package.ExitCode);
        var entry = package.Find("ServiceEntry");
        Assert.Equal("mine.yaml", (string?)Annotations(entry)["internal.config.kubernetes.io/path"]);
        if (exitCode == 0)
        {
            Assert.Equal("shop", (string?)Annotations(entry)[From]);
            Assert.Null(Annotations(entry)["krm.kyma-project.io/adopt"]);
            Assert.Equal("DNS", (string?)entry["spec"]!["resolution"]);
        }
        else
        {
            Contains("error resource-not-ours mine.yaml", package);
            Assert.Contains("resource-not-ours metadata.name", package.Fields);
            Contains(
                "'shop' would render this resource, but the one that is there was not rendered by kyma-krm",
                package
            );
        }
    }

    [Fact]
    public void What_another_package_rendered_under_this_configs_name_is_not_taken_over()
    {
        var other = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p/dev"),
            KptPackage.Config($"{{{Partner}}}", package: "/m/p/dev")
        ).Run();

        var package = new KptPackage([
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Config($"{{{Partner}}}", package: "/m/p"),
            .. other.Items,
        ]).Run();

        Assert.Equal(1, package.ExitCode);
        Contains("was rendered for another package, or moved there by another function", package);
    }

    [Fact]
    public void Output_of_a_config_that_is_gone_is_named_with_what_else_is_left_of_it()
    {
        const string two =
            "egress: {namespace: shop, services: [{hosts: [api.partner.com]}, {hosts: [b.partner.com]}]}";
        var package = Rendered(two).Replace(KptPackage.Config($"{{{Partner}}}", "store")).Run();

        Assert.Equal(1, package.ExitCode);
        Contains(
            "'store' would render ServiceEntry shop/api-partner-com, which 'shop' rendered, and no config of that name",
            package
        );
        Contains(". From 'shop' there are also: ServiceEntry shop/b-partner-com", package);
        Assert.DoesNotContain("owner-not-here", package.Results, StringComparison.Ordinal);
        Assert.Contains("resource-not-ours metadata.annotations[krm.kyma-project.io/rendered-from]", package.Fields);
    }

    [Fact]
    public void Where_nothing_else_is_left_of_a_config_that_is_gone_nothing_else_is_named() =>
        Assert.EndsWith(
            "Otherwise give one of the two other names",
            Rendered(Partner).Replace(KptPackage.Config($"{{{Partner}}}", "store")).Run().Results,
            StringComparison.Ordinal
        );

    /// <summary>The items leave as they came, so nothing is removed or replaced.</summary>
    [Fact]
    public void A_run_with_an_error_does_not_say_what_it_would_have_done()
    {
        const string other = "{egress: {namespace: shop, services: [{hosts: [b.example.com]}]}}";
        var package = new KptPackage(
            KptPackage.Config($"{{{Partner}}}"),
            KptPackage.Config(other, "other", "other.yaml")
        ).Run();
        package.Items[0]["metadata"]!["name"] = "store";
        package.Items[1]["spec"] = new JsonObject { ["state"] = "Absent" };

        package.Run();

        Assert.Equal(1, package.ExitCode);
        Contains("error resource-not-ours", package);
        Assert.DoesNotContain("info ", package.Results, StringComparison.Ordinal);
        package.Items[0]["metadata"]!["name"] = "shop";
        Contains("info rendered-removed", package.Run());
    }

    [Fact]
    public void Each_config_that_is_gone_is_reported_with_its_own_resources()
    {
        var package = new KptPackage(
            KptPackage.Config($"{{{Partner}}}"),
            KptPackage.Config(
                "{egress: {namespace: edge, services: [{hosts: [a.example.com]}, {hosts: [b.example.com]}]}}",
                "edge",
                "edge.yaml"
            )
        ).Run();
        package.Items.RemoveAll(item => (string)item["kind"]! == "KymaTraffic");
        package.Items.Add(KptPackage.Config("{egress: {namespace: new, services: [{hosts: [c.example.com]}]}}", "new"));

        package.Run();

        Contains("warning owner-not-here", package);
        Contains(
            "what 'shop' rendered is kept, because no config of that name is part of this run: "
                + "ServiceEntry shop/api-partner-com.",
            package
        );
        Contains(
            "what 'edge' rendered is kept, because no config of that name is part of this run: "
                + "ServiceEntry edge/a-example-com, ServiceEntry edge/b-example-com.",
            package
        );
    }

    /// <summary>kustomize runs a function once per config: what is there was rendered a moment ago.</summary>
    [Fact]
    public void In_a_build_of_kustomize_nothing_is_left_behind()
    {
        var package = Rendered(Partner);
        Annotations(package.Find("ServiceEntry"))["kustomize.config.k8s.io/id"] = "1";

        package
            .Replace(KptPackage.Config("{egress: {namespace: new, services: [{hosts: [c.example.com]}]}}", "new"))
            .Run();

        Assert.Equal(0, package.ExitCode);
        Assert.DoesNotContain("owner-not-here", package.Results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Opaque", true)]
    [InlineData("kubernetes.io/tls", false)]
    [InlineData(null, false)]
    public void A_Secret_whose_type_changes_has_to_be_deleted_first(string? type, bool isReported)
    {
        const string local = "domain: local.kyma.dev, gateway: {name: shop}, certificate: {selfSigned: {}}";
        var package = Rendered(local);
        package.Find("Secret")["type"] = type;
        package.Find("Secret")["data"]!["tls.key"] = "";

        package.Run();

        Assert.Equal("kubernetes.io/tls", (string?)package.Find("Secret")["type"]);
        Assert.Equal(
            isReported,
            package.Results.Contains("becomes 'kubernetes.io/tls', and the type", StringComparison.Ordinal)
        );
        Assert.Equal(isReported, package.Fields.Contains("secret-type-changes type"));
        if (isReported)
            Contains("`type` changes from 'Opaque' to 'kubernetes.io/tls'", package);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(4, "; and 1 more fields")]
    public void Three_changed_fields_are_shown_and_the_others_counted(int fields, string? more)
    {
        var package = Rendered(Partner);
        var spec = package.Find("ServiceEntry")["spec"]!;
        (string Field, JsonNode Value)[] edits =
        [
            ("resolution", "NONE"),
            ("location", "MESH_INTERNAL"),
            ("extra1", 1),
            ("extra2", true),
        ];
        foreach (var (field, value) in edits.Take(fields))
            spec[field] = value;

        package.Run();

        Contains("`spec.resolution` changes from 'NONE' to 'DNS'", package);
        if (fields > 2)
            Contains("; `spec.extra1` is removed: 1", package);
        Assert.Equal(more is not null, package.Results.Contains(" more fields", StringComparison.Ordinal));
        Assert.DoesNotContain("extra2", package.Results, StringComparison.Ordinal);
        Contains($"{more ?? (fields > 1 ? "removed: 1" : "'DNS'")}. The config 'shop' decides these fields", package);
    }

    [Theory]
    [InlineData(77, false)]
    [InlineData(78, false)]
    [InlineData(79, true)]
    public void A_value_is_shown_up_to_80_characters(int length, bool isCut)
    {
        var package = Rendered(Partner);
        var long_ = new string('n', length);
        package.Find("ServiceEntry")["spec"]!["resolution"] = long_;

        package.Run();

        Contains(isCut ? $"from '{long_[..76]}... to 'DNS'" : $"from '{long_}' to 'DNS'", package);
    }

    [Fact]
    public void A_list_is_shown_without_quotes_and_what_is_missing_is_added()
    {
        var package = Rendered(Partner);
        var spec = package.Find("ServiceEntry")["spec"]!.AsObject();
        spec["hosts"] = new JsonArray("a", "b");
        spec.Remove("location");

        package.Run();

        Contains("`spec.hosts` changes from [a, b] to [api.partner.com]", package);
        Contains("`spec.location` is added: 'MESH_EXTERNAL'", package);

        package.Find("ServiceEntry")["spec"]!["hosts"] = new JsonArray("a", 1);
        Contains("`spec.hosts` changes from [\"a\",1] to [api.partner.com]", package.Run());
    }

    [Fact]
    public void Values_of_a_Secret_are_never_shown()
    {
        var package = Rendered("domain: local.kyma.dev, gateway: {name: shop}, certificate: {selfSigned: {}}");
        var secret = package.Find("Secret");
        secret["data"]!["tls.key"] = "bm90IGEga2V5";
        secret["data"]!["own"] = "b3du";
        secret["data"]!.AsObject().Remove("ca.crt");

        package.Run();

        Contains("`data[tls.key]` (changed)", package);
        Contains("`data.own` is removed: (hidden)", package);
        Contains("`data[ca.crt]` is added: (hidden)", package);
        Assert.DoesNotContain("bm90IGEga2V5", package.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("b3du", package.Results, StringComparison.Ordinal);

        secret = package.Find("Secret");
        secret.Remove("data");
        secret["stringData"] = new JsonObject { ["own"] = "in the clear" };
        package.Run();

        Contains("`data` is added: (hidden)", package);
        Contains("`stringData` is removed: (hidden)", package);
        Assert.DoesNotContain("in the clear", package.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void Marks_that_others_changed_come_back_without_a_word()
    {
        var package = Rendered(Partner);
        package.Find("ServiceEntry")["metadata"]!["labels"]!["krm.kyma-project.io/config"] = "other";
        var rendered = Annotations(package.Find("ServiceEntry")).AsObject();
        rendered.Remove("krm.kyma-project.io/rendered-as");

        package.Run();

        Assert.Equal("", package.Results);
        Assert.Equal(
            "shop.shop",
            (string?)package.Find("ServiceEntry")["metadata"]!["labels"]!["krm.kyma-project.io/config"]
        );
        Assert.Equal(
            "shop/api-partner-com",
            (string?)Annotations(package.Find("ServiceEntry"))["krm.kyma-project.io/rendered-as"]
        );
    }

    [Theory]
    [InlineData("{state: Absent}", "it is removed, because 'shop' is Absent")]
    [InlineData(
        "{egress: {namespace: shop, services: [{hosts: [b.example.com]}]}}",
        "it is removed, because 'shop' does not render it any more"
    )]
    public void What_is_removed_says_why(string spec, string why)
    {
        var package = Rendered(Partner).Replace(KptPackage.Config(spec)).Run();

        Contains(why, package);
        Assert.Equal(["rendered-removed "], package.Fields);
    }

    [Fact]
    public void What_moved_to_other_namespaces_says_the_first_of_them()
    {
        static string Rules(params string[] namespaces) =>
            "{apiRules: ["
            + string.Join(
                ", ",
                namespaces.Select(ns =>
                    $"{{name: a, namespace: {ns}, gateway: b/c, host: {ns}.example.com, "
                    + "service: {name: a, port: 80}}"
                )
            )
            + "]}";

        Contains(
            "it is removed, because 'shop' renders it in the namespace 'blog' now",
            new KptPackage(KptPackage.Config(Rules("old")))
                .Run()
                .Replace(KptPackage.Config(Rules("blog", "wiki")))
                .Run()
        );
    }

    [Fact]
    public void The_same_resource_a_second_time_is_removed()
    {
        var package = Rendered(Partner);
        package.Items.Add(KptPackage.At(package.Find("ServiceEntry").DeepClone().AsObject(), "second.yaml"));

        package.Run();

        Assert.Equal(["ServiceEntry shop/api-partner-com"], package.Names);
        Assert.Equal(["rendered-removed "], package.Fields);
        Contains(
            "info rendered-removed second.yaml ServiceEntry api-partner-com: it is removed, because the same "
                + "resource is here twice",
            package
        );
        Assert.DoesNotContain("copied-resource", package.Results, StringComparison.Ordinal);
    }

    /// <summary>It says something else: someone edited it, and no run may throw that away.</summary>
    [Fact]
    public void A_second_one_that_differs_is_a_copy_and_stays()
    {
        var package = Rendered(Partner);
        var second = package.Find("ServiceEntry").DeepClone().AsObject();
        second["spec"]!["resolution"] = "NONE";
        package.Items.Add(KptPackage.At(second, "second.yaml"));

        package.Run();

        Assert.Equal(2, package.Names.Count);
        Contains("warning copied-resource second.yaml", package);
    }

    /// <summary>kustomize's namePrefix keeps the names that a resource had.</summary>
    [Fact]
    public void A_resource_that_kustomize_renamed_is_still_ours()
    {
        var package = Rendered(Partner);
        var entry = package.Find("ServiceEntry");
        entry["metadata"]!["name"] = "pre-api-partner-com";
        Annotations(entry)["internal.config.kubernetes.io/previousNames"] = "older,api-partner-com";

        package.Run();

        Assert.Equal(["ServiceEntry shop/pre-api-partner-com"], package.Names);
        Assert.DoesNotContain("copied-resource", package.Results, StringComparison.Ordinal);
    }

    /// <summary>kpt fn eval does not say where its config is: new files go beside those of an earlier run.</summary>
    [Fact]
    public void Without_a_path_of_the_config_new_files_go_beside_the_earlier_ones()
    {
        var config = KptPackage.Config($"{{{Partner}}}", path: "deep/down/config.yaml");
        var package = new KptPackage(config).Run();
        package.Items.RemoveAt(0);
        var both = KptPackage.Config(
            "{egress: {namespace: shop, services: [{hosts: [api.partner.com]}, {hosts: [b.partner.com]}]}}",
            path: ""
        );
        Annotations(both).AsObject().Remove("internal.config.kubernetes.io/index");

        package.Run(both);

        Assert.Contains("deep/down/shop-serviceentry-b-partner-com.yaml 0", package.Places);
    }
}
