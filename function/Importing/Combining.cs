namespace Kyma.Krm.Importing;

/// <summary>Puts ingress and egress into one config where they belong together, and gives every config a name of its own.</summary>
internal static class Combining
{
    public static List<Draft> Combine(IReadOnlyList<Draft> gateways, IReadOnlyList<Draft> egress)
    {
        var combined = gateways.ToList();
        foreach (var draft in egress)
        {
            var at = combined.FindIndex(gateway => !gateway.HasEgress && BelongTogether(gateway, draft, gateways.Count, egress.Count));
            if (at < 0) combined.Add(draft);
            else combined[at] = combined[at].With("egress", draft.Spec.Copy("egress")) with { Name = draft.NameIsBound ? draft.Name : combined[at].Name, NameIsBound = draft.NameIsBound };
        }

        return combined;
    }

    /// <summary>They were rendered from one config, or there is no choice.</summary>
    static bool BelongTogether(Draft gateway, Draft egress, int gateways, int egresses) =>
        gateway.Gateway is not null && gateway.Owner == egress.Owner && (gateway.Owner is not null || (gateways == 1 && egresses == 1));

    public static void GiveNames(List<Draft> drafts)
    {
        // Names that resources depend on come first: those configs keep theirs.
        var taken = drafts.Where(draft => draft.NameIsBound).Select(draft => draft.Name).ToHashSet();
        for (var i = 0; i < drafts.Count; i++)
        {
            var (draft, number) = (drafts[i], 2);
            if (draft.NameIsBound) continue;
            var name = draft.Name;
            while (!taken.Add(name)) name = draft.Gateway is null && number == 2 && name == draft.Name ? $"{name}-egress" : FormattableString.Invariant($"{draft.Name}-{number++}");
            drafts[i] = draft with { Name = name };
        }
    }
}
