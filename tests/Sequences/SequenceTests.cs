using Kyma.Krm.Sequences;
using Linq = System.Linq.Enumerable;

namespace Kyma.Krm.Tests.Sequences;

/// <summary>Each operator of our own answers what the one of System.Linq answers, whatever it is asked of.</summary>
public sealed class SequenceTests
{
    static readonly string?[][] Sources =
    [
        [],
        ["b"],
        [null],
        ["b", "a", null, "b", "cc", "", "a", "ddd", "B", null],
        [.. Linq.Select(Linq.Range(0, 100), i => $"{i * 7 % 13}")],
    ];

    /// <summary>What both answer, written out; an exception counts by its type.</summary>
    static void Same(
        Func<IEnumerable<string?>, object?> ours,
        Func<IEnumerable<string?>, object?> theirs,
        [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(ours))] string what = ""
    )
    {
        foreach (var source in Sources)
        foreach (var form in new[] { source, Linq.ToList(source), Lazily(source) })
            Assert.True(Told(form, theirs) == Told(form, ours), $"{what} of [{string.Join(", ", source)}]");
    }

    static IEnumerable<string?> Lazily(string?[] source)
    {
        foreach (var item in source)
            yield return item;
    }

    static string Told(IEnumerable<string?> source, Func<IEnumerable<string?>, object?> answer)
    {
        try
        {
            return Told(answer(source));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            return "throws";
        }
    }

    static string Told(object? answer) =>
        answer switch
        {
            null => "null",
            string text => $"\"{text}\"",
            IGrouping<string?, string?> group => $"{Told(group.Key)}: {Items(group)}",
            Grouping<string?, string?> group => $"{Told(group.Key)}: {Items(group)}",
            KeyValuePair<string, int> pair => $"{pair.Key}={pair.Value}",
            System.Collections.IEnumerable items => Items(items),
            _ => answer.ToString()!,
        };

    static string Items(System.Collections.IEnumerable items) =>
        $"[{string.Join(", ", Linq.Select(Linq.Cast<object?>(items), Told))}]";

    static int Length(string? text) => text?.Length ?? -1;

    static bool IsLong(string? text) => text is { Length: > 1 };

    [Fact]
    public void What_is_made_of_each()
    {
        Same(s => Sequence.Select(s, Length), s => Linq.Select(s, Length));
        Same(s => Sequence.Select(s, (x, i) => (x, i)), s => Linq.Select(s, (x, i) => (x, i)));
        Same(s => Sequence.Index(s), s => Linq.Index(s));
        Same(s => Sequence.SelectMany(s, x => x ?? "-"), s => Linq.SelectMany(s, x => x ?? "-"));
        Same(s => Sequence.SelectMany(s, (x, i) => $"{x}{i}"), s => Linq.SelectMany(s, (x, i) => $"{x}{i}"));
        Same(
            s => Sequence.SelectMany(s, x => x ?? "", (x, c) => (x, c)),
            s => Linq.SelectMany(s, x => x ?? "", (x, c) => (x, c))
        );
        Same(s => Sequence.Zip(s, [1, 2, 3]), s => Linq.Zip(s, [1, 2, 3]));
        Same(s => Sequence.Zip([1, 2, 3], s, (a, b) => $"{a}{b}"), s => Linq.Zip([1, 2, 3], s, (a, b) => $"{a}{b}"));
        Same(s => Sequence.Cast<string>(s), s => Linq.Cast<string>(s));
        Same(s => Sequence.Chunk(s, 3), s => Linq.Chunk(s, 3));
    }

    [Fact]
    public void What_stays()
    {
        Same(s => Sequence.Where(s, IsLong), s => Linq.Where(s, IsLong));
        Same(s => Sequence.OfType<string>(s), s => Linq.OfType<string>(s));
        Same(s => Sequence.TakeWhile(s, x => x != "cc"), s => Linq.TakeWhile(s, x => x != "cc"));
        foreach (var count in new[] { -1, 0, 1, 3, 1000 })
        {
            Same(s => Sequence.Take(s, count), s => Linq.Take(s, count));
            Same(s => Sequence.Skip(s, count), s => Linq.Skip(s, count));
            Same(s => Sequence.SkipLast(s, count), s => Linq.SkipLast(s, count));
        }
    }

    [Fact]
    public void What_is_added()
    {
        Same(s => Sequence.Concat(s, ["x", null]), s => Linq.Concat(s, ["x", null]));
        Same(s => Sequence.Append(s, "x"), s => Linq.Append(s, "x"));
        Same(s => Sequence.Prepend(s, "x"), s => Linq.Prepend(s, "x"));
        Same(s => Sequence.DefaultIfEmpty(s), s => Linq.DefaultIfEmpty(s));
        Same(s => Sequence.DefaultIfEmpty(s, "x"), s => Linq.DefaultIfEmpty(s, "x"));
        Same(s => Sequence.Range(3, Linq.Count(s)), s => Linq.Range(3, Linq.Count(s)));
    }

    [Fact]
    public void Sets_of_them()
    {
        var (other, ignoring) = (new string?[] { "a", null, "x", "a" }, StringComparer.OrdinalIgnoreCase);
        Same(s => Sets.Distinct(s), s => Linq.Distinct(s));
        Same(s => Sets.Distinct(s, ignoring), s => Linq.Distinct(s, ignoring));
        Same(s => Sets.DistinctBy(s, Length), s => Linq.DistinctBy(s, Length));
        Same(s => Sets.Union(s, other), s => Linq.Union(s, other));
        Same(s => Sets.Except(s, other), s => Linq.Except(s, other));
        Same(s => Sets.Except(s, other, ignoring), s => Linq.Except(s, other, ignoring));
        Same(s => Sets.Intersect(s, other), s => Linq.Intersect(s, other));
    }

    [Fact]
    public void Orders_of_them()
    {
        var ordinal = StringComparer.Ordinal;
        Same(s => Orders.Order(s, ordinal), s => Linq.Order(s, ordinal));
        Same(s => Orders.Order(s), s => Linq.Order(s));
        Same(s => Orders.OrderBy(s, Length), s => Linq.OrderBy(s, Length));
        Same(s => Orders.OrderByDescending(s, Length), s => Linq.OrderByDescending(s, Length));
        Same(
            s => Orders.ThenByDescending(Orders.ThenBy(Orders.OrderBy(s, IsLong), Length), x => x, ordinal),
            s => Linq.ThenByDescending(Linq.ThenBy(Linq.OrderBy(s, IsLong), Length), x => x, ordinal)
        );
        Same(s => Sequence.Reverse(s), s => Linq.Reverse(s));
        Assert.Equal([3, 2, 1], Sequence.Reverse([1, 2, 3]));
    }

    [Fact]
    public void Groups_of_them()
    {
        Same(s => Conversions.GroupBy(s, x => x), s => Linq.GroupBy(s, x => x));
        Same(
            s => Conversions.GroupBy(s, x => x, x => x + "!", StringComparer.OrdinalIgnoreCase),
            s => Linq.GroupBy(s, x => x, x => x + "!", StringComparer.OrdinalIgnoreCase)
        );
        Same(s => Conversions.ToLookup(s, x => x), s => Linq.ToLookup(s, x => x));
        foreach (var key in new[] { "a", null, "unknown" })
        {
            Same(s => Conversions.ToLookup(s, x => x)[key], s => Linq.ToLookup(s, x => x)[key]);
            Same(s => Conversions.ToLookup(s, x => x).Contains(key), s => Linq.ToLookup(s, x => x).Contains(key));
            Same(s => Conversions.ToLookup(s, x => x, Length)[key], s => Linq.ToLookup(s, x => x, Length)[key]);
        }
        Same(s => Conversions.ToLookup(s, x => x).Count, s => Linq.ToLookup(s, x => x).Count);
    }

    [Fact]
    public void What_keeps_them()
    {
        Same(s => Conversions.ToList(s), s => Linq.ToList(s));
        Same(s => Conversions.ToArray(s), s => Linq.ToArray(s));
        Same(s => Conversions.ToHashSet(s), s => Linq.ToHashSet(s));
        Same(
            s => Conversions.ToDictionary(Sets.Distinct(s), x => x ?? "-", Length),
            s => Linq.ToDictionary(Linq.Distinct(s), x => x ?? "-", Length)
        );
        Same(s => Conversions.ToDictionary(s, x => x ?? "-").Count, s => Linq.ToDictionary(s, x => x ?? "-").Count);
    }

    [Fact]
    public void What_is_true_of_them()
    {
        Same(s => Answers.Any(s), s => Linq.Any(s));
        Same(s => Answers.Any(s, IsLong), s => Linq.Any(s, IsLong));
        Same(s => Answers.All(s, IsLong), s => Linq.All(s, IsLong));
        Same(s => Answers.Count(s), s => Linq.Count(s));
        Same(s => Answers.Count(s, IsLong), s => Linq.Count(s, IsLong));
        foreach (var value in new[] { "A", "a", null })
        {
            Same(s => Answers.Contains(s, value), s => Linq.Contains(s, value));
            var ignoring = StringComparer.OrdinalIgnoreCase;
            Same(s => Answers.Contains(s, value, ignoring), s => Linq.Contains(s, value, ignoring));
        }
        foreach (var other in Sources)
            Same(s => Answers.SequenceEqual(s, other), s => Linq.SequenceEqual(s, other));
    }

    [Fact]
    public void One_of_them()
    {
        Same(s => Answers.First(s), s => Linq.First(s));
        Same(s => Answers.First(s, IsLong), s => Linq.First(s, IsLong));
        Same(s => Answers.FirstOrDefault(s), s => Linq.FirstOrDefault(s));
        Same(s => Answers.FirstOrDefault(s, "x"), s => Linq.FirstOrDefault(s, "x"));
        Same(s => Answers.FirstOrDefault(s, IsLong), s => Linq.FirstOrDefault(s, IsLong));
        Same(s => Answers.FirstOrDefault(s, IsLong, "x"), s => Linq.FirstOrDefault(s, IsLong, "x"));
        Same(s => Answers.LastOrDefault(s), s => Linq.LastOrDefault(s));
        Same(s => Answers.LastOrDefault(s, IsLong), s => Linq.LastOrDefault(s, IsLong));
        foreach (var index in new[] { -1, 0, 1, 3, 1000 })
            Same(s => Answers.ElementAtOrDefault(s, index), s => Linq.ElementAtOrDefault(s, index));
    }

    [Fact]
    public void Least_most_and_all_together()
    {
        Same(s => Answers.Min(s, Length), s => Linq.Min(s, Length));
        Same(s => Answers.Max(s, Length), s => Linq.Max(s, Length));
        Same(s => Answers.Min(s), s => Linq.Min(s));
        Same(s => Answers.Max(s), s => Linq.Max(s));
        Same(s => Answers.MinBy(s, Length), s => Linq.MinBy(s, Length));
        Same(s => Answers.MaxBy(s, Length), s => Linq.MaxBy(s, Length));
        Same(s => Answers.MinBy(s, x => x, StringComparer.Ordinal), s => Linq.MinBy(s, x => x, StringComparer.Ordinal));
        Same(s => Answers.Min(Sequence.Select(s, Length)), s => Linq.Min(Linq.Select(s, Length)));
        Same(s => Answers.Sum(s, Length), s => Linq.Sum(s, Length));
        Same(s => Answers.Sum(s, x => (long)Length(x)), s => Linq.Sum(s, x => (long)Length(x)));
        Same(s => Answers.Aggregate(s, (a, b) => a + b), s => Linq.Aggregate(s, (a, b) => a + b));
        Same(s => Answers.Aggregate(s, 1, (a, b) => a + Length(b)), s => Linq.Aggregate(s, 1, (a, b) => a + Length(b)));
        Assert.Throws<OverflowException>(() => Answers.Sum(new[] { int.MaxValue, 1 }));
    }

    [Fact]
    public void Nothing_is_asked_for_before_it_is_needed()
    {
        var asked = 0;
        var counted = Sequence.Select(Sequence.Range(0, 100), i => asked++ + i);
        Assert.Equal(0, asked);
        Assert.Equal([0, 2], Sequence.Take(counted, 2));
        Assert.Equal(2, asked);
    }
}
