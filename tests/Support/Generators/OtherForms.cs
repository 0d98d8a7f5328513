using System.Text.Encodings.Web;
using System.Text.Json;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Support.Generators;

/// <summary>The same text in a form that Windows, other tools or other people give it.</summary>
internal static class OtherForms
{
    public static string Of(string text, Chance chance) =>
        chance.Below(5) switch
        {
            0 => WithCarriageReturns(text),
            1 => $"\ufeff{text}",
            2 => $"{text.TrimEnd('\n')}\n...\n",
            3 => AsJson(text, chance) ?? WithCarriageReturns(text),
            _ => text.Replace("kind: ", "kind: !!str ", StringComparison.Ordinal),
        };

    public static string WithCarriageReturns(string text) =>
        text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);

    /// <summary>The first document on one line, or indented with spaces or tabs.</summary>
    static string? AsJson(string text, Chance chance)
    {
        if (YamlParser.Parse(text, out _) is not [var root, ..])
            return null;
        return YamlJson
            .ToJson(root)
            ?.ToJsonString(
                new JsonSerializerOptions
                {
                    WriteIndented = !chance.OneIn(3),
                    IndentCharacter = chance.OneIn(3) ? '\t' : ' ',
                    IndentSize = 1,
                    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            );
    }
}
