using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Inputs;

/// <summary>Resources are found by what they are and were called; packages by their Kptfiles.</summary>
public sealed class InputItemsTests
{
    const string Previous = "internal.config.kubernetes.io/previous";

    [Fact]
    public void Own_items_come_before_the_others()
    {
        var items = new InputItems(Items("own", "a", "b"), new InputItems(Items("other", "b", "c")));

        Assert.Equal(["own"], Found(items, "a"));
        Assert.Equal(["own", "other"], Found(items, "b"));
        Assert.Equal(["other"], Found(items, "c"));
        Assert.Equal([], Found(items, "d"));
        Assert.Equal(["own", "other"], Files(items.Find("", "ConfigMap", null, "b")));
        Assert.Equal(["other"], Files(items.Find("", "ConfigMap", null, "c")));
        Assert.Equal(["own", "own", "other", "other"], Files(items.OfKind("", "ConfigMap")));
        Assert.Equal(["own", "own", "other", "other"], Files(items.InNamespace("shop")));
        Assert.Equal(["own", "own", "other", "other"], Files(items.All));
        Assert.Empty(items.OfKind("", "Secret"));
        Assert.Empty(items.InNamespace("other"));
    }

    /// <summary>kustomize writes "default" also for what has no namespace.</summary>
    [Theory]
    [InlineData("default", "", true)]
    [InlineData("default", "default", true)]
    [InlineData("shop", "", false)]
    [InlineData("shop", "shop", true)]
    public void An_item_is_found_where_it_was(string was, string asked, bool isFound)
    {
        var items = Read(
            $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: pre-a, namespace: now, annotations: "
                + $"{{{Previous}Names: a, {Previous}Namespaces: {was}}}}}}}",
            "file"
        );

        Assert.Equal(isFound, new InputItems(items).Find(new ResourceId("", "ConfigMap", asked, "a")).Count == 1);
    }

    /// <summary>What is about to be taken over is not somebody else's any more.</summary>
    [Theory]
    [InlineData("true", false)]
    [InlineData("false", true)]
    [InlineData("", true)]
    public void What_is_adopted_is_not_foreign(string adopt, bool isForeign)
    {
        var items = Read(
            "{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: b, annotations: "
                + $"{{krm.kyma-project.io/adopt: '{adopt}'}}}}}}",
            "file"
        );

        Assert.Equal(isForeign, new InputItems(items).IsForeign(items[0]));
    }

