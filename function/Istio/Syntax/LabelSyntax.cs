using System.Text.RegularExpressions;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// Labels as Istio judges them (pkg/config/labels/instance.go); unlike Kubernetes it sets values no length.
/// </summary>
internal static partial class LabelSyntax
{
    public static string? WrongWithKey(string key)
    {
        var match = Key().Match(key);
        if (!match.Success)
            return "must be a label key such as app or example.com/app";
        if (match.Groups[1].Length > 254)
            return "has a prefix longer than 253 characters";
        return match.Groups[2].Length > 63 ? "has a name longer than 63 characters" : null;
    }

    /// <summary><c>app=web, tier=front</c>: one text for equal labels, in whichever order they were written.</summary>
    public static string Text(IReadOnlyDictionary<string, string> labels) =>
        string.Join(
            ", ",
            labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}")
        );

    /// <summary>One text for each label: a selector covers a pod whose set its own lies within.</summary>
    public static HashSet<string> Members(IReadOnlyDictionary<string, string>? labels) =>
        labels is null ? [] : labels.Select(label => $"{label.Key}\0{label.Value}").ToHashSet();

    /// <summary>Every wanted label is there with its value; none are wanted where that is null.</summary>
    public static bool Covers(
        IReadOnlyDictionary<string, string>? labels,
        IReadOnlyDictionary<string, string>? wanted
    ) => wanted is null || wanted.All(label => labels?.GetValueOrDefault(label.Key) == label.Value);

    public static bool IsValue(string value) => Value().IsMatch(value);

    [GeneratedRegex(
        @"^([a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?)*/)?"
            + @"((?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])\z"
    )]
    private static partial Regex Key();

    [GeneratedRegex(@"^((?:[A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z")]
    private static partial Regex Value();
}
