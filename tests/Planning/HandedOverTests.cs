using System.Text;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Planning;

/// <summary>Resources that change hands, and what a run sees of its own earlier output.</summary>
public sealed class HandedOverTests
{
    static string Egress(params string[] hosts)
    {
        var services = string.Join(", ", hosts.Select(host => $"{{hosts: [{host}]}}"));
        return $"{{egress: {{namespace: shop, services: [{services}]}}}}";
    }

    const string Clients = ", tls: {mode: MUTUAL, clientCA: {pem: \"%\"}}";

    static JsonNode Annotations(JsonObject resource) => resource["metadata"]!["annotations"]!;

    static string Path(JsonObject resource) => (string)Annotations(resource)["internal.config.kubernetes.io/path"]!;

    [Fact]
    public void What_one_config_gives_up_and_another_takes_stays_where_it_is()
    {
        var package = new KptPackage(
            KptPackage.Config(Egress("a.example.com", "b.example.com"), "one", "one.yaml"),
            KptPackage.Config(Egress("c.example.com"), "two", "two.yaml")
        ).Run();
        var path = Path(package.Items.Single(item => (string?)item["metadata"]!["name"] == "b-example-com"));

        package.Items[0] = KptPackage.Config(Egress("a.example.com"), "one", "one.yaml");
        package.Items[1] = KptPackage.Config(Egress("c.example.com", "b.example.com"), "two", "two.yaml");
        package.Run();

        Assert.Equal(0, package.ExitCode);
        var moved = Assert.Single(package.Items, item => (string?)item["metadata"]!["name"] == "b-example-com");
        Assert.Equal(path, Path(moved));
        Assert.Equal("two", (string?)Annotations(moved)["krm.kyma-project.io/rendered-from"]);
        Assert.DoesNotContain("rendered-removed", package.Results, StringComparison.Ordinal);
    }

