using System.Text;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>Folders of clusters next to what all of them get: each is judged with it.</summary>
public sealed class SharedFilesTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    static string Gateway(string cluster) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            $"{{selector: {{istio: ingressgateway}}, servers: [{{port: {{number: 80, name: http, protocol: HTTP}}, "
                + $"hosts: [web.{cluster}.example.com]}}]}}"
        );

    static string Route(string cluster) =>
        TestMesh.Of(
            "VirtualService",
            "web",
            "shop",
            $"{{hosts: [web.{cluster}.example.com], gateways: [in], "
                + "http: [{route: [{destination: {host: web, port: {number: 8080}}}]}]}"
        );

    /// <summary>Two clusters that route to a Service which is in neither of their folders.</summary>
    void WriteClusters(string shared = "base/web.yaml", string first = "prod", string second = "staging")
    {
        _scratch.Write(shared, TestMesh.App("web", "shop"));
        foreach (var cluster in new[] { first, second })
            _scratch.Write(
                $"{cluster}/all.yaml",
                Gateway(cluster.Replace('/', '.')) + Route(cluster.Replace('/', '.'))
            );
    }

    Session Check() => Session.Run("check", "--complete", _scratch.Folder);

    [Theory]
    [InlineData("base/web.yaml", "prod", "staging")]
    [InlineData("web.yaml", "prod", "staging")]
    [InlineData("clusters/web.yaml", "clusters/prod", "clusters/staging")]
    public void Each_cluster_has_what_is_shared(string shared, string first, string second)
    {
        WriteClusters(shared, first, second);
        var check = Check();

        Assert.Equal(0, check.ExitCode);
        Assert.DoesNotContain("error", check.Stdout, StringComparison.Ordinal);
        Assert.Contains("6 resources, 0 errors, 0 warnings, 1 info", check.Stderr, StringComparison.Ordinal);
        Assert.Contains("not checked: 1 Deployment, 1 Service", check.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_cluster_has_no_other_gets()
    {
        WriteClusters("prod/web.yaml");

        var error = Assert.Single(Errors());
        Assert.Contains($"{_scratch.Folder}/staging/all.yaml", error, StringComparison.Ordinal);
        Assert.Contains("there is no Service shop/web", error, StringComparison.Ordinal);
    }

    /// <summary>A folder of folders has what those in it share.</summary>
    [Fact]
    public void What_some_clusters_share_the_others_do_not_get()
    {
        foreach (var cluster in new[] { "prod/eu", "prod/us", "test/eu" })
            _scratch.Write($"{cluster}/all.yaml", Gateway(cluster.Replace('/', '.')) + Route("any"));
        _scratch.Write("prod/web.yaml", TestMesh.App("web", "shop"));

        Assert.StartsWith($"error: {_scratch.Folder}/test/eu/all.yaml", Assert.Single(Errors()));
        var trace = Session.Run("trace", "--from", "internet", _scratch.Folder).Stderr;
        Assert.StartsWith(
            $"error: {_scratch.Path("prod/eu")}, {_scratch.Path("prod/us")}, {_scratch.Path("test")} have",
            trace,
            StringComparison.Ordinal
        );

        // Both that have a file find the same in it.
        _scratch.Write(
            "prod/more.yaml",
            Route("more")
                .Replace("name: web,", "name: more,", StringComparison.Ordinal)
                .Replace("host: web,", "host: other,", StringComparison.Ordinal)
        );
        var more = Assert.Single(Errors(), line => line.Contains("prod/more.yaml", StringComparison.Ordinal));
        Assert.DoesNotContain("applies only", more, StringComparison.Ordinal);
    }

    /// <summary>Files around a folder with another version of what it has are for another cluster.</summary>
    [Theory]
    [InlineData("all.yaml", "preview/all.yaml")]
    [InlineData("prod/all.yaml", "prod/preview/all.yaml")]
    public void What_is_around_a_folder_and_differs_is_not_shared(string around, string inside)
    {
        _scratch.Write(around, Gateway("prod") + Route("prod") + TestMesh.App("web", "shop"));
        _scratch.Write(inside, Gateway("preview") + Route("preview"));

        Assert.StartsWith($"error: {_scratch.Folder}/{inside}", Assert.Single(Errors()));
    }

    [Fact]
    public void Only_the_last_difference_may_be_to_the_files_around()
    {
        WriteClusters();
        var entry = TestMesh.Entry("x", "shop", "HOST.example.com", "{number: 443, name: tls, protocol: TLS}");
        _scratch.Write("x.yaml", entry.Replace("HOST", "a", StringComparison.Ordinal));
        foreach (var cluster in new[] { "prod", "staging" })
            _scratch.Write($"{cluster}/x.yaml", entry.Replace("HOST", cluster, StringComparison.Ordinal));

        Assert.Equal(2, Errors().Count());
        Assert.Contains("judged apart from the rest", Check().Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void What_all_clusters_find_in_a_shared_file_is_reported_once()
    {
        WriteClusters();
        _scratch.Write(
            "base/more.yaml",
            Route("all")
                .Replace("host: web,", "host: other,", StringComparison.Ordinal)
                .Replace("name: web,", "name: more,", StringComparison.Ordinal)
        );

        var error = Assert.Single(Errors());
        Assert.Contains("there is no Service shop/other", error, StringComparison.Ordinal);
        Assert.DoesNotContain("applies only", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("prod", "test")]
    public void What_some_find_there_names_them(params string[] without)
    {
        _scratch.Write("base/all.yaml", TestMesh.App("web", "shop") + Route("all"));
        var entry = TestMesh.Entry("x", "shop", "HOST.example.com", "{number: 443, name: tls, protocol: TLS}");
        foreach (var cluster in new[] { "prod", "staging", "test" })
            _scratch.Write(
                $"{cluster}/all.yaml",
                entry.Replace("HOST", cluster, StringComparison.Ordinal)
                    + (without.Contains(cluster) ? "" : Gateway("all"))
            );

        var error = Assert.Single(Errors());
        Assert.StartsWith($"error: {_scratch.Folder}/base/all.yaml", error, StringComparison.Ordinal);
        Assert.EndsWith(
            $". This applies only to {string.Join(", ", without.Select(_scratch.Path))}",
            error,
            StringComparison.Ordinal
        );
    }

    /// <summary>Its earlier output is for all clusters, so its fault is of those that lack what it leads to.</summary>
    [Fact]
    public void What_a_config_of_one_cluster_rendered_for_all_names_those_without()
    {
        var config = _scratch.Write(
            "prod/config.yaml",
            """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
            spec:
              apiRules:
              - {name: shop, namespace: shop, host: web.example.com, gateway: shop/gw, service: {name: web, port: 8080}}
            """
        );
        _scratch.Write("rendered.yaml", Session.Run("render", config).Stdout);
        foreach (var cluster in new[] { "eu", "prod", "staging" })
            _scratch.Write(
                $"{cluster}/all.yaml",
                TestMesh.Entry("x", "shop", $"{cluster}.example.com", "{number: 443, name: tls, protocol: TLS}")
            );
        _scratch.Write("eu/web.yaml", TestMesh.App("web", "shop"));

        var error = Assert.Single(Errors(), error => error.Contains("Service shop/web", StringComparison.Ordinal));
        Assert.StartsWith($"error: {_scratch.Folder}/prod/config.yaml", error, StringComparison.Ordinal);
        Assert.EndsWith(
            $". This applies only to {_scratch.Path("prod")}, {_scratch.Path("staging")}",
            error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Packages_with_pipelines_have_what_is_around_them()
    {
        WriteClusters();
        foreach (var cluster in new[] { "prod", "staging" })
            _scratch.Write(
                $"{cluster}/Kptfile",
                "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: shop}\npipeline: {mutators: [{image: k}]}\n"
            );
        _scratch.Write("staging/check.yaml", Expectation("staging"));

        Assert.Empty(Errors());

        _scratch.Write("staging/check.yaml", Expectation("prod"));
        Assert.Contains("staging/check.yaml", Assert.Single(Errors()), StringComparison.Ordinal);

        // What is around them is for a cluster of its own where it has what they have.
        _scratch.Write("staging/check.yaml", Expectation("staging"));
        _scratch.Write("base/all.yaml", Gateway("base"));
        Assert.Equal(3, Errors().Count());

        static string Expectation(string cluster) =>
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: c}\n"
            + $"spec: {{expect: [{{from: internet, to: 'http://web.{cluster}.example.com', outcome: reaches}}]}}\n";
    }

    [Fact]
    public void Trace_asks_for_the_cluster_and_for_what_is_shared()
    {
        WriteClusters();
        string[] request = ["trace", "--from", "internet", "--to", "http://web.prod.example.com"];
        var all = Session.Run([.. request, _scratch.Folder]);

        Assert.Equal((4, ""), (all.ExitCode, all.Stdout));
        Assert.Contains(
            ": name the one that is meant, and with it the files that are for all of them",
            all.Stderr,
            StringComparison.Ordinal
        );
        Assert.Equal(0, Session.Run([.. request, _scratch.Path("base"), _scratch.Path("prod")]).ExitCode);
        _scratch.Write("base/web.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
        Assert.Equal(all.Stderr, Session.Run([.. request, _scratch.Folder]).Stderr);
    }

    /// <summary>Names are short, and nobody opened the files.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: x}\npipeline: {mutators: [{image: k}]}\n")]
    public void A_list_has_folders_and_packages_as_well(string kptfile)
    {
        var list = new StringBuilder("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n");
        Add("c/web.yaml", TestMesh.App("web", "shop"));
        foreach (var cluster in new[] { "a", "b" })
        {
            Add($"{cluster}/all.yaml", Gateway(cluster) + Route(cluster));
            Add($"{cluster}/Kptfile", kptfile);
        }

        var check = Session.RunWith(list.ToString(), "check", "--complete", "-");
        Assert.DoesNotContain("error: ", check.Stdout, StringComparison.Ordinal);
        Assert.Contains(" resources, 0 errors, 0 warnings, ", check.Stderr, StringComparison.Ordinal);

        void Add(string path, string documents)
        {
            foreach (var text in documents.Split("---\n").Where(text => text.Length > 0))
                list.Append("- ")
                    .Append(
                        text.Trim()
                            .Replace("\n", "\n  ", StringComparison.Ordinal)
                            .Replace(
                                "metadata: {name: ",
                                $"metadata: {{annotations: {{config.kubernetes.io/path: {path}}}, name: ",
                                StringComparison.Ordinal
                            )
                    )
                    .Append('\n');
        }
    }

    [Fact]
    public void A_file_is_in_the_package_of_its_items()
    {
        static string In(string package, string path, string kind) =>
            $"- kind: {kind}\n  apiVersion: {(kind == "Kptfile" ? "kpt.dev/v1" : "v1")}\n"
            + $"  metadata: {{name: x, annotations: {{internal.config.kubernetes.io/package-path: {package}{path}}}}}\n"
            + "  pipeline: {mutators: [{image: k}]}\n";
        const string At = ", internal.config.kubernetes.io/path: ";
        var list = Lists.Read(
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
                + In("/p", $"{At}Kptfile", "Kptfile")
                + In("/other", $"{At}Kptfile", "Kptfile")
                + In("/other", $"{At}x", "A")
                + In("/other", "", "B")
                + In("/p/dev", $"{At}Kptfile", "Kptfile")
                + In("/p/dev", $"{At}x", "A")
        );
        var folders = new PipelineFolders(list.Items);

        Assert.Equal(["/other", "dev"], folders.All);
        Assert.Equal(["/other", "", "dev", ""], new[] { "x", "", "dev/x", "y" }.Select(folders.Of));
    }

    /// <summary>Of packages by their folders, without kpt's paths.</summary>
    [Fact]
    public void A_package_may_have_a_short_name()
    {
        static string In(string path, string kind) =>
            $"- kind: {kind}\n  apiVersion: {(kind == "Kptfile" ? "kpt.dev/v1" : "v1")}\n"
            + $"  metadata: {{name: x, annotations: {{config.kubernetes.io/path: {path}}}}}\n"
            + "  pipeline: {mutators: [{image: k}]}\n";
        var list = Lists.Read(
            "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
                + In("a/Kptfile", "Kptfile")
                + In("a/x", "A")
                + In("b/Kptfile", "Kptfile")
                + In("b/x", "A")
        );
        var folders = new PipelineFolders(list.Items);

        Assert.Equal(["a", "b"], folders.All);
        Assert.Equal([false, true, true], new[] { "", "a", "b" }.Select(folders.IsCluster));
    }

    /// <summary>What was found in a config is not found again in what it renders, as with one cluster.</summary>
    [Fact]
    public void What_a_config_of_a_cluster_says_is_reported_once()
    {
        WriteClusters();
        foreach (var cluster in new[] { "prod", "staging" })
            _scratch.Write(
                $"{cluster}/config.yaml",
                "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
                    + $"metadata: {{name: {cluster}, annotations: {{config.kubernetes.io/local-config: 'true'}}}}\n"
                    + $"spec: {{domain: {cluster}.example.com, gateway: {{name: {cluster}}}, "
                    + "certificate: {namespace: edge, gardener: {}}}\n"
            );

        var warnings = Check()
            .Stdout.Split('\n')
            .Where(line => line.StartsWith("warning", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(2, warnings.Count(line => line.Contains("must be istio-system", StringComparison.Ordinal)));
        Assert.Equal(2, warnings.Count);
    }

    /// <summary>What a locked namespace reaches is shown of the cluster that its config is for.</summary>
    [Fact]
    public void Explain_shows_what_is_reached_in_the_cluster_of_the_config()
    {
        WriteClusters();
        _scratch.Write(
            "base/partner.yaml",
            TestMesh.Entry("partner", "shop", "api.partner.com", "{number: 443, name: tls, protocol: TLS}")
        );
        _scratch.Write(
            "prod/config.yaml",
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: lock}\n"
                + "spec: {egress: {namespace: shop, outboundTrafficPolicy: REGISTRY_ONLY, services: "
                + "[{hosts: [api.own.com]}]}}\n"
        );

        Assert.Contains("api.partner.com", Session.Run("explain", _scratch.Folder).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Effects_are_those_in_each_cluster()
    {
        WriteClusters("old/base/web.yaml", "old/prod", "old/staging");
        WriteClusters("new/base/web.yaml", "new/prod", "new/staging");
        foreach (var (side, port) in new[] { ("old", "8080"), ("new", "9090") })
        {
            foreach (var cluster in new[] { "prod", "staging" })
                _scratch.Write(
                    $"{side}/{cluster}/all.yaml",
                    Gateway(cluster)
                        + Route(cluster).Replace("8080", cluster == "prod" ? port : "8080", StringComparison.Ordinal)
                );
        }

        var effects = Session.Run("diff", "--effects", _scratch.Path("old"), _scratch.Path("new/"));
        Assert.Contains(
            "lost reach: prod: the Internet to http://web.prod.example.com/\n",
            effects.Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("staging", effects.Stdout, StringComparison.Ordinal);
        Assert.Equal((0, ""), (effects.ExitCode, effects.Stderr));

        // One cluster that both have needs no name.
        File.Delete(_scratch.Path("new/staging/all.yaml"));
        _scratch.Write("new/test/all.yaml", Gateway("test") + Route("test"));
        var renamed = Session.Run("diff", "--effects", _scratch.Path("old"), _scratch.Path("new"));
        Assert.StartsWith("lost reach: the Internet to http://web.prod", renamed.Stdout, StringComparison.Ordinal);
        Assert.Contains(
            $"note: {_scratch.Path("old/staging")}, {_scratch.Path("new/test")} have",
            renamed.Stderr,
            StringComparison.Ordinal
        );

        var other = Session.Run("diff", "--effects", _scratch.Path("old"), _scratch.Path("new/base"));
        Assert.Equal((4, ""), (other.ExitCode, other.Stdout));
        Assert.Contains(
            $"OLD and NEW have no cluster in common: {_scratch.Path("old/prod")}, {_scratch.Path("old/staging")}, "
                + _scratch.Path("new/base"),
            other.Stderr,
            StringComparison.Ordinal
        );
    }

    /// <summary>The worst comes first, whichever cluster it is in.</summary>
    [Fact]
    public void Effects_in_clusters_are_in_one_order()
    {
        foreach (var (side, prod, staging) in new[] { ("old", "9090", "8080"), ("new", "8080", "9090") })
        {
            _scratch.Write($"{side}/web.yaml", TestMesh.App("web", "shop"));
            foreach (var (cluster, port) in new[] { ("prod", prod), ("staging", staging) })
                _scratch.Write(
                    $"{side}/{cluster}/all.yaml",
                    Gateway(cluster) + Route(cluster).Replace("8080", port, StringComparison.Ordinal)
                );
        }

        var effects = Session.Run("diff", "--effects", _scratch.Path("old"), _scratch.Path("new"));
        Assert.StartsWith("lost reach: staging: ", effects.Stdout, StringComparison.Ordinal);
        Assert.Contains("\nnew reach: prod: ", effects.Stdout, StringComparison.Ordinal);

        _scratch.Write("new/broken.yaml", "a: [");
        var broken = Session.Run("diff", "--effects", _scratch.Path("old"), _scratch.Path("new"));
        Assert.Equal((4, ""), (broken.ExitCode, broken.Stdout));
        Assert.Contains("new/broken.yaml", broken.Stderr, StringComparison.Ordinal);
    }

    /// <summary>What no finding names is named in a note.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Explain_names_the_clusters_that_it_leaves_out(bool arePackages)
    {
        WriteClusters();
        _scratch.Write(
            "config.yaml",
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: own}\n"
                + "spec: {egress: {namespace: shop, services: [{hosts: [api.own.com]}]}}\n"
        );
        if (arePackages)
        {
            foreach (var cluster in new[] { "prod", "staging" })
                _scratch.Write(
                    $"{cluster}/Kptfile",
                    "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: shop}\n"
                        + "pipeline: {mutators: [{image: k}]}\n"
                );
        }

        var explained = Session.Run("explain", _scratch.Folder);
        Assert.Equal(
            arePackages,
            explained.Stderr.Contains(
                $"note: {_scratch.Path("prod")}, {_scratch.Path("staging")} have",
                StringComparison.Ordinal
            )
        );
        Assert.Equal(!arePackages, explained.Stdout.Contains("folder-judged-apart", StringComparison.Ordinal));
    }

    /// <summary>Many clusters with much in common are judged without it, and nothing counts as missing.</summary>
    [Theory]
    [InlineData(10, 1000, true)]
    [InlineData(10, 3000, true)]
    [InlineData(150, 150, false)]
    public void What_is_shared_is_repeated_within_limits(int clusters, int shared, bool isRepeated)
    {
        var items = Enumerable
            .Range(0, clusters)
            .Select(i => ($"c{i}/all.yaml", Gateway($"c{i}")))
            .Append(
                (
                    "base/all.yaml",
                    string.Concat(Enumerable.Range(0, shared).Select(i => TestMesh.Of("X", $"x{i}", "shop", "{}")))
                )
            )
            .SelectMany(file => DocumentsReader.Read(Encoding.UTF8.GetBytes(file.Item2), file.Item1, new Findings()));
        var parts = ClusterParts.Of([.. items]);

        Assert.Equal(clusters + 1, parts.Count);
        Assert.Equal(!isRepeated, parts[0].IsCluster);
        Assert.All(
            parts.Skip(1),
            part => Assert.Equal((isRepeated, isRepeated ? shared + 1 : 1), (part.IsWhole, part.Items.Count))
        );
    }

    IEnumerable<string> Errors() =>
        Check().Stdout.Split('\n').Where(line => line.StartsWith("error: ", StringComparison.Ordinal));
}
