using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Checking;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Checking.Policies;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Importing;
using Kyma.Krm.Importing.Trials;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Planning;

/// <summary>
/// Trees are ten times as large as their texts. A stage that is done with one drops it, or thousands of configs and
/// resources take many times their size in memory. Each test asks the garbage collector what is still alive.
/// </summary>
public sealed class RetainedTreesTests
{
    const int Count = 8;

    [Fact]
    public void A_config_that_is_read_and_planned_drops_the_tree_that_it_was_read_from()
    {
        var items = Items(ManyResources.Config);
        var trees = Trees(items);
        var result = Rendering.Run(items, null, DateTimeOffset.UnixEpoch, new Findings());
        AssertGone(trees);
        GC.KeepAlive((items, result));
    }

    [Fact]
    public void A_config_that_is_read_drops_its_tree_before_the_next_one_is_read()
    {
        var items = Items(ManyResources.Config);
        var trees = Trees(items);
        var configs = ConfigReader.Read(items, null, new Findings());
        Assert.Equal(Count, configs.Count);
        AssertGone(trees);
        GC.KeepAlive((items, configs));
    }

    [Fact]
    public void What_is_added_is_made_for_whoever_asks_and_is_the_same_each_time()
    {
        var result = Rendering.Run(Items(ManyResources.Config), null, DateTimeOffset.UnixEpoch, new Findings());
        Assert.All(
            result.Changes.Added,
            added =>
            {
                var (one, other) = (added.Content(), added.Content());
                Assert.NotSame(one, other);
                Assert.Equal(one.ToJsonString(), other.ToJsonString());
            }
        );
    }

    [Fact]
    public void What_was_rendered_before_and_is_compared_keeps_no_tree()
    {
        var first = Rendered(Items(ManyResources.Config));
        var items = DocumentsReader.Read(
            Encoding.UTF8.GetBytes(ManyResources.Documents(Count, ManyResources.Config) + first),
            "a.yaml",
            new Findings()
        );
        var trees = Trees(items);
        var result = Rendering.Run(items, null, DateTimeOffset.UnixEpoch, new Findings());
        Assert.Empty(result.Changes.Added);
        Assert.All(items.Skip(Count), item => Assert.True(result.Changes.Concern(item)));
        AssertGone(trees);
        GC.KeepAlive((items, result));
    }

    [Fact]
    public void A_checked_package_keeps_what_was_read_of_Istio_resources_and_not_their_trees()
    {
        var items = Items(ManyResources.ServiceEntry);
        var trees = Trees(items);
        var findings = new Findings();
        PackageCheck.Run(items, null, null, DateTimeOffset.UnixEpoch, findings);
        Assert.Empty(findings.Sorted());
        AssertGone(trees);
        GC.KeepAlive(items);
    }

    [Fact]
    public void Documents_that_lose_an_annotation_keep_no_tree_once_they_are_written()
    {
        var items = Items(i =>
            $"{ManyResources.ServiceEntry(i)}  # c\n".Replace(
                "  name:",
                "  annotations: {config.kubernetes.io/path: a}\n  name:"
            )
        );
        var trees = Trees(items);
        var pieces = DocumentsWriter.Of(items, new Changes(), _ => false);
        Assert.DoesNotContain(pieces, piece => piece.Span.IndexOf("annotations"u8) >= 0);
        AssertGone(trees);
        GC.KeepAlive((items, pieces));
    }

    [Fact]
    public void Documents_that_are_replaced_keep_no_tree_once_they_are_written()
    {
        var items = Items(ManyResources.ServiceEntry);
        var trees = Trees(items);
        var changes = new Changes();
        foreach (var item in items)
            changes.Replace(item, () => Renamed(item), isSame: false);
        var pieces = DocumentsWriter.Of(items, changes, _ => false);
        Assert.Equal(Count, pieces.Count(piece => piece.Span.IndexOf("name: renamed"u8) >= 0));
        AssertGone(trees);
        GC.KeepAlive((items, pieces));
    }

