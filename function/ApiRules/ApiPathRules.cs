using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
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
                .ToArray();
            if (collisions.Length > 0)
                scope.Report(
                    ApirulePathCollision,
                    $"{field}.rules[{i}].path",
                    $"'{rule.Path}' must come before the path that covers it already for "
                        + $"{string.Join(", ", collisions)}, or not have "
                        + $"{(collisions.Length == 1 ? "that method" : "these methods")}",
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
        var operators = path.TrimStart('/').Split('/').Where(segment => segment is AnySegments or "{*}").ToArray();
        return operators.Count(segment => segment == AnySegments) > 1 ? "must have {**} only once"
            : operators.SkipLast(1).Contains(AnySegments) ? "must have {**} as its last operator"
            : null;
    }
}

/// <summary>
/// The controller makes a regular expression of every path but /*, and escapes nothing in it (kyma api-gateway,
/// internal/processing/processors/v2alpha1/virtualservice). Istio's webhook judges it in the VirtualService.
/// </summary>
internal static class ApiPathRegexRules
{
    /// <summary>Istio, pkg/config/validation: the longest regular expression.</summary>
    const int LongestRegex = 1024;

    const string OneSegment = "([A-Za-z0-9-._~!$&'()+,;=:@]|%[0-9a-fA-F]{2})+";
    const string AnySegments = "([A-Za-z0-9-._~!$&'()+,;=:@/]|%[0-9a-fA-F]{2})*";

    public static void Check(IReadOnlyList<ApiPathConfig> rules, string field, ConfigScope scope)
    {
        foreach (var (i, rule) in rules.Index())
        {
            if (rule.Path is { } path and not "/*")
                Check(path, $"{field}.rules[{i}].path", scope);
        }
    }

    static void Check(string path, string field, ConfigScope scope)
    {
        var pattern = path.Replace("{**}", AnySegments, StringComparison.Ordinal)
            .Replace("{*}", OneSegment, StringComparison.Ordinal);
        var regex = $"^{pattern}$";
        var literal = path.Replace("{**}", "", StringComparison.Ordinal).Replace("{*}", "", StringComparison.Ordinal);
        if (regex.Length > LongestRegex)
            scope.Report(
                ApirulePathRegex,
                field,
                $"must be shorter: Kyma makes a regular expression of {regex.Length} characters from it, "
                    + $"and Istio accepts at most {LongestRegex}"
            );
        else if (Re2Syntax.WrongWith(regex) is { } wrong)
            scope.Report(
                ApirulePathRegex,
                field,
                $"'{path}' becomes a regular expression as it is, and {wrong}. Istio rejects the "
                    + "VirtualService that Kyma makes from the APIRule"
            );
        else if (literal.AsSpan().IndexOfAny("+$()") is >= 0 and var at)
            scope.Report(
                ApirulePathNeverMatches,
                field,
                $"'{path}' never matches itself, because '{literal[at]}' has a meaning in the regular "
                    + "expression that Kyma makes from it. Write {*} for the segment"
            );
        else if (literal.Contains('.', StringComparison.Ordinal))
            scope.Report(
                ApirulePathMatchesMore,
                field,
                $"'{path}' also matches '{path.Replace('.', 'X')}', because '.' stands for any character in "
                    + "the regular expression that Kyma makes from it"
            );
    }
}
