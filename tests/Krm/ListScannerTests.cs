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
        var chance = Search.Begin(7);
        var scanned = Enumerable.Range(0, 3000).Count(_ => IsSeenAlike(RandomList.Text(chance)));

        Assert.True(scanned > 500, $"only {scanned} of 3000 lists were scanned");
    }

    [Fact]
    public void Damaged_lists_are_seen_alike()
    {
        var (chance, count) = (Search.Begin(8), 6000 * Search.Times);
        var scanned = Enumerable
            .Range(0, count)
            .Count(_ => IsSeenAlike(RandomList.Damaged(RandomList.Text(chance), chance)));

        Assert.True(scanned > count / 20, $"only {scanned} lists were scanned");
    }

    [Fact]
    public void Lists_in_other_forms_are_seen_alike()
    {
        var (chance, count) = (Search.Begin(9), 3000 * Search.Times);
        var scanned = Enumerable
            .Range(0, count)
            .Count(_ => IsSeenAlike(OtherForms.Of(RandomList.Damaged(RandomList.Text(chance), chance), chance)));

        Assert.True(scanned > count / 4, $"only {scanned} lists were scanned");
    }

    static bool IsSeenAlike(string text) => ListProperties.IsSeenAlike(Encoding.UTF8.GetBytes(text));
}
