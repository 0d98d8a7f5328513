namespace Kyma.Krm.Mesh.Resources;

/// <summary>
/// Things with a set of texts each, asked for those whose set lies within another: selectors within the labels of a
/// pod. A question costs what it finds, not what there is.
/// </summary>
internal sealed class ContainedSets<T>
{
    readonly Dictionary<string, List<Entry>> _byMember = [];
    readonly List<Entry> _empty = [];
    int _count;

    /// <param name="Order">Its place among all.</param>
    readonly record struct Entry(int Order, IReadOnlyCollection<string> Members, T Item);

    /// <summary>Adds a thing; its set stays as it is.</summary>
    public void Add(IReadOnlyCollection<string> members, T item)
    {
        // It stands under the member that the fewest others stand under: most selectors share a label with many.
        var rarest = _empty;
        foreach (var member in members)
        {
            var list = _byMember.ListOf(member);
            if (ReferenceEquals(rarest, _empty) || list.Count < rarest.Count)
                rarest = list;
        }

        rarest.Add(new Entry(_count++, members, item));
    }

    /// <summary>Those within the set, in the order in which they were added.</summary>
    public IEnumerable<T> Within(IReadOnlySet<string> all)
    {
        var found = new List<Entry>(_empty);
        foreach (var member in all)
        {
            foreach (var entry in _byMember.GetValueOrDefault(member) ?? [])
            {
                if (entry.Members.All(all.Contains))
                    found.Add(entry);
            }
        }

        return found.OrderBy(entry => entry.Order).Select(entry => entry.Item);
    }
}
