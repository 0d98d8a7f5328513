namespace Kyma.Krm.Importing.Drafting;

/// <summary>
/// Puts ingress and egress into one config where they belong together, and gives every config a name of its own.
/// </summary>
internal static class Combining
{
    public static List<Draft> Combine(IReadOnlyList<Draft> gateways, IReadOnlyList<Draft> egress)
    {
        var combined = gateways.ToList();
        foreach (var draft in egress)
        {
            var at = combined.FindIndex(gateway =>
                !gateway.HasEgress && BelongTogether(gateway, draft, gateways.Count, egress.Count)
            );
            if (at < 0)
                combined.Add(draft);
            else
                combined[at] = combined[at].With("egress", draft.Spec.Copy("egress")) with
                {
                    Name = draft.NameIsBound ? draft.Name : combined[at].Name,
                    NameIsBound = draft.NameIsBound,
                };
        }

        return combined;
    }

    /// <summary>They were rendered from one config, or there is no choice.</summary>
    static bool BelongTogether(Draft gateway, Draft egress, int gateways, int egresses) =>
        gateway.Gateway is not null
        && gateway.Owner == egress.Owner
        && (gateway.Owner is not null || (gateways == 1 && egresses == 1));

    public static void GiveNames(List<Draft> drafts)
    {
        // Names that resources depend on come first: those configs keep theirs.
        var taken = new HashSet<string>();
        var next = new Dictionary<string, int>();
        foreach (var i in Sequence.Range(0, drafts.Count).OrderBy(i => drafts[i].NameIsBound ? 0 : 1))
        {
            var draft = drafts[i];
            var others = Sequence
                .Range(next.GetValueOrDefault(draft.Name, 2), drafts.Count)
                .Select(number =>
                {
                    next[draft.Name] = number;
                    return $"{draft.Name}-{number}";
                });
            var more = draft.Gateway is null && draft.HasEgress ? others.Prepend($"{draft.Name}-egress") : others;
            drafts[i] = draft with { Name = more.Prepend(draft.Name).First(taken.Add) };
        }
    }
}