    /// <summary>kustomize names what it hands on; what is taken over is no longer the other's.</summary>
    [Theory]
    [InlineData("krm.kyma-project.io/rendered-from: one, kustomize.config.k8s.io/id: '1'", "one")]
    [InlineData("krm.kyma-project.io/rendered-from: one", null)]
    [InlineData("kustomize.config.k8s.io/id: '1'", null)]
    [InlineData(
        "krm.kyma-project.io/rendered-from: one, kustomize.config.k8s.io/id: '1', krm.kyma-project.io/adopt: 'true'",
        null
    )]
    public void Another_config_of_the_same_build_is_named(string annotations, string? config)
    {
        var items = Read(
            $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, annotations: {{{annotations}}}}}}}",
            "file"
        );

        Assert.Equal(config, new InputItems(items).OtherConfigOf(items[0]));
    }

    /// <summary>A name that it had twice is still one item.</summary>
    [Fact]
    public void An_item_is_found_once_whatever_it_was_called()
    {
        var items = Read(
            $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, namespace: now, annotations: "
                + $"{{{Previous}Names: \"a,a,b,a\", {Previous}Namespaces: \"now,old,now,now\"}}}}}}",
            "file"
        );
        var package = new InputItems(items);

        Assert.Single(package.Find("", "ConfigMap", null, "a"));
        Assert.Single(package.FindOnce("", "ConfigMap", "a"));
        Assert.Single(package.Find("", "ConfigMap", "now", "a"));
        Assert.Single(package.Find("", "ConfigMap", "old", "a"));
        Assert.Single(package.Find("", "ConfigMap", "now", "b"));
    }

    /// <summary>Kubernetes' Gateway is another kind than Istio's.</summary>
    [Fact]
    public void Group_and_kind_and_name_tell_resources_apart()
    {
        const string istio = "networking.istio.io";
        IReadOnlyList<Item> all =
        [
            .. Read(Resource("gateway.networking.k8s.io/v1", "Gateway", "a"), "other group"),
            .. Read(Resource($"{istio}/v1", "Sidecar", "a"), "other kind"),
            .. Read(Resource($"{istio}/v1", "Gateway", "b"), "other name"),
            .. Read(Resource($"{istio}/v1", "Gateway", "a"), "wanted"),
        ];

        foreach (var items in new[] { new InputItems(all), new InputItems([], new InputItems(all)) })
        {
            Assert.Equal(["wanted"], Files(items.Find(istio, "Gateway", null, "a")));
            Assert.Equal(["wanted"], Files(items.Find(istio, "Gateway", "shop", "a")));
            Assert.Equal(["wanted"], Files(items.FindOnce(istio, "Gateway", "a")));
            Assert.Equal(["other name", "wanted"], Files(items.OfKind(istio, "Gateway")));
            Assert.Empty(items.Find(istio, "Gateway", "blog", "a"));
            Assert.Empty(items.FindOnce(istio, "Gateway", "c"));
        }
    }

    [Fact]
    public void Of_several_Istio_resources_the_first_counts()
    {
        static string Istio(string name, bool hasProxying) =>
            $"{{apiVersion: operator.kyma-project.io/v1alpha2, kind: Istio, metadata: {{name: {name}}}, "
            + $"spec: {{config: {{enableDNSProxying: {(hasProxying ? "true" : "false")}}}}}}}";
        var istio = KymaIstio.Find(new InputItems([.. Read(Istio("a", true), "a"), .. Read(Istio("b", false), "b")]));

        Assert.Equal(("a", true), (istio!.Id.Name, istio.HasDnsProxying));
    }

    /// <summary>Everything that features depend on is off by default.</summary>
    [Theory]
    [InlineData("components: {egressGateway: {enabled: true}}", true, false, false, "")]
    [InlineData("config: {enableDNSProxying: true}", false, true, false, "")]
    [InlineData("networkPoliciesEnabled: true", false, false, true, "")]
    [InlineData("config: {authorizers: [{name: a}, {service: no-name}, {name: b}]}", false, false, false, "a b")]
    [InlineData("components: {}, config: {}", false, false, false, "")]
    public void An_Istio_resource_says_what_is_on(
        string spec,
        bool hasEgressGateway,
        bool hasDnsProxying,
        bool hasNetworkPolicies,
        string authorizers
    )
    {
        var istio = KymaIstio.Find(
            new InputItems(
                Read(
                    "{apiVersion: operator.kyma-project.io/v1alpha2, kind: Istio, metadata: {name: default}, spec: "
                        + $"{{{spec}}}}}",
                    "a"
                )
            )
        )!;

        Assert.Equal(
            (hasEgressGateway, hasDnsProxying, hasNetworkPolicies, authorizers),
            (
                istio.HasEgressGateway,
                istio.HasDnsProxying,
                istio.HasNetworkPolicies,
                string.Join(' ', istio.Authorizers)
            )
        );
    }

    [Fact]
    public void Two_items_of_one_identity_are_both_found()
    {
        var items = new InputItems([.. Items("first", "a"), .. Items("second", "a")]);

        Assert.Equal(["first", "second"], Found(items, "a"));
    }

    [Theory]
    [InlineData("pipeline: {mutators: [{image: a}]}", true)]
    [InlineData("pipeline: {validators: [{image: a}]}", true)]
    [InlineData("pipeline: {mutators: [], validators: []}", false)]
    [InlineData("info: {}", false)]
    public void A_package_with_a_pipeline_renders_itself(string pipeline, bool isRendered)
    {
        var layout = new PackageLayout(Read(Kptfile("kpt.dev/v1", "Kptfile", pipeline), "sub/Kptfile"));

        Assert.Equal(isRendered, layout.IsRenderedByItself("sub"));
        Assert.Equal(isRendered ? "sub" : null, layout.PipelineOf("sub/deep/down"));
        Assert.False(layout.IsRenderedByItself("other"));
    }

    [Fact]
    public void The_outermost_package_with_a_pipeline_renders_those_within()
    {
        const string pipeline = "pipeline: {mutators: [{image: a}]}";
        var layout = new PackageLayout([
            .. Read(Kptfile("kpt.dev/v1", "Kptfile", pipeline), "Kptfile"),
            .. Read(Kptfile("kpt.dev/v1", "Kptfile", pipeline), "a/Kptfile"),
            .. Read(Kptfile("kpt.dev/v1", "Kptfile", pipeline), "a/b/Kptfile"),
        ]);

        Assert.Equal("a", layout.PipelineOf("a/b"));
        Assert.Null(layout.PipelineOf(""));
    }

    [Theory]
    [InlineData("kpt.dev/v1", "Kptfile", "a/b")]
    [InlineData("kpt.dev/v1", "Kptfile", "a")]
    [InlineData("example.com/v1", "Kptfile", "")]
    [InlineData("kpt.dev/v1", "Other", "")]
    public void An_item_belongs_to_the_nearest_folder_with_a_Kptfile(string apiVersion, string kind, string package)
    {
        var item = Items("a/b/c/d.yaml", "x")[0];
        var layout = new PackageLayout([
            item,
            .. Read(Kptfile(apiVersion, kind, "info: {}"), $"{(package.Length == 0 ? "a/b" : package)}/Kptfile"),
        ]);

        Assert.Equal(package, layout.Of(item));
        Assert.Equal("", layout.Of(Items("d.yaml", "y")[0]));
        Assert.Equal("", layout.Of(Items("e/d.yaml", "y")[0]));
    }

    /// <summary>kpt names the package on every item; one that another function made belongs to the root.</summary>
    [Fact]
    public void An_item_without_a_package_belongs_to_the_root()
    {
        static string At(string kind, string annotations) =>
            $"- {{apiVersion: v1, kind: {kind}, metadata: {{name: a, annotations: {{{annotations}}}}}}}\n";
        const string made = "internal.config.kubernetes.io/path: sub/a.yaml";
        var items = ResourceListReader
            .Read(
                Encoding.UTF8.GetBytes(
                    "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
                        + At("ConfigMap", "internal.config.kubernetes.io/package-path: /m/p")
                        + At("Secret", made)
                ),
                new Findings()
            )!
            .Items;
        var layout = new PackageLayout([
            .. items,
            .. Read(Kptfile("kpt.dev/v1", "Kptfile", "info: {}"), "sub/Kptfile"),
        ]);

        Assert.Equal(["/m/p", "/m/p"], items.Select(layout.Of));
    }

    static string Resource(string apiVersion, string kind, string name) =>
        $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: {name}, namespace: shop}}}}";

    static string Kptfile(string apiVersion, string kind, string more) =>
        $"{{apiVersion: {apiVersion}, kind: {kind}, metadata: {{name: p}}, {more}}}";

    static IReadOnlyList<Item> Items(string file, params string[] names) =>
        [
            .. names.SelectMany(name =>
                Read($"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: {name}, namespace: shop}}}}", file)
            ),
        ];

    static IReadOnlyList<Item> Read(string yaml, string file) =>
        DocumentsReader.Read(Encoding.UTF8.GetBytes($"{yaml}\n"), file, new Findings());

    static IEnumerable<string> Found(InputItems items, string name) =>
        Files(items.Find(new ResourceId("", "ConfigMap", "shop", name)));

    static IEnumerable<string> Files(IEnumerable<Item> items) => items.Select(item => item.Path);
}
