namespace Kyma.Krm.Schema;

/// <summary>
/// The last few of what was read. Thousands of resources have ports, cipher suites and selectors that are alike: one
/// that says the same as one of these is that one.
/// </summary>
/// <param name="areAlike">They say the same, and whoever reads one may be given the other.</param>
internal sealed class Recent<T>(Func<T, T, bool> areAlike)
    where T : class
{
    readonly T?[] _last = new T?[4];

    /// <summary>The same, or one that is alike and was read before.</summary>
    public T Of(T read)
    {
        var at = 0;
        while (at < _last.Length - 1 && _last[at] is { } other && !areAlike(other, read))
            at++;
        var found = _last[at] is { } there && areAlike(there, read) ? there : read;
        Array.Copy(_last, 0, _last, 1, at);
        return _last[0] = found;
    }
}

/// <summary>Lists of texts, whatever their field: the hosts of one server are those of the next.</summary>
internal static class RecentTexts
{
    static readonly Recent<string[]> Lists = new((one, other) => one.AsSpan().SequenceEqual(other));

    /// <summary>As <see cref="Recent{T}.Of"/>.</summary>
    public static string[] Of(string[] read) => Lists.Of(read);
}
