using System.Text.Json.Nodes;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Krm;

/// <summary>Of what is rendered, only the trees that were looked at last are there.</summary>
public sealed class RenderedTreeTests
{
    [Fact]
    public void A_tree_that_was_looked_at_is_made_once()
    {
        var tree = new Numbered(0);
        Assert.Same(tree.Root, tree.Root);
        Assert.Equal(1, tree.Made);
    }

    [Fact]
    public void A_tree_that_was_dropped_is_made_again_and_the_same()
    {
        var tree = new Numbered(7);
        var text = YamlJson.ToJson(tree.Root)!.ToJsonString();
        tree.Drop();
        Assert.Equal(text, YamlJson.ToJson(tree.Root)!.ToJsonString());
        Assert.Equal(2, tree.Made);
    }

    [Fact]
    public void Sixteen_are_there_at_a_time()
    {
        var trees = Enumerable.Range(0, 17).Select(i => new Numbered(i)).ToArray();
        foreach (var tree in trees)
            _ = tree.Root;
        foreach (var tree in trees[1..])
            _ = tree.Root;
        Assert.All(trees, tree => Assert.Equal(1, tree.Made));
        Assert.Equal(0, (int)YamlJson.ToJson(trees[0].Root)!["number"]!);
        Assert.Equal(2, trees[0].Made);
        _ = trees[1].Root;
        Assert.Equal(2, trees[1].Made);
    }

    sealed class Numbered(int number) : RenderedTree
    {
        public int Made { get; private set; }

        public override string Owner => "shop";

        public override JsonObject Content()
        {
            Made++;
            return new JsonObject { ["number"] = number };
        }
    }
}
