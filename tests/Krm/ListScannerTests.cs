using System.Text;
using Kyma.Krm.Tests.Properties;
using Kyma.Krm.Tests.Support;

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

    static bool IsSeenAlike(string text) => ListProperties.IsSeenAlike(Encoding.UTF8.GetBytes(text));
}
