namespace Kyma.Krm.Tests.Checking;

/// <summary>The same files are for the same clusters, whichever command reads them and however they come in.</summary>
public sealed class ClustersOfListsTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    static string Entry(string cluster, string annotations = "") =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: x, namespace: shop{{annotations}}}
            spec:
              {hosts: [x.{{cluster}}.example.com], resolution: DNS, ports: [{number: 443, name: tls, protocol: TLS}]}

            """;

    static string Item(string cluster, string annotations) =>
        "- " + Entry(cluster, $", annotations: {annotations}").Trim().Replace("\n", "\n  ", StringComparison.Ordinal);

    static string List(params string[] items) =>
        $"apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n{string.Join('\n', items)}\n";

    static readonly string Rendered = List(
        Item("prod", "{config.kubernetes.io/path: prod/x.yaml, config.kubernetes.io/index: '0'}"),
        Item("staging", "{internal.config.kubernetes.io/path: staging/x.yaml}")
    );

    [Fact]
    public void A_list_with_paths_is_checked_like_the_files()
    {
        var checkedList = Session.RunWith(Rendered, "check", "-");

        Assert.Contains("prod, staging are each judged apart", checkedList.Stdout, StringComparison.Ordinal);
        Assert.EndsWith("2 resources, 0 errors, 0 warnings, 1 info\n", checkedList.Stderr, StringComparison.Ordinal);
    }

    /// <summary>kpt fn render names the package of each item by an absolute path.</summary>
    [Fact]
    public void A_list_with_packages_is_checked_like_their_folders()
    {
        static string Kptfile(string package) =>
            $$"""
                - apiVersion: kpt.dev/v1
                  kind: Kptfile
                  metadata: {name: a, annotations: {internal.config.kubernetes.io/package-path: {{package}},
                    internal.config.kubernetes.io/path: Kptfile} }
                  pipeline: {mutators: [{image: kyma-krm}]}
                """;
        static string Own(string cluster) =>
            Item(
                cluster,
                $"{{internal.config.kubernetes.io/package-path: /p/{cluster}, "
                    + "internal.config.kubernetes.io/path: x.yaml}"
            );
        var list = List(Kptfile("/p"), Kptfile("/p/dev"), Own("dev"), Kptfile("/p/prod"), Own("prod"));

        var checkedList = Session.RunWith(list, "check", "-");

        Assert.DoesNotContain("warning", checkedList.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_explained_is_in_one_cluster()
    {
        _scratch.Write(
            "config.yaml",
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
                + "metadata: {name: shop, annotations: {config.kubernetes.io/local-config: 'true'}}\n"
                + "spec: {egress: {namespace: shop, services: [{hosts: [api.partner.com]}]}}\n"
        );
        _scratch.Write("prod/x.yaml", Entry("prod"));
        _scratch.Write("staging/x.yaml", Entry("staging"));

        var explained = Session.RunWith("", "explain", _scratch.Path("").TrimEnd('/'));

        Assert.Contains("https://api.partner.com", explained.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("x.prod.example.com", explained.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("x.staging.example.com", explained.Stdout, StringComparison.Ordinal);
        Assert.Contains("folder-judged-apart", explained.Stdout, StringComparison.Ordinal);
    }
}
