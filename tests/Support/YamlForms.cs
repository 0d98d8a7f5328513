namespace Kyma.Krm.Tests.Support;

/// <summary>Forms of YAML that readers do not agree on, each as a file with one ServiceEntry.</summary>
internal static class YamlForms
{
    /// <summary>A ServiceEntry that nothing is wrong with.</summary>
    public const string Plain = """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata:
          name: api
          namespace: shop
        spec:
          hosts: [api.partner.com]
          ports:
          - number: 443
            name: tls
            protocol: TLS
          resolution: DNS

        """;

    /// <summary>The form of that name, and the line of the finding about it.</summary>
    public static string Of(string name) => All[name].Text;

    public static int LineOf(string name) => All[name].Line;

    /// <summary>kubectl, kustomize and kpt reject the file.</summary>
    public static TheoryData<string> RejectedByAll => [.. All.Keys.Where(name => All[name].Line > 0)];

    static readonly Dictionary<string, (int Line, string Text)> All = new()
    {
        ["a tab as indentation"] = (7, Plain.Replace("  hosts", "\thosts", StringComparison.Ordinal)),
        ["a tab behind a dash"] = (9, Plain.Replace("- number", "-\tnumber", StringComparison.Ordinal)),
        ["a tab on a blank line"] = (6, Plain.Replace("spec:", "\t\nspec:", StringComparison.Ordinal)),
        ["a tab on the first line"] = (1, $"\t\n{Plain}"),
        ["a tab behind plain text in brackets"] = (
            9,
            Plain.Replace("[api.partner.com]", "[\n\tapi.partner.com\n\t]", StringComparison.Ordinal)
        ),
        ["a tab before the indentation of a text is known"] = (8, Annotated("a: |\n      \tx\n      y")),
        ["a tab below plain text"] = (8, Annotated("a: x\n    \ty")),
        ["a bell"] = (7, Annotated("a: x\ay")),
        ["an escape in quotes"] = (7, Annotated("a: \"x\e[2Jy\"")),
        ["a form feed in a comment"] = (7, Annotated("a: x # \f")),
        ["a delete character"] = (7, Annotated("a: x\u007Fy")),
        ["a control character of two bytes"] = (7, Annotated("a: x\u0081y")),
        ["a noncharacter"] = (7, Annotated("a: x\uFFFEy")),
        ["NEL in a comment"] = (7, Annotated("a: x # y\u0085z")),
        ["LS in plain text"] = (7, Annotated("a: x\u2028y")),
        ["PS in a block"] = (8, Annotated("a: |\n      x\u2029y")),
        ["a YAML directive"] = (1, $"%YAML 1.2\n---\n{Plain}"),
        ["a tag directive"] = (2, $"# c\n%TAG ! tag:example.com,2026:\n---\n{Plain}"),
        ["an unknown directive"] = (1, $"%FOO bar\n---\n{Plain}"),
        ["dots first"] = (1, $"...\n---\n{Plain}"),
        ["a question mark in braces"] = (6, Annotated("{t: a?b}")),
        ["a question mark before a value in braces"] = (6, Annotated("{t: ?a}")),
        ["a key over two lines in braces"] = (6, Annotated("{a\n     b: c}")),
        ["a key over 1024 characters in braces"] = (6, Annotated($"{{\"{new string('k', 1030)}\": v}}")),
        ["an anchor with a dot"] = (5, Plain.Replace(": shop", ": &a.b shop", StringComparison.Ordinal)),
        ["an anchor with an umlaut"] = (5, Plain.Replace(": shop", ": &ä shop", StringComparison.Ordinal)),
        ["the escape of a slash"] = (7, Annotated("a: \"x\\/y\"")),
        ["the escape of half a character"] = (7, Annotated("a: \"\\ud83d\\ude00\"")),
        ["a document behind its dashes"] = (13, $"{Plain}--- {{apiVersion: v1, kind: ConfigMap}}\n"),
        ["a document behind dots"] = (0, $"{Plain}...\n{Second}"),
        ["CR as line breaks"] = (0, $"{Plain}---\n{Second}".ReplaceLineEndings("\r")),
    };

    /// <summary>kubectl, kustomize and kpt read the first ServiceEntry and ignore the second.</summary>
    public static TheoryData<string> IgnoredByAll => [.. All.Keys.Where(name => All[name].Line == 0)];

    static string Second =>
        Plain
            .Replace("api", "second", StringComparison.Ordinal)
            .Replace("secondVersion", "apiVersion", StringComparison.Ordinal);

    static string Annotated(string annotation) =>
        Plain.Replace(
            "spec:",
            annotation[0] == '{' ? $"  annotations: {annotation}\nspec:" : $"  annotations:\n    {annotation}\nspec:",
            StringComparison.Ordinal
        );
}
