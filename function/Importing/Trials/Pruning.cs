using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Trials;

/// <summary>
/// Takes out of a draft whatever is the default anyway: a field without which the very same is rendered, and nothing
/// more is warned of. So no default is known in two places.
/// </summary>
internal sealed class Pruning(Trial trial)
{
    /// <summary>What the cluster runs is worth saying even where nothing depends on it yet.</summary>
    const string Version = "istioVersion";

    /// <summary>
    /// Fields that are looked at in one draft: each takes a rendering of all of it. Those beyond stay, which is longer
    /// and as right.
    /// </summary>
    const int MostTrials = 300;

    /// <param name="draft">The draft.</param>
    /// <param name="kept">Paths below spec that stay as they are.</param>
    public Draft Of(Draft draft, params IReadOnlyList<string> kept) =>
        Of(draft, trial.Of(draft, isJudged: false), kept);

    /// <summary>The same for who has tried the draft already, without bystanders.</summary>
    public Draft Of(Draft draft, TrialResult whole, params IReadOnlyList<string> kept)
    {
        if (whole.Errors.Count > 0)
            return draft;
        var spec = draft.Spec.DeepClone().AsObject();
        var trials = 0;
        Prune(
            spec,
            SchemaOrder.Schema,
            "",
            [Version, .. kept],
            () => ++trials <= MostTrials && trial.IsLike(draft with { Spec = spec }, whole)
        );
        return draft with { Spec = spec };
    }

    static void Prune(JsonNode? node, JsonNode? schema, string path, IReadOnlyList<string> kept, Func<bool> isSame)
    {
        if (node is JsonArray list)
        {
            foreach (var element in list)
                Prune(element, schema.At("items"), path, kept, isSame);
        }

        if (node is not JsonObject map)
            return;
        var required = schema.Texts("required");
        var optional = map.Select(field => field.Key)
            .Where(name =>
                !required.Contains(name) && !kept.Any(k => $"{k}.".StartsWith(At(name), StringComparison.Ordinal))
            )
            .ToList();

        // Most often all of them are defaults, which one look tells.
        if (optional.Count < 2 || !TakesOut(map, optional, isSame))
        {
            foreach (var name in optional)
                TakesOut(map, [name], isSame);
        }

        foreach (var (name, value) in map.Where(field => !kept.Contains(FieldPath.Child(path, field.Key))).ToList())
            Prune(value, schema.At("properties", name), FieldPath.Child(path, name), kept, isSame);

        string At(string name) => $"{FieldPath.Child(path, name)}.";
    }

    /// <summary>Whether the same is rendered without these fields; else they are back where they were.</summary>
    static bool TakesOut(JsonObject map, List<string> names, Func<bool> isSame)
    {
        var taken = names.ConvertAll(name => (Index: map.IndexOf(name), Name: name, Value: map[name]));
        names.ForEach(name => map.Remove(name));
        if (isSame())
            return true;
        foreach (var (index, name, value) in taken)
            map.Insert(index, name, value);
        return false;
    }
}
