namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>
/// Folders without Kptfiles that have different versions of one resource (the rendered manifests of two clusters).
/// </summary>
public sealed class ClusterFoldersTests
{
    static string Cluster(string environment) =>
        $$$"""
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: in, namespace: shop}
            spec:
              selector: {app: istio-ingressgateway, istio: ingressgateway}
              servers:
              - port: {number: 443, name: https, protocol: HTTPS}
                hosts: ["*.{{{environment}}}.example.com"]
                tls: {mode: SIMPLE, credentialName: certs}
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: web, namespace: shop}
            spec:
              hosts: [web.{{{environment}}}.example.com]
              gateways: [in]
              http: [{route: [{destination: {host: web}}]}]
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: partner, namespace: shop}
            spec: {hosts: [api.partner.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}
            ---
            apiVersion: cert.gardener.cloud/v1alpha1
            kind: Certificate
            metadata: {name: certs, namespace: istio-system}
            spec: {dnsNames: ["*.{{{environment}}}.example.com"], secretRef: {name: certs, namespace: istio-system}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: shop}
            spec: {ports: [{port: 80, name: http}]}

            """;

    static Scratch TwoClusters(string first = "prod", string second = "staging")
    {
        var scratch = new Scratch();
        scratch.Write($"{first}/all.yaml", Cluster("prod"));
        scratch.Write($"{second}/all.yaml", Cluster("staging"));
        return scratch;
    }

    /// <summary>Not again of what the config renders, in its own cluster either.</summary>
    [Fact]
    public void What_is_wrong_with_a_config_is_said_once()
    {
        using var scratch = TwoClusters();
        scratch.Write(
            "prod/config.yaml",
            """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: web, annotations: {config.kubernetes.io/local-config: "true"}}
            spec:
              apiRules:
              - name: other
                namespace: shop
                host: web.other.example.com
                gateway: shop/in
                service: {name: web, port: 80}

            """
        );

        var told = Session.Run("check", scratch.Folder).Stdout.Split('\n');

        Assert.Single(told, line => line.Contains("web.other.example.com", StringComparison.Ordinal));
    }

