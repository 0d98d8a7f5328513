namespace Kyma.Krm.Sequences;

/// <summary>Dictionaries with several values for a key.</summary>
internal static class Dictionaries
{
    /// <summary>The list of the key; an empty one, to which items are added, where it has none yet.</summary>
    public static List<T> ListOf<TKey, T>(this Dictionary<TKey, List<T>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = new(1); // Most have one.
        return list;
    }
}
