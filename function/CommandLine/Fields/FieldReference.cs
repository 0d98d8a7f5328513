using System.Text.Json.Nodes;
using Kyma.Krm.CommandLine.Packages;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.CommandLine.Fields;

/// <summary>Every field of every config, from the one declaration that also reads it.</summary>
internal static class FieldReference
{
    /// <summary>By kind, each field before those below it, in the order of the declaration.</summary>
    public static IReadOnlyList<ConfigField> All { get; } =
        ConfigSchema.Kinds.SelectMany(kind => Below(kind, "", ConfigSchema.Of(kind))).ToArray();

    /// <summary>The field of that path, with or without the numbers of list entries; a KymaTraffic's first.</summary>
    public static ConfigField? Find(string path) =>
        All.FirstOrDefault(field => field.Path == Normal(path))
        ?? All.FirstOrDefault(field =>
            field.Path.Replace("[]", "", StringComparison.Ordinal)
            == Normal(path).Replace("[]", "", StringComparison.Ordinal)
        );

    public static IEnumerable<ConfigField> DirectlyBelow(ConfigField field) =>
        All.Where(other =>
            other.Kind == field.Kind
            && other.Path.Length > field.Path.Length
            && Parent(other.Path).Replace("[]", "", StringComparison.Ordinal)
                == field.Path.Replace("[]", "", StringComparison.Ordinal)
        );

    /// <summary>The path that was probably meant: as a whole, or by its last name.</summary>
    public static string Suggest(string path) =>
        Suggestion.For(Normal(path), All.Select(field => field.Path)) is { Length: > 0 } near ? near
        : Suggestion.For(
            path,
            All.Where(field => field.Name == path[(path.LastIndexOf('.') + 1)..]).Take(1).Select(field => field.Path)
        )
            is { Length: > 0 } named
            ? named
        : All.FirstOrDefault(field => field.Name == path[(path.LastIndexOf('.') + 1)..]) is { } same
            ? $" Did you mean '{same.Path}'?"
        : "";

    /// <summary>Findings whose text names the field; a mapping's also where they name something in it.</summary>
    public static IReadOnlyList<string> FindingsAbout(ConfigField field, IEnumerable<Rule> rules) =>
        rules
            .Where(rule => Mentions($"{rule.Meaning} {rule.Consequence} {rule.Fix}", field))
            .Select(rule => rule.Name)
            .Order(StringComparer.Ordinal)
            .ToArray();

    static bool Mentions(string text, ConfigField field)
    {
        var bare = field.Path.Replace("[]", "", StringComparison.Ordinal);
        List<string> names = [bare, bare.StartsWith("spec.", StringComparison.Ordinal) ? bare[5..] : bare];
        if (bare.Split('.') is { Length: > 3 } steps)
            names.Add(string.Join('.', steps[^2..]));
        return names.Exists(name => name.Contains('.', StringComparison.Ordinal) && Names(text, name));
    }

    /// <summary>As a whole path, not as the end of another: <c>gateway.tls.mode</c> is not <c>tls.mode</c>.</summary>
    static bool Names(string text, string name)
    {
        for (
            var at = text.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(name, at + 1, StringComparison.Ordinal)
        )
        {
            var end = at + name.Length;
            if (
                (at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '.'))
                && (end == text.Length || !char.IsLetterOrDigit(text[end]))
            )
                return true;
        }

        return false;
    }

    static string Normal(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\[[0-9]*\]", "[]");

    static string Parent(string path) => path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : "";

    static IEnumerable<ConfigField> Below(string kind, string path, JsonObject schema)
    {
        if (schema["properties"] is not JsonObject properties)
            yield break;
        var required = schema["required"] is JsonArray names ? names.Select(name => (string)name!).ToHashSet() : [];
        foreach (var (name, value) in properties)
        {
            if (value is not JsonObject described)
                continue;
            var at = path.Length == 0 ? name : $"{path}.{name}";
            yield return new ConfigField(
                kind,
                at,
                (string?)described["description"] ?? "",
                described,
                required.Contains(name)
            );
            var (inner, below) = described["items"] is JsonObject items ? (items, $"{at}[]") : (described, at);
            foreach (var field in Below(kind, below, inner))
                yield return field;
        }
    }
}