    /// <summary>Each of them has no finding by itself.</summary>
    [Theory]
    [InlineData("prod", "staging", "prod, @/staging")]
    [InlineData("eu/prod/rendered", "eu/staging/rendered", "eu/prod, @/eu/staging")]
    [InlineData("prod", "prod/preview", "prod/preview")]
    public void Folders_with_versions_of_one_resource_are_judged_apart(string first, string second, string named)
    {
        using var scratch = TwoClusters(first, second);
        var isAlone = !named.Contains(',', StringComparison.Ordinal);
        var run = Session.Run("check", scratch.Folder);

        Assert.Equal(
            $"info: {scratch.Folder}/{second}/all.yaml:3:18: Gateway shop/in metadata.name: differs from the one in "
                + $"{scratch.Folder}/{first}/all.yaml, and a cluster has one of them: "
                + $"{scratch.Folder}/{named.Replace("@", scratch.Folder, StringComparison.Ordinal)} "
                + $"{(isAlone ? "is judged apart from the rest" : "are each judged apart")}. "
                + "If both are for one cluster, keep one\n",
            run.Stdout
        );
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("10 resources, 0 errors, 0 warnings, 1 info", run.Stderr, StringComparison.Ordinal);
        Assert.Contains(
            "\"folder-judged-apart\"",
            Session.Run("check", scratch.Folder, "--output", "json").Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>As kpt passes a package with two folders to a validator.</summary>
    [Theory]
    [InlineData("prod", "staging")]
    [InlineData("a", "b")]
    [InlineData("a", "b", "/deep")]
    public void The_paths_of_a_list_are_folders_too(string first, string second, string below = "")
    {
        var run = Validated(
            (Cluster("prod"), $"{first}{below}/all.yaml"),
            (Cluster("staging"), $"{second}{below}/all.yaml")
        );

        Assert.Contains(
            $"differs from the one in {first}{below}/all.yaml, and a cluster has one of them: {first}, {second} are "
                + "each judged apart. If",
            run.Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("severity: warning", run.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, run.ExitCode);
    }

    /// <summary>One of them is the file itself, the shortest path there is.</summary>
    [Fact]
    public void A_file_of_the_package_itself_divides_from_a_folder() =>
        Assert.Contains(
            "b is judged apart from the rest",
            Validated((Cluster("prod"), "a"), (Cluster("staging"), "b/all.yaml")).Stdout,
            StringComparison.Ordinal
        );

    /// <summary>What has no name or no file says nothing about folders.</summary>
    [Theory]
    [InlineData("name: a, ", "generateName: a, ", "b/all.yaml")]
    [InlineData("generateName: a, ", "generateName: a, ", "b/all.yaml")]
    [InlineData("name: a, ", "name: a, ", "")]
    public void Only_versions_of_one_resource_in_files_divide(string one, string other, string path)
    {
        const string Entry =
            "apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {ID namespace: shop}\n"
            + "spec: {hosts: [HOST.example.com], resolution: DNS, ports: [{protocol: TLS, number: 443, name: tls}]}\n";
        var run = Validated((Of(one, "one"), "a/all.yaml"), (Of(other, "other"), path));

        Assert.DoesNotContain("judged apart", run.Stdout, StringComparison.Ordinal);

        static string Of(string id, string host) =>
            Entry.Replace("ID ", id, StringComparison.Ordinal).Replace("HOST", host, StringComparison.Ordinal);
    }

    /// <summary>Documents in files, as a list that a validator is given.</summary>
    static Session Validated(params ReadOnlySpan<(string Documents, string Path)> files) =>
        Session.RunWith(
            List(
                string.Concat(Listed(files)),
                "functionConfig:\n  apiVersion: krm.kyma-project.io/v1alpha1\n  kind: KymaTrafficCheck\n"
                    + "  metadata: {name: c}\n  spec: {istioVersion: '1.30'}\n"
            )
        );

    static List<string> Listed(params ReadOnlySpan<(string Documents, string Path)> files)
    {
        var items = new List<string>();
        foreach (var (documents, path) in files)
            items.AddRange(
                documents
                    .Split("---\n")
                    .Select(document =>
                        $"- {document.TrimEnd().Replace("\n", "\n  ", StringComparison.Ordinal)}\n".Replace(
                            "metadata: {",
                            path.Length == 0
                                ? "metadata: {"
                                : $"metadata: {{annotations: {{config.kubernetes.io/path: {path}}}, ",
                            StringComparison.Ordinal
                        )
                    )
            );
        return items;
    }

    /// <summary>Another resource divides another folder from one that is apart already.</summary>
    [Fact]
    public void Each_resource_divides_its_own_folders()
    {
        using var scratch = TwoClusters();
        scratch.Write("prod/two.yaml", Renamed("prod"));
        scratch.Write("test/two.yaml", Renamed("test"));
        var told = Session.Run("check", scratch.Folder).Stdout;

        Assert.Contains(
            $"{scratch.Folder}/prod, {scratch.Folder}/staging, {scratch.Folder}/test are each judged apart",
            told,
            StringComparison.Ordinal
        );

        static string Renamed(string environment) =>
            Cluster(environment)
                .Split("---\n")[2]
                .Replace("api.", $"{environment}.", StringComparison.Ordinal)
                .Replace("name: partner,", "name: t,", StringComparison.Ordinal);
    }

    /// <summary>One cluster may be spread over folders, each with the Namespace.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("annotations: {config.kubernetes.io/local-config: 'true'}, ")]
    public void Equal_and_local_resources_leave_folders_together(string annotations)
    {
        using var scratch = new Scratch();
        scratch.Write("a/all.yaml", Cluster("prod"));
        scratch.Write("b/all.yaml", Entry(annotations.Length == 0 ? "api.partner.com" : "other.partner.com"));
        scratch.Write(
            "b/route.yaml",
            Cluster("other").Split("---\n")[1].Replace("name: web,", "name: two,", StringComparison.Ordinal)
        );
        var told = Session.Run("check", scratch.Folder).Stdout;

        Assert.DoesNotContain("judged apart", told, StringComparison.Ordinal);
        Assert.Contains("b/route.yaml:", told, StringComparison.Ordinal);

        string Entry(string host) =>
            $"apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {{{annotations}name: partner, "
            + $"namespace: shop}}\nspec: {{hosts: [{host}], resolution: DNS, "
            + "ports: [{protocol: TLS, number: 443, name: tls}]}\n";
    }

    /// <summary>What a config renders is judged with the folder of the config.</summary>
    [Fact]
    public void What_a_config_renders_belongs_to_its_folder()
    {
        using var scratch = TwoClusters();
        scratch.Write(
            "staging/config.yaml",
            """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: own, annotations: {config.kubernetes.io/local-config: "true"}}
            spec:
              domain: web.staging.example.com
              gateway: {name: own, namespace: shop, hosts: ["*.staging.example.com"]}
              certificate: {existing: {}}

            """
        );
        var run = Session.Run("check", scratch.Folder);

        Assert.Contains("'*.staging.example.com' is", run.Stdout, StringComparison.Ordinal);
        Assert.Contains("11 resources, 0 errors, 1 warning, 1 info", run.Stderr, StringComparison.Ordinal);
    }

    /// <summary>A ConfigMap is what a function of kpt may have as its config.</summary>
    [Fact]
    public void What_a_short_form_renders_belongs_to_its_folder()
    {
        using var scratch = TwoClusters();
        scratch.Write("staging/list.yaml", List("", ShortForm));

        Assert.Contains(
            "'*.staging.example.com' is",
            Session.Run("check", scratch.Folder).Stdout,
            StringComparison.Ordinal
        );
        scratch.Write("staging/list.yaml", List("", ShortForm.Replace("staging", "prod", StringComparison.Ordinal)));
        Assert.Contains(", 0 warnings,", Session.Run("check", scratch.Folder).Stderr, StringComparison.Ordinal);
    }

    /// <summary>On stdin it is in no folder, and so of every cluster.</summary>
    [Fact]
    public void What_a_short_form_without_a_file_renders_belongs_to_all()
    {
        var items = string.Concat(Listed((Cluster("prod"), "prod/all.yaml"), (Cluster("staging"), "staging/all.yaml")));
        var run = Session.RunWith(List(items, ShortForm), "check", "-");

        Assert.Contains("'*.staging.example.com' is", run.Stdout, StringComparison.Ordinal);
        Assert.Contains("This applies only to staging", run.Stdout, StringComparison.Ordinal);
    }

    const string ShortForm = """
        functionConfig:
          apiVersion: v1
          kind: ConfigMap
          metadata: {name: own}
          data: {name: own, domain: web.staging.example.com, gateway.name: own, gateway.namespace: shop,
            gateway.hosts: "*.staging.example.com", certificate: existing}

        """;

    static string List(string items, string functionConfig) =>
        $"apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:{(items.Length == 0 ? " []" : "")}\n{items}"
        + functionConfig;

    /// <summary>An expectation is asked of the cluster whose folder it is in, and outside of them of each.</summary>
    [Theory]
    [InlineData("staging/check.yaml", false)]
    [InlineData("prod/check.yaml", true)]
    [InlineData("check.yaml", true, true)]
    public void Expectations_are_asked_of_their_own_folder(string file, bool isUnmet, bool isOfOne = false)
    {
        using var scratch = TwoClusters();
        scratch.Write(
            file,
            """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTrafficCheck
            metadata: {name: c, annotations: {config.kubernetes.io/local-config: "true"}}
            spec: {expect: [{from: shop, to: "https://paste.example.net", outcome: blocked}]}

            """
        );
        scratch.Write(
            "staging/sidecar.yaml",
            "apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: {name: default, namespace: shop}\n"
                + "spec: {outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: [./*]}]}\n"
        );
        var told = Session.Run("check", scratch.Folder).Stdout;

        Assert.Equal(isUnmet, told.Contains("error: ", StringComparison.Ordinal));
        Assert.Equal(isOfOne, told.Contains($"This applies only to {scratch.Folder}/prod\n", StringComparison.Ordinal));
    }

    [Fact]
    public void Trace_asks_which_one_is_meant()
    {
        using var scratch = TwoClusters();
        var run = Session.Run("trace", "--from", "shop", "--to", "https://api.partner.com", scratch.Folder);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains(
            $"{scratch.Folder}/prod, {scratch.Folder}/staging have the same resources, so each is for a cluster of its "
                + "own: name the one that is meant\n",
            run.Stderr,
            StringComparison.Ordinal
        );
    }

    /// <summary>Only folders at which versions part are apart, and whatever is below them.</summary>
    [Fact]
    public void Folders_divide_where_their_versions_do()
    {
        using var scratch = new Scratch();
        foreach (var (folder, host) in new[] { ("prod/eu", "a"), ("prod/us", "b"), ("staging/eu", "a") })
            scratch.Write($"{folder}/deep/all.yaml", Cluster(host));
        var told = Session.Run("check", scratch.Folder).Stdout;

        Assert.Contains(
            $"and a cluster has one of them: {scratch.Folder}/prod/eu, {scratch.Folder}/prod/us, "
                + $"{scratch.Folder}/staging are each judged apart",
            told,
            StringComparison.Ordinal
        );
        Assert.Equal(1, told.Count(letter => letter == '\n'));
    }
}
