using System.Globalization;
using System.Text;

namespace Kyma.Krm.Tests.Support.Generators;

/// <summary>Random ResourceLists in block style, and the same with small damage.</summary>
internal static class RandomList
{
    static readonly string[] Names =
    [
        "a",
        "'b c'",
        "\"d\"",
        "\"e\\n\\u00e9\"",
        "~",
        "",
        "1",
        "yes",
        "f # c",
        "{}",
        "|\n%  g",
        "'h\n%  i'",
        "\"j k\"",
        "[]",
        "é",
        "a:b",
        "\"\"",
    ];
    static readonly string[] Annotations =
    [
        "internal.config.kubernetes.io/path",
        "config.kubernetes.io/local-config",
        "'internal.config.kubernetes.io/index'",
        "\"a.b/c\"",
        "x",
        "\"esc\\u0061ped\"",
        "config.kubernetes.io/path",
    ];
    static readonly string[] Damage =
    [
        "\"",
        "'",
        ":",
        ": ",
        " ",
        "  ",
        "\n",
        "#",
        " #",
        "- ",
        "-",
        "{",
        "}",
        "[",
        "]",
        ",",
        "|",
        ">",
        "&a ",
        "*a",
        "!t ",
        "? ",
        "%",
        "@",
        "`",
        "\t",
        "\r",
        "\\",
        "---\n",
        "...\n",
        "<<: ",
        "\u0085",
        "\u2028",
        "\ufeff",
        "é",
        "😀",
        "\u0001",
        "0",
        "x",
    ];

    static readonly string[] Versions =
    [
        "config.kubernetes.io/v1",
        "config.kubernetes.io/v1beta1",
        "'config.kubernetes.io/v1alpha1'",
    ];

    static readonly string[] Configs =
    [
        " {}\n",
        "\n",
        " null\n",
        "\n  kind: F\n  data: {a: b}\n",
        "\n    # c\n    kind: F\n",
        " {kind: F}\n",
    ];

    public static string Text(Chance chance)
    {
        var indent = new string(' ', chance.Of(0, 0, 0, 2, 4));
        var keys = new List<string>
        {
            $"apiVersion: {chance.Of(Versions)}\n",
            $"kind: {chance.Of("ResourceList", "\"ResourceList\"", "ResourceList # list")}\n",
            Items(chance, indent),
        };
        if (!chance.OneIn(3))
            keys.Add($"functionConfig:{chance.Of(Configs)}");
        if (chance.OneIn(3))
            keys.Add("results:\n- message: old\n");
        if (chance.OneIn(4))
            keys.Insert(chance.Below(keys.Count), "# comment\n");
        for (var i = keys.Count - 1; i > 0; i--)
        {
            var other = chance.Below(i + 1);
            (keys[i], keys[other]) = (keys[other], keys[i]);
        }

        var text = string.Concat(keys);
        return chance.OneIn(10) ? text.TrimEnd('\n')
            : chance.OneIn(10) ? $"---\n{text}"
            : text;
    }

    static string Items(Chance chance, string indent)
    {
        if (chance.OneIn(20))
            return chance.Of("items: []\n", "items:\n", "items: null # none\n", "items: ~\n");
        var text = new StringBuilder($"items:{chance.Of("", "", " # c")}\n");
        for (var i = 0; i < 1 + chance.Below(5); i++)
        {
            if (chance.OneIn(5))
                text.Append(
                    chance.Of(
                        $"{indent}# head\n",
                        $"{indent}# head\n{indent}# two\n",
                        "# outer\n",
                        $"{indent}  # foot\n",
                        "\n",
                        $"{indent}    # foot\n{indent}# head\n"
                    )
                );
            text.Append(Item(chance, indent));
        }

        return text.ToString();
    }

    static string Item(Chance chance, string indent)
    {
        var inner = $"{indent}  ";
        var keys = new List<string>();
        if (!chance.OneIn(8))
            keys.Add($"apiVersion: {Scalar(chance, inner)}");
        if (!chance.OneIn(8))
            keys.Add($"kind: {Scalar(chance, inner)}");
        if (!chance.OneIn(8))
            keys.Add(Metadata(chance, inner));
        var lines = RandomYaml.Document(chance).TrimEnd('\n').Split('\n');
        keys.Add($"spec:\n{string.Concat(lines.Select(line => $"{inner}  {line}\n"))}");
        if (chance.OneIn(12))
            keys.Add($"kind: {Scalar(chance, inner)}");
        if (chance.OneIn(12))
            keys.Add(Metadata(chance, inner));
        if (chance.OneIn(4))
            keys.Reverse();
        return $"{indent}-{chance.Of(" ", " ", " ", $" # c\n{inner}", $"\n{inner}")}{string.Join(inner, keys)}";
    }

    static string Metadata(Chance chance, string inner)
    {
        var text = new StringBuilder("metadata:\n");
        if (chance.OneIn(10))
            return chance.Of(
                "metadata: {}\n",
                "metadata:\n",
                "metadata: {name: a, namespace: b}\n",
                "\"metadata\":\n" + inner + "  name: q\n"
            );
        if (!chance.OneIn(4))
            text.Append(CultureInfo.InvariantCulture, $"{inner}  name: {Scalar(chance, $"{inner}  ")}");
        if (chance.OneIn(3))
            text.Append(CultureInfo.InvariantCulture, $"{inner}  namespace: {Scalar(chance, $"{inner}  ")}");
        if (!chance.OneIn(3))
            text.Append(
                CultureInfo.InvariantCulture,
                $"{inner}  annotations:{(chance.OneIn(8) ? " {a: b}\n" : AnnotationLines(chance, $"{inner}    "))}"
            );
        if (chance.OneIn(3))
            text.Append(CultureInfo.InvariantCulture, $"{inner}  labels:\n{inner}    name: not this\n");
        return text.ToString();
    }

    static string AnnotationLines(Chance chance, string indent) =>
        "\n" + string.Concat(Enumerable.Range(0, 1 + chance.Below(4)).Select(_ => AnnotationLine(chance, indent)));

    static string AnnotationLine(Chance chance, string indent) =>
        $"{indent}{chance.Of(Annotations)}: {Scalar(chance, indent)}{(chance.OneIn(6) ? $"{indent}# c\n" : "")}";

    static string Scalar(Chance chance, string indent) =>
        $"{chance.Of(Names).Replace("%", indent, StringComparison.Ordinal)}\n";

    public static string Damaged(string text, Chance chance)
    {
        for (var i = 0; i <= chance.Below(2); i++)
        {
            var at = chance.Below(text.Length + 1);
            while (at > 0 && at < text.Length && char.IsLowSurrogate(text[at]))
                at--;
            var lines = text.Split('\n').ToList();
            var line = chance.Below(lines.Count);
            switch (chance.Below(5))
            {
                case 0:
                    lines.RemoveAt(line);
                    text = string.Join('\n', lines);
                    break;
                case 1:
                    lines[line] =
                        chance.OneIn(2) ? $" {lines[line]}"
                        : lines[line].Length > 0 ? lines[line][1..]
                        : "";
                    text = string.Join('\n', lines);
                    break;
                case 2:
                    lines.Insert(line, lines[chance.Below(lines.Count)]);
                    text = string.Join('\n', lines);
                    break;
                default:
                    text = text.Insert(at, chance.Of(Damage));
                    break;
            }
        }

        return text;
    }
}
