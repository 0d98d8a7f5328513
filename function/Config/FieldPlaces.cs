using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Config;

/// <summary>Where in a KymaTraffic the field of a name belongs, for one that is written in another place.</summary>
internal static class FieldPlaces
{
    static readonly Lazy<Lookup<string, string>> ByName = new(() =>
        PathsBelow("", TrafficDocument.Shape.Describe())
            .Where(path => path.StartsWith("spec.", StringComparison.Ordinal))
            .ToLookup(NameOf)
    );

    /// <summary>
    /// Those that have the most in common with the path that is written; empty where the name is unknown.
    /// </summary>
    public static IReadOnlyList<string> Of(string path)
    {
        var steps = Steps(path);
        return ByName
                .Value[NameOf(path)]
                .GroupBy(place => Steps(place).Zip(steps).TakeWhile(pair => pair.First == pair.Second).Count())
                .OrderByDescending(group => group.Key)
                .FirstOrDefault()
                ?.ToList()
            ?? [];
    }

    static string NameOf(string path) =>
        path[(path.LastIndexOf('.') + 1)..].Replace("[]", "", StringComparison.Ordinal);

    /// <summary>Without the last one, and without the numbers of list entries.</summary>
    static List<string> Steps(string path) => [.. path.Split('.').SkipLast(1).Select(step => step.Split('[')[0])];

    static IEnumerable<string> PathsBelow(string path, JsonObject schema)
    {
        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
        {
            var at = FieldPath.Child(path, name);
            yield return at;
            if (value is not JsonObject inner)
                continue;
            var below = inner["items"] is JsonObject items ? PathsBelow($"{at}[]", items) : PathsBelow(at, inner);
            foreach (var deeper in below)
                yield return deeper;
        }
    }
}
