using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.CommandLine.Fields;

/// <summary>The reference of fields: one for a terminal, all as a page.</summary>
internal static class FieldPage
{
    public static void Write(ConfigField field, IEnumerable<Rule> rules, TextPage page)
    {
        page.Title(field.Path, $"({field.Type}{(field.IsRequired ? ", required" : "")})");
        foreach (var line in TextWrap.Lines(field.Doc, 96))
            page.Line($"  {line}");
        page.Line();
        page.Rows(2, Facts(field, rules));
        var below = FieldReference.DirectlyBelow(field).ToArray();
        if (below.Length == 0)
            return;
        page.Line();
        page.Title("Fields below it");
        page.Table(
            2,
            ["FIELD", "TYPE", "MEANING"],
            [
                .. below.Select(inner =>
                    (string[])[inner.Name, $"{inner.Type}{(inner.IsRequired ? " *" : "")}", FirstSentence(inner.Doc)]
                ),
            ]
        );
        if (below.Any(inner => inner.IsRequired))
            page.Line("  * required");
    }

    public static void WriteList(TextPage page)
    {
        foreach (var (i, kind) in FieldReference.All.GroupBy(field => field.Kind).Index())
        {
            if (i > 0)
                page.Line();
            page.Title(kind.Key);
            page.Table(
                2,
                ["FIELD", "TYPE", "MEANING"],
                [.. kind.Select(field => (string[])[field.Path, field.Type, FirstSentence(field.Doc)])]
            );
        }
    }

    public static JsonObject Json(ConfigField field, IEnumerable<Rule> rules) =>
        new()
        {
            ["kind"] = field.Kind,
            ["path"] = field.Path,
            ["type"] = field.Type,
            ["required"] = field.IsRequired,
            ["default"] = field.Schema["default"]?.DeepClone(),
            ["values"] = JsonFields.List(field.Words),
            ["description"] = field.Doc,
            ["example"] = field.Example,
            ["findings"] = JsonFields.List(FieldReference.FindingsAbout(field, rules)),
        };

    /// <summary>docs/fields.md.</summary>
    public static string Markdown(IReadOnlyCollection<Rule> rules)
    {
        var text = new StringBuilder(
            """
            # Every field

            Made by `kyma-krm explain --fields --output markdown` from the declarations that also read the fields.
            [CHANGELOG.md](../CHANGELOG.md) says which release of kyma-krm brought a field. In a terminal:
            `kyma-krm explain --field spec.egress.services[].tls`.

            """
        );
        foreach (var kind in FieldReference.All.GroupBy(field => field.Kind))
        {
            text.Append($"\n## {kind.Key}\n");
            foreach (var field in kind)
                Append(text, field, rules);
        }

        return text.Append(
                """

                ## .krmignore

                A file in a folder that kyma-krm and kpt read: one pattern per line. Files and folders that match are
                not read, and the summary of `check` counts them. `#` starts a comment. A pattern without `/` matches a
                name at any depth, one with `/` a path below the folder. `*` and `?` are wildcards.

                ```
                # .krmignore
                values.yaml
                charts/
                ```

                """
            )
            .ToString();
    }

    static void Append(StringBuilder text, ConfigField field, IReadOnlyCollection<Rule> rules)
    {
        text.Append($"\n### `{field.Path}`\n\n{MarkdownProse.Of(field.Doc)}\n\n");
        text.Append($"- Type: {field.Type}{(field.IsRequired ? ", required" : "")}\n");
        if (field.Default.Length > 0)
            text.Append($"- Default: `{field.Default}`\n");
        if (field.Words.Count > 0)
            text.Append($"- Values: {string.Join(", ", field.Words.Select(word => $"`{word}`"))}\n");
        if (field.Limits.Length > 0)
            text.Append($"- {(field.Words.Count > 0 ? "Meanings" : "Limits")}: {MarkdownProse.Of(field.Limits)}\n");
        if (FieldReference.FindingsAbout(field, rules) is { Count: > 0 } findings)
            text.Append($"- Findings: {string.Join(", ", findings.Select(name => $"[{name}](findings.md#{name})"))}\n");
        if (field.Path.StartsWith("spec.", StringComparison.Ordinal))
            text.Append($"\n```yaml\n{field.Example}\n```\n");
    }

    static List<(string, string)> Facts(ConfigField field, IEnumerable<Rule> rules) =>
        [
            ("kind", field.Kind),
            ("default", field.Default),
            ("values", string.Join(", ", field.Words)),
            (
                field.Words.Count > 0 ? "meanings" : "must be",
                field.Limits.Replace("; ", "\n", StringComparison.Ordinal)
            ),
            ("example", field.Example),
            ("findings", string.Join('\n', FieldReference.FindingsAbout(field, rules))),
        ];

    static string FirstSentence(string text) =>
        text.IndexOf(". ", StringComparison.Ordinal) is > 0 and var end ? text[..(end + 1)] : text;
}
