using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using static Kyma.Krm.ApiRules.ApiRuleFindings;

namespace Kyma.Krm.ApiRules;

/// <summary>Paths of an APIRule (kyma api-gateway, internal/validation/v2alpha1/rules.go).</summary>
internal static class ApiPathRules
{
    const string AnySegments = "{**}";

    public static void Check(IReadOnlyList<ApiPathConfig> rules, string field, ConfigScope scope)
    {
        foreach (var (i, rule) in rules.Index())
        {
            if (MisplacedIn(rule.Path) is { } wrong)
                scope.Report(ApiruleMisplacedPathOperator, $"{field}.rules[{i}].path", $"'{rule.Path}' {wrong}");
        }

        var tries = new Dictionary<string, PathTrie>();
        foreach (var (i, rule) in rules.Index())
        {
            var collisions = rule
                .Methods.Distinct()
                .Where(method => !TrieOf(method, tries).TryAdd(rule.Path == "/*" ? $"/{AnySegments}" : rule.Path))
                .ToList();
            if (collisions.Count > 0)
                scope.Report(
                    ApirulePathCollision,
                    $"{field}.rules[{i}].path",
                    $"'{rule.Path}' must stand before the path that covers it already for "
                        + $"{string.Join(", ", collisions)}, or not have "
                        + $"{(collisions.Count == 1 ? "that method" : "these methods")}",
                    $"{field}.rules"
                );
        }

        if (tries.Values.Any(trie => trie.IsExhausted))
            scope.Report(
                ApirulePathsNotCompared,
                $"{field}.rules",
                $"must have fewer paths with {{*}} that match each other: these {rules.Count} were not all compared"
            );
    }

    static PathTrie TrieOf(string method, Dictionary<string, PathTrie> tries)
    {
        if (!tries.TryGetValue(method, out var trie))
            tries[method] = trie = new PathTrie();
        return trie;
    }

    static string? MisplacedIn(string path)
    {
        var operators = path.TrimStart('/').Split('/').Where(segment => segment is AnySegments or "{*}").ToList();
        return operators.Count(segment => segment == AnySegments) > 1 ? "must have {**} only once"
            : operators.SkipLast(1).Contains(AnySegments) ? "must have {**} as its last operator"
            : null;
    }
}