    /// <summary>A person let it be taken over, and its config gives it up in the same run.</summary>
    [Fact]
    public void What_is_adopted_from_another_config_is_not_removed_by_that_one()
    {
        var package = new KptPackage(
            KptPackage.Config(Egress("a.example.com", "b.example.com"), "one", "one.yaml"),
            KptPackage.Config(Egress("c.example.com"), "two", "two.yaml")
        ).Run();
        var given = package.Items.Single(item => (string?)item["metadata"]!["name"] == "b-example-com");
        Annotations(given)["krm.kyma-project.io/adopt"] = "true";

        package.Items[0] = KptPackage.Config(Egress("a.example.com"), "one", "one.yaml");
        package.Items[1] = KptPackage.Config(Egress("c.example.com", "b.example.com"), "two", "two.yaml");
        package.Run();

        Assert.Equal(0, package.ExitCode);
        Assert.Contains("ServiceEntry shop/b-example-com", package.Names);
        Assert.DoesNotContain("rendered-removed", package.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_to_adopt_the_first_of_the_input_is_taken()
    {
        static JsonObject Foreign(string path) =>
            KptPackage.At(
                KptPackage.Parse(
                    "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: a-example-com, "
                        + "namespace: shop, annotations: {krm.kyma-project.io/adopt: 'true'}}, spec: {}}"
                ),
                path
            );

        var package = new KptPackage(
            KptPackage.Config(Egress("a.example.com")),
            Foreign("b.yaml"),
            Foreign("a.yaml")
        ).Run();

        Assert.Equal(
            "b.yaml",
            Path(package.Items.Single(item => Annotations(item)["krm.kyma-project.io/rendered-from"] is not null))
        );
    }

    /// <summary>Its config came to render what a person had copied for the time being.</summary>
    [Fact]
    public void A_copy_that_is_rendered_now_is_a_copy_no_more()
    {
        var package = new KptPackage(KptPackage.Config(Egress("a.example.com"))).Run();
        var copy = package.Find("ServiceEntry").DeepClone().AsObject();
        copy["metadata"]!["name"] = "b-example-com";
        package.Items.Add(KptPackage.At(copy, "mine.yaml"));

        package.Replace(KptPackage.Config(Egress("a.example.com", "b.example.com"))).Run();

        Assert.Equal(["ServiceEntry shop/a-example-com", "ServiceEntry shop/b-example-com"], package.Names);
        Assert.DoesNotContain("copied-resource", package.Results, StringComparison.Ordinal);
    }

    /// <summary>What an earlier run left is not looked at; what is around it is.</summary>
    [Fact]
    public void A_second_run_sees_the_shoot_info_as_the_first_did()
    {
        var shoot = KptPackage.Parse(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: shoot-info, namespace: kube-system, annotations: "
                + "{config.kubernetes.io/local-config: 'true'}}, data: {domain: c.example.com}}"
        );
        var package = new KptPackage(
            KptPackage.Config("{gateway: {name: shop}}"),
            KptPackage.At(shoot, "shoot.yaml")
        ).Run();
        var before = package.Names;

        package.Run();

        Assert.Equal((0, ""), (package.ExitCode, package.Results));
        Assert.Equal(before, package.Names);
    }

    /// <summary>Nothing replaces it, so it is judged like what anybody else left.</summary>
    [Fact]
    public void What_a_config_that_is_gone_left_is_judged()
    {
        var package = new KptPackage(
            KptPackage.Config(
                "{domain: local.kyma.dev, gateway: {name: old}, certificate: {secretName: tls, selfSigned: {}}}",
                "old"
            )
        ).Run();

        package
            .Replace(
                KptPackage.Config(
                    "{domain: a.example.com, gateway: {name: new}, certificate: {secretName: tls, existing: {}}}",
                    "new"
                )
            )
            .Run();

        Assert.Contains("host-not-covered", package.Results, StringComparison.Ordinal);
    }

    /// <summary>set-namespace moved it, and then its config gave it up: it is no copy that a person made.</summary>
    [Fact]
    public void A_moved_resource_that_is_not_wanted_any_more_is_removed()
    {
        var package = new KptPackage(KptPackage.Config(Egress("a.example.com", "b.example.com"))).Run();
        package.Items.Single(item => (string?)item["metadata"]!["name"] == "b-example-com")["metadata"]!["namespace"] =
            "other";

        package.Replace(KptPackage.Config(Egress("a.example.com"))).Run();

        Assert.Equal(["ServiceEntry shop/a-example-com"], package.Names);
        Assert.Contains("rendered-removed", package.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("copied-resource", package.Results, StringComparison.Ordinal);
    }

    /// <summary>Two of one kind and name: the namespace joins the file's name, which may be taken too.</summary>
    [Fact]
    public void A_file_that_others_have_is_shared_under_the_next_index()
    {
        static string Rule(string ns) =>
            $"{{name: a, namespace: {ns}, gateway: b/c, host: {ns}.example.com, service: {{name: a, port: 80}}}}";
        var foreign = KptPackage.Parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: mine}}");

        var package = new KptPackage(
            KptPackage.Config($"{{apiRules: [{Rule("blog")}, {Rule("wiki")}]}}"),
            KptPackage.At(foreign, "shop-apirule-blog-a.yaml")
        ).Run();

        Assert.Equal(
            ["config.yaml 0", "shop-apirule-blog-a.yaml 0", "shop-apirule-blog-a.yaml 1", "shop-apirule-wiki-a.yaml 0"],
            package.Places.Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Its own earlier output is about to be replaced, so no rule may depend on it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_run_does_not_judge_what_an_earlier_one_left(bool isTheOnlyOne)
    {
        var pem = Encoding.UTF8.GetString(Fixtures.Certificate("client-ca")).ReplaceLineEndings("\\n");
        static string Of(string ca, string asOf) =>
            "{domain: shop.example.com, gateway: {name: shop, tls: {mode: MUTUAL, clientCA: {"
            + $"{ca}}}}}}}, certificate: {{{asOf}existing: {{}}}}}}";
        var package = new KptPackage(KptPackage.Config(Of($"pem: \"{pem}\"", ""))).Run();
        Assert.Equal(0, package.ExitCode);
        if (isTheOnlyOne)
            package.Items.RemoveAll(item => (string)item["kind"]! == "Gateway");

        package.Replace(KptPackage.Config(Of("secretName: shop-certs-cacert", "asOf: '2200-01-01T00:00:00Z', "))).Run();

        Assert.Equal(0, package.ExitCode);
        Assert.DoesNotContain(package.Items, item => (string)item["kind"]! == "Secret");
    }

    [Fact]
    public void A_renamed_copy_without_its_original_is_kept_and_the_original_rendered_again()
    {
        var package = new KptPackage(KptPackage.Config(Egress("a.example.com"))).Run();
        package.Find("ServiceEntry")["metadata"]!["name"] = "mine";

        package.Run();

        Assert.Equal(["ServiceEntry shop/a-example-com", "ServiceEntry shop/mine"], package.Names);
        Assert.Contains("warning copied-resource", package.Results, StringComparison.Ordinal);
    }

    /// <summary>kustomize gave a resource of somebody else another name: nothing is in the way.</summary>
    [Fact]
    public void A_name_that_a_resource_of_others_had_is_free()
    {
        var foreign = KptPackage.Parse(
            "{apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: pre-a-example-com, namespace: "
                + "shop, annotations: {internal.config.kubernetes.io/previousNames: a-example-com}}, spec: {}}"
        );

        var package = new KptPackage(
            KptPackage.Config(Egress("a.example.com")),
            KptPackage.At(foreign, "mine.yaml")
        ).Run();

        Assert.Equal(0, package.ExitCode);
        Assert.Equal(["ServiceEntry shop/a-example-com", "ServiceEntry shop/pre-a-example-com"], package.Names);
    }

    [Fact]
    public void Labels_and_annotations_that_were_removed_come_back_and_those_of_others_keep_their_place()
    {
        var package = new KptPackage(KptPackage.Config(Egress("a.example.com"))).Run();
        var metadata = package.Find("ServiceEntry")["metadata"]!.AsObject();
        metadata.Remove("labels");
        metadata["annotations"]!["note"] = "ours";
        package.Find("ServiceEntry")["spec"]!["resolution"] = "NONE";

        package.Run();

        metadata = package.Find("ServiceEntry")["metadata"]!.AsObject();
        Assert.Equal("kyma-krm", (string?)metadata["labels"]!["app.kubernetes.io/managed-by"]);
        Assert.Equal("note", metadata["annotations"]!.AsObject().Last().Key);
    }

    [Theory]
    [InlineData("", "one/x.yaml", "z.yaml", "b")]
    [InlineData("", "one/x.yaml", "one/deep/a.yaml", "one/b")]
    [InlineData("", "a/b/c.yaml", "much-longer/but-less-deep.yaml", "much-longer/b")]
    [InlineData("", "two/x.yaml", "one/x.yaml", "one/b")]
    [InlineData("", "", "one/x.yaml", "one/b")]
    public void Without_a_place_of_the_config_new_files_go_to_the_least_deep_of_the_earlier_ones(
        string config,
        string first,
        string second,
        string expected
    )
    {
        var package = new KptPackage(KptPackage.Config(Egress("c.example.com", "d.example.com"))).Run();
        package.Items.RemoveAt(0);
        foreach (var (item, path) in package.Items.Zip([first, second]))
        {
            Annotations(item).AsObject().Remove("internal.config.kubernetes.io/path");
            KptPackage.At(item, path);
        }

        var given = KptPackage.Config(Egress("c.example.com", "d.example.com", "b.example.com"), path: config);
        package.Run(given);

        var name = expected.Replace("b", "shop-serviceentry-b-example-com.yaml", StringComparison.Ordinal);
        Assert.Contains($"{name} 0", package.Places);
    }

    [Fact]
    public void Explain_lists_what_is_rendered_in_its_order_and_then_what_goes()
    {
        var package = new KptPackage(
            KptPackage.Config(Egress("z.example.com", "gone.example.com", "m.example.com"))
        ).Run();
        package.Items[0] = KptPackage.Config(Egress("z.example.com", "new.example.com", "m.example.com"));
        package.Items.Single(i => (string?)i["metadata"]!["name"] == "m-example-com")["spec"]!["resolution"] = "NONE";
        package.Items.Reverse();

        var told = Session
            .RunWith(string.Join("---\n", package.Items.Select(item => $"{item.ToJsonString()}\n")), "explain", "-")
            .Stdout.Split('\n')
            .Where(line => line.Contains("ServiceEntry  shop/", StringComparison.Ordinal))
            .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(2)))
            .ToList();

        Assert.Equal(
            [
                "shop/z-example-com unchanged",
                "shop/new-example-com new",
                "shop/m-example-com changed",
                "shop/gone-example-com removed",
            ],
            told
        );
    }

    /// <summary>A check changes nothing, so it does not say that something is replaced or removed.</summary>
    [Fact]
    public void Check_does_not_report_what_a_render_would_replace()
    {
        var package = new KptPackage(KptPackage.Config(Egress("a.example.com"))).Run();
        package.Find("ServiceEntry")["spec"]!["resolution"] = "NONE";

        var told = Session.RunWith(
            string.Join("---\n", package.Items.Select(item => $"{item.ToJsonString()}\n")),
            "check",
            "-"
        );

        Assert.DoesNotContain("rendered-replaced", told.Stdout + told.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateway: {name: g}, certificate: {gardener: {}}", "Gateway", "`gateway.name`")]
    [InlineData(
        "gateway: {name: g}, certificate: {gardener: {}}",
        "Certificate",
        "`gateway.name`, or `name` of the certificate's source"
    )]
    [InlineData(
        "gateway: {name: g}, certificate: {existing: {}}, dns: {gardener: {class: a, targets: [203.0.113.1]}}",
        "DNSEntry",
        "`gateway.name`"
    )]
    [InlineData(
        "gateway: {name: g}, certificate: {provided: {externalSecret: {secretStoreRef: {name: v}, key: k}}}",
        "ExternalSecret",
        "`certificate.secretName` or `gateway.name`"
    )]
    [InlineData(
        "egress: {namespace: shop, services: [{name: s, hosts: [%]}]}",
        "ServiceEntry",
        "the service's `name` in `egress.services`"
    )]
    [InlineData(
        "egress: {namespace: shop, services: [{name: s, hosts: [%], tls: {mode: SIMPLE}}]}",
        "DestinationRule",
        "the service's `name` in `egress.services`"
    )]
    [InlineData(
        "apiRules: [{name: r, namespace: shop, gateway: a/b, host: %, service: {name: s, port: 80}}]",
        "APIRule",
        "its `name` in `apiRules`"
    )]
    public void Two_of_one_name_say_which_field_names_them(string spec, string kind, string field)
    {
        JsonObject Config(string name) =>
            KptPackage.Config(
                $"{{{(spec.StartsWith("gateway", StringComparison.Ordinal) ? $"domain: {name}.example.com, " : "")}"
                    + $"{spec.Replace("%", $"{name}.partner.com", StringComparison.Ordinal)}}}",
                name,
                $"{name}.yaml"
            );

        var package = new KptPackage(Config("one"), Config("two")).Run();

        Assert.Contains(
            package.Results.Split('\n'),
            line =>
                line.Contains($"would both render {kind} ", StringComparison.Ordinal)
                && line.EndsWith($"give one of them another name, with {field}", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_functionConfig_without_a_path_is_called_that()
    {
        var given = KptPackage.Config(Egress("a.example.com"), path: "");
        Annotations(given).AsObject().Remove("internal.config.kubernetes.io/index");
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", false, "/m/p"),
            KptPackage.Kptfile("Kptfile", false, "/m/p/sub"),
            KptPackage.Config(
                "{egress: {namespace: shop, services: [{name: a-example-com, hosts: [b.example.com]}]}}",
                package: "/m/p/sub"
            )
        ).Run(given);

        Assert.Contains("'shop' in the functionConfig", package.Results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gardener: {}", "certManager: {issuerRef: {name: i}}", true)]
    [InlineData("gardener: {}", "existing: {}", false)]
    [InlineData("gardener: {}", "gardener: {}", false)]
    public void One_Secret_of_two_writers_is_reported(string first, string second, bool isReported)
    {
        static JsonObject Config(string name, string source) =>
            KptPackage.Config(
                $"{{domain: {name}.example.com, gateway: {{name: {name}}}, "
                    + $"certificate: {{secretName: tls, {source}}}}}",
                name,
                $"{name}.yaml"
            );

        var package = new KptPackage(Config("one", first), Config("two", second)).Run();

        Assert.Equal(
            isReported,
            package.Results.Contains(
                "the Secret istio-system/tls is written by the KymaTraffic 'one' too",
                StringComparison.Ordinal
            )
        );
    }

    /// <summary>Each of them alone is right.</summary>
    [Theory]
    [InlineData("egress: {namespace: shop, services: [{name: %, hosts: [a.example.com]}]}", "egress-")]
    [InlineData(
        "apiRules: [{name: %, namespace: shop, gateway: a/b, host: a.example.com, service: {name: s, port: 80}}]",
        "apirule-host-taken"
    )]
    [InlineData(
        "rateLimits: [{name: %, namespace: shop, selectorLabels: {app: a}, local: "
            + "{defaultBucket: {maxTokens: 1, tokensPerFill: 1, fillInterval: 1s}}}]",
        "rate-limit-conflict"
    )]
    public void What_two_configs_do_to_each_other_is_reported(string spec, string rule)
    {
        JsonObject Config(string name) =>
            KptPackage.Config($"{{{spec.Replace("%", name, StringComparison.Ordinal)}}}", name, $"{name}.yaml");

        Assert.DoesNotContain(new KptPackage(Config("one")).Run().Fields, IsTold);
        Assert.Contains(new KptPackage(Config("one"), Config("two")).Run().Fields, IsTold);

        bool IsTold(string line) => line.StartsWith(rule, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metadata.namespace", "blue", "blue.shop")]
    [InlineData("nowhere", "", "kyma-system.shop")]
    public void The_label_says_the_namespace_of_the_config_where_nothing_else_does(string why, string ns, string label)
    {
        Assert.NotEmpty(why);
        var config = KptPackage.Config(
            "{apiRules: [{name: r, namespace: a, gateway: b/c, host: r.example.com, service: {name: s, port: 80}}]}"
        );
        if (ns.Length > 0)
            config["metadata"]!["namespace"] = ns;

        var labels = new KptPackage(config).Run().Find("APIRule")["metadata"]!["labels"]!;

        Assert.Equal(label, (string?)labels["krm.kyma-project.io/config"]);
    }

    /// <summary>Where most of it goes: the Gateway's namespace before that of egress.</summary>
    [Fact]
    public void The_label_says_the_namespace_of_the_Gateway_where_there_is_one() =>
        Assert.All(
            new KptPackage(
                KptPackage.Config(
                    "{domain: shop.example.com, gateway: {name: shop, namespace: infra}, certificate: {gardener: {}}, "
                        + "egress: {namespace: blue, services: [{hosts: [a.example.com]}]}}"
                )
            )
                .Run()
                .Items.Where(item => item["metadata"]!["labels"] is not null),
            item => Assert.Equal("infra.shop", (string?)item["metadata"]!["labels"]!["krm.kyma-project.io/config"])
        );

    [Fact]
    public void A_host_that_is_listed_twice_is_covered_by_a_certificate_or_not_but_once() =>
        Assert.Single(
            Traffic
                .Of(
                    "{domain: shop.example.com, gateway: {name: shop, hosts: [a.example.com, a.example.com]}, "
                        + "certificate: {gardener: {dnsNames: [b.example.com]}}}"
                )
                .Told,
            line => line.StartsWith("hosts-not-covered", StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("1.32", false)]
    [InlineData("1.99", true)]
    public void A_release_that_is_newer_than_what_is_known_is_reported(string version, bool isReported) =>
        Assert.Equal(
            isReported,
            Traffic
                .Of($"{{istioVersion: '{version}', egress: {{services: [{{hosts: [a.example.com]}}]}}}}")
                .Told.Contains("istio-version-unknown spec.istioVersion")
        );

    /// <summary>The pods read their Secrets in their own namespace.</summary>
    [Fact]
    public void The_CA_of_clients_goes_where_the_certificate_is()
    {
        var pem = Encoding.UTF8.GetString(Fixtures.Certificate("client-ca")).ReplaceLineEndings("\\n");
        var traffic = Traffic.Of(
            "{domain: shop.example.com, gateway: {name: shop, tls: {mode: MUTUAL, clientCA: {pem: "
                + $"\"{pem}\"}}}}}}, certificate: {{namespace: edge, existing: {{}}}}}}"
        );

        Assert.Equal("edge", (string?)traffic.Resource("Secret", "shop-certs-cacert")["metadata"]!["namespace"]);
    }

    /// <summary>kustomize gives a generator only its config, without a path.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("config.yaml", false)]
    public void A_generator_is_told_that_it_gets_no_resources(string path, bool isGenerator)
    {
        var config = KptPackage.Config("{gateway: {name: shop}}", path: path);

        var package = new KptPackage(config.DeepClone().AsObject()).Run(config);

        Assert.Equal(1, package.ExitCode);
        Assert.Equal(
            isGenerator,
            package.Results.Contains("a kustomize generator is given no resources", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("certManager: {issuerRef: {name: i}}", "", "Certificate istio-system/shop-cert, but")]
    [InlineData("selfSigned: {}", "", "the Secret istio-system/shop-certs,")]
    [InlineData("existing: {}", Clients, "the Secret istio-system/shop-certs-cacert,")]
    [InlineData("selfSigned: {}", Clients, "shop-certs-cacert and the Secret istio-system/shop-certs,")]
    public void A_generator_names_the_credentials_that_would_be_torn(string source, string clients, string named)
    {
        var pem = Encoding.UTF8.GetString(Fixtures.Certificate("client-ca")).ReplaceLineEndings("\\n");
        var config = KptPackage.Config(
            $"{{domain: local.kyma.dev, gateway: {{name: shop{clients.Replace("%", pem, StringComparison.Ordinal)}}}, "
                + $"certificate: {{{source}}}}}"
        );
        Annotations(config).AsObject().Remove("internal.config.kubernetes.io/path");

        var package = new KptPackage().Run(config);

        Assert.Contains("warning generator-tears-credential", package.Results, StringComparison.Ordinal);
        Assert.Contains("generator-tears-credential spec.certificate", package.Fields);
        Assert.Contains(named, package.Results, StringComparison.Ordinal);
    }
}