    [Fact]
    public void What_a_checked_package_renders_is_made_again_for_whoever_asks_and_keeps_no_tree()
    {
        var items = Items(ManyResources.Config);
        var changes = Rendering.Run(items, null, DateTimeOffset.UnixEpoch, new Findings()).Changes;
        var package = CheckedPackage.Of(items, changes, _ => true);
        var (trees, before) = Made(package);
        var mesh = CheckedMesh.Of(package, new CheckPolicy([], null, IstioVersion.Default));
        Assert.Equal(Count, mesh.Tracer.Mesh.Resources.Gateways.Count);
        AssertGone(trees);
        Assert.Equal(before, Made(package).Texts);
        GC.KeepAlive((package, mesh));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_added_goes_once_it_is_written(bool asList)
    {
        var list = ResourceListReader.Read(
            Encoding.UTF8.GetBytes(ManyResources.ResourceList(Count, ManyResources.Config)),
            new Findings()
        )!;
        var changes = Rendering.Render(list.Items, null, DateTimeOffset.UnixEpoch, new Findings());
        var added = Additions(changes);
        using var output = new MemoryStream();
        if (asList)
            ResourceListWriter.Write(list, changes, [], output);
        else
            DocumentsWriter.Write(DocumentsWriter.Of(list.Items, changes, _ => false), output);
        Assert.Equal(3 * Count, Encoding.UTF8.GetString(output.ToArray()).Split("rendered-as").Length - 1);
        Assert.Equal(3 * Count, added.Count);
        AssertGone(added);
        GC.KeepAlive((list, changes));
    }

    [Fact]
    public void A_plan_goes_once_what_it_renders_is_written()
    {
        var items = Items(ManyResources.Config);
        var changes = Rendering.Render(items, null, DateTimeOffset.UnixEpoch, new Findings());
        var plans = Plans(changes);
        Assert.Equal(3 * Count, Taken(changes));
        AssertGone(plans);
        GC.KeepAlive((items, changes));
    }

    [Fact]
    public void What_is_said_about_a_config_goes_once_it_is_shown()
    {
        var items = Items(ManyResources.Config);
        var result = Rendering.Run(items, null, DateTimeOffset.UnixEpoch, new Findings());
        var explanation = Explainer.Explain(result, items, [], _ => null, []);
        Assert.Equal(Count, explanation.Configs.Count);
        AssertGone(Shown(explanation));
        Assert.Equal("shop-1", explanation.Configs[1].Name);
        GC.KeepAlive(explanation);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static List<WeakReference> Shown(Explanation explanation) =>
            [.. explanation.Configs.Select(config => new WeakReference(config))];
    }

    [Fact]
    public void A_config_gives_its_spec_to_one_planner_only()
    {
        var config = ConfigReader.Read(Items(ManyResources.Config), null, new Findings())[0];
        Assert.Equal("shop-0.example.com", config.TakeSpec().Domain);
        Assert.Throws<InvalidOperationException>(config.TakeSpec);
    }

    [Fact]
    public void What_is_imported_is_looked_at_for_a_moment_and_keeps_neither_tree_nor_data()
    {
        var items = Items(ManyResources.ServiceEntry);
        var trees = Trees(items);
        var originals = items.Select(item => new OriginalResource(item)).ToList();
        var data = Data(originals);
        AssertGone([.. trees, .. data.Select(one => one.Made)]);
        Assert.Equal(data.Select(one => one.Text), Data(originals).Select(one => one.Text));
        GC.KeepAlive((items, originals));
    }

    [Fact]
    public void What_is_imported_is_asked_where_it_stands_and_keeps_no_tree()
    {
        var items = Items(ManyResources.ServiceEntry);
        var trees = Trees(items);
        Assert.All(items, item => Assert.NotNull(new OriginalResource(item).At("spec.hosts").Position));
        AssertGone(trees);
        GC.KeepAlive(items);
    }

    [Fact]
    public void A_trial_keeps_nothing_of_what_it_rendered_and_compares_all()
    {
        var report = new ImportReport(new Findings());
        var trial = new Trial(new Originals(Items(ManyResources.ServiceEntry), report), []);
        var (draft, other) = (DraftFor("a.example.com"), DraftFor("b.example.com"));
        var whole = trial.Of(draft);
        Assert.NotEmpty(whole.Rendered);
        Assert.All(whole.Rendered, rendered => Assert.NotSame(rendered.Content(), rendered.Content()));
        Assert.Equal(whole.Rendered.Count, whole.Differences.Count);
        Assert.True(trial.IsLike(draft, whole));
        Assert.False(trial.IsLike(other, whole));
    }

    static Draft DraftFor(string host) =>
        new(
            "shop",
            YamlJson.ObjectOf(
                (YamlMapping)
                    YamlParser.Parse($"egress: {{namespace: shop, services: [{{hosts: [{host}]}}]}}", out _)![0]
            ),
            null
        );

    [MethodImpl(MethodImplOptions.NoInlining)]
    static int Taken(Changes changes) => changes.TakeAdded().Count();

    [MethodImpl(MethodImplOptions.NoInlining)]
    static List<WeakReference> Plans(Changes changes) =>
        [.. changes.Added.Select(added => new WeakReference(((NewResource)added).Plan))];

    [MethodImpl(MethodImplOptions.NoInlining)]
    static List<WeakReference> Additions(Changes changes) =>
        [.. changes.Added.Select(added => new WeakReference(added))];

    [MethodImpl(MethodImplOptions.NoInlining)]
    static List<(WeakReference Made, string Text)> Data(IReadOnlyList<OriginalResource> originals) =>
        [.. originals.Select(original => (new WeakReference(original.Content), original.Content.ToJsonString()))];

    [MethodImpl(MethodImplOptions.NoInlining)]
    static (List<WeakReference> Trees, List<string> Texts) Made(CheckedPackage package) =>
        (
            [.. package.Resources.Select(resource => new WeakReference(resource.Source.Root))],
            [.. package.Resources.Select(resource => YamlText.Of(resource.Source.Root))]
        );

    static JsonObject Renamed(Item item)
    {
        var content = YamlJson.ToJson(item.Root)!.AsObject();
        content["metadata"]!["name"] = "renamed";
        return content;
    }

    static IReadOnlyList<Item> Items(Func<int, string> document) =>
        DocumentsReader.Read(
            Encoding.UTF8.GetBytes(ManyResources.Documents(Count, document)),
            "a.yaml",
            new Findings()
        );

    static string Rendered(IReadOnlyList<Item> items)
    {
        var changes = Rendering.Run(items, null, DateTimeOffset.UnixEpoch, new Findings()).Changes;
        using var output = new MemoryStream();
        DocumentsWriter.Write(DocumentsWriter.Of(items, changes, item => item.Id.Kind == "KymaTraffic"), output);
        return $"---\n{Encoding.UTF8.GetString(output.ToArray())}";
    }

    /// <summary>Their trees, held by nobody here.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    static List<WeakReference> Trees(IReadOnlyList<Item> items) =>
        items.Select(item => new WeakReference(item.Root)).ToList();

    static void AssertGone(List<WeakReference> trees)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.Equal(0, trees.Count(tree => tree.IsAlive));
    }
}
