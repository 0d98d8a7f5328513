using Kyma.Krm.Schema;

namespace Kyma.Krm.Tests.Schema;

/// <summary>What is alike in many resources is kept once.</summary>
public sealed class RecentTests
{
    readonly Recent<string> _recent = new((one, other) => one == other);

    [Fact]
    public void What_says_the_same_is_the_one_that_was_there()
    {
        var first = Of('a');
        Assert.Same(first, _recent.Of(first));
        Assert.Same(first, _recent.Of(Of('a')));
    }

    [Fact]
    public void What_is_different_stays_itself()
    {
        _recent.Of(Of('a'));
        var other = Of('b');
        Assert.Same(other, _recent.Of(other));
    }

    [Fact]
    public void The_last_four_are_known()
    {
        var all = "abcd".Select(Of).ToArray();
        foreach (var one in all)
            _recent.Of(one);
        foreach (var one in all)
            Assert.Same(one, _recent.Of(Of(one[0])));
    }

    [Fact]
    public void The_one_that_was_met_longest_ago_makes_room()
    {
        var (first, second) = (Of('a'), Of('b'));
        _recent.Of(first);
        _recent.Of(second);
        _recent.Of(Of('c'));
        _recent.Of(Of('d'));
        _recent.Of(Of('a')); // Met again, so it stays.
        _recent.Of(Of('e'));
        Assert.Same(first, _recent.Of(Of('a')));
        Assert.NotSame(second, _recent.Of(Of('b')));
    }

    static string Of(char c) => new(c, 3);
}
