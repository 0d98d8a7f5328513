using System.Text;
using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Support.Generators;

/// <summary>Random block style YAML in the manners people and tools write it, and random changes to its data.</summary>
internal static class RandomYaml
{
    static readonly string[] Scalars =
    [
        "1",
        "x",
        "'q u'",
        "\"d \\n q\"",
        "0777",
        "true",
        "~",
        "a:b",
        "*",
        "{}",
        "[]",
        "{k: v, l: [1, 2]}",
        "[a, 'b', {c: d}]",
        "x # comment",
        "\"#\" # c",
        "|\n%  text\n%   more\n\n%  end",
        ">-\n%  folded\n%  text",
        "|+\n%  keep\n",
        "plain\n%  goes on",
        "\"quoted\n%  goes on\"",
        "https://a.b/c",
        "''",
    ];

    public static string Document(Chance chance)
    {
        var text = new StringBuilder();
        Mapping(text, chance, 0, 0, "k");
        return text.Replace("*\n", "x\n").ToString();
    }

    static void Mapping(StringBuilder text, Chance chance, int column, int depth, string prefix)
    {
        for (var i = 0; i <= chance.Below(4); i++)
        {
            if (i > 0 || depth == 0)
                text.Append(' ', column);
            text.Append(prefix).Append(i).Append(':');
            Value(text, chance, column, depth, isElement: false);
            if (chance.OneIn(6))
                text.Append(' ', column).Append("# comment\n");
            if (chance.OneIn(12))
                text.Append('\n');
        }
    }

    static void List(StringBuilder text, Chance chance, int column, int depth)
    {
        for (var i = 0; i <= chance.Below(4); i++)
        {
            if (chance.OneIn(6))
                text.Append(' ', column).Append("# about\n");
            text.Append(' ', column).Append('-');
            Value(text, chance, column, depth, isElement: true);
        }
    }

    static void Value(StringBuilder text, Chance chance, int column, int depth, bool isElement)
    {
        switch (depth > 3 ? 0 : chance.Below(5))
        {
            case 3 when isElement:
                text.Append(' ');
                Mapping(text, chance, column + 2, depth + 1, "m");
                break;
            case 3:
                text.Append(chance.OneIn(5) ? " # below\n" : "\n").Append(' ', column + 2);
                Mapping(text, chance, column + 2, depth + 1, "m");
                break;
            case 4:
                text.Append('\n');
                List(text, chance, isElement || chance.OneIn(2) ? column + 2 : column, depth + 1);
                break;
            default:
                text.Append(' ')
                    .Append(chance.Of(Scalars).Replace("%", new string(' ', column), StringComparison.Ordinal))
                    .Append('\n');
                break;
        }
    }

    public static JsonObject Changed(JsonObject data, Chance chance)
    {
        var copy = data.DeepClone().AsObject();
        for (var i = 0; i <= chance.Below(3); i++)
            Change(copy, chance);
        return copy;
    }

    static void Change(JsonNode node, Chance chance)
    {
        if (node is JsonObject map)
        {
            var key = map.Count == 0 ? "new" : map.ElementAt(chance.Below(map.Count)).Key;
            if (map.Count > 0 && map[key] is JsonObject or JsonArray && !chance.OneIn(3))
                Change(map[key]!, chance);
            else if (chance.OneIn(3))
                map.Remove(key);
            else
                map[chance.OneIn(2) ? key : $"new{chance.Below(9)}"] = Some(chance);
        }
        else if (node is JsonArray list)
        {
            var at = chance.Below(list.Count + 1);
            if (at < list.Count && list[at] is JsonObject or JsonArray && !chance.OneIn(3))
                Change(list[at]!, chance);
            else if (at < list.Count && chance.OneIn(3))
                list.RemoveAt(at);
            else if (at < list.Count && chance.OneIn(2))
                list[at] = Some(chance);
            else
                list.Insert(at, Some(chance));
        }
    }

    static JsonNode? Some(Chance chance) =>
        JsonNode.Parse(
            chance.Of(
                "1",
                "\"x\"",
                "\"yes\"",
                "\"a\\nb\\n\"",
                "{}",
                "[]",
                "{\"a\":{\"b\":[1]}}",
                "[1,[2],{\"c\":3}]",
                "null",
                "\"a: b\""
            )
        );
}
