using System.Text;
using Kyma.Krm.Tests.Properties;

namespace Kyma.Krm.Tests.Krm;

/// <summary>
/// The scanner sees what the parser sees (<see cref="ListProperties.IsSeenAlike"/>), and does not give up too often.
/// </summary>
public sealed class ListScannerTests
{
    [Fact]
    public void Whole_lists_are_seen_alike()
    {
        var (chance, count) = (Search.Begin(7), Search.Tries(3000));
        var scanned = Enumerable.Range(0, count).Count(_ => IsSeenAlike(RandomList.Text(chance)));

        Assert.True(scanned > count / 6, $"only {scanned} of {count} lists were scanned");
    }

    [Fact]
    public void Damaged_lists_are_seen_alike()
    {
        var (chance, count) = (Search.Begin(8), Search.Tries(6000));
        var scanned = Enumerable
            .Range(0, count)
            .Count(_ => IsSeenAlike(RandomList.Damaged(RandomList.Text(chance), chance)));

        Assert.True(scanned > count / 20, $"only {scanned} lists were scanned");
    }

    [Fact]
    public void Lists_in_other_forms_are_seen_alike()
    {
        var (chance, count) = (Search.Begin(9), Search.Tries(3000));
        var scanned = Enumerable
            .Range(0, count)
            .Count(_ => IsSeenAlike(OtherForms.Of(RandomList.Damaged(RandomList.Text(chance), chance), chance)));

        Assert.True(scanned > count / 5, $"only {scanned} lists were scanned");
    }

    /// <summary>Rare ones, each of which only one place of the scanner sees.</summary>
    [Theory]
    [InlineData("items :\n- kind: A\n")]
    [InlineData("items: []\n- kind: A\n")]
    [InlineData("items: null\n- kind: A\n")]
    [InlineData("items:\n- text\nfunctionConfig: {kind: F}\n")]
    [InlineData("items:\n- text\n- ? [x]\n  : y\n")]
    [InlineData("items:\n  - ? [x]\n    : y\n")]
    [InlineData("items:\n- kind: A\n  x: &x []\nresults: *x\n")]
    [InlineData("items:\n- kind: A\n  x: &x y\n- kind: B\n  z: *x\n- kind: C\n")]
    [InlineData("items:\n- kind: A\n  x: &x y\nfunctionConfig:\n  kind: F\n  z: *x\n")]
    [InlineData("items:\n- kind: A\n  metadata:\n    annotations:\n    - x: y\n    - a: b\n")]
    [InlineData("items:\n- kind: A\n  metadata:\n    annotations:\n    - x: y\n    namespace: n\n")]
    public void A_rare_list_is_seen_alike(string keys) =>
        IsSeenAlike($"apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n{keys}");

    static bool IsSeenAlike(string text) => ListProperties.IsSeenAlike(Encoding.UTF8.GetBytes(text));
}
