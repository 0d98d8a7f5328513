using System.Buffers;
using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Judging;

/// <summary>
/// Characters that nobody sees, or that only look like others, where text is compared: in keys, names and hosts.
/// </summary>
internal static class HiddenCharacterRules
{
    /// <summary>No-break and other odd blanks, zero-width and direction marks, byte order marks, escapes.</summary>
    static readonly SearchValues<char> Hidden = SearchValues.Create(
        "\u00a0\u00ad\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
            + "\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u202f\u205f"
            + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u3000\ufeff\u001b"
    );

    /// <summary>Prose, and content that is not looked at: a no-break space may be meant there.</summary>
    static bool IsFreeText(string path) =>
        path is "metadata.annotations" or "data" or "stringData" or "binaryData" or "status";

    public static void Check(CheckedResource resource, Findings findings)
    {
        if (resource.Source.Root is YamlMapping root && HasAny(root))
            Walk(root, "", resource, findings);
    }

    /// <summary>Nearly no resource has any, and a path costs more than a look.</summary>
    static bool HasAny(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => mapping.Entries.Any(entry =>
                (entry.Key is YamlScalar key && AnyButAscii(key.Value) is not null) || HasAny(entry.Value)
            ),
            YamlSequence list => list.Items.Any(HasAny),
            _ => node is YamlScalar scalar && scalar.Value.AsSpan().IndexOfAny(Hidden) >= 0,
        };

    static void Walk(YamlNode node, string path, CheckedResource resource, Findings findings)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    if (entry.Key is not YamlScalar key)
                        continue;
                    var at = FieldPath.Child(path, key.Value);
                    if (AnyButAscii(key.Value) is { } index)
                        Report(key.Value, index, "the key", at, resource, findings);
                    if (!IsFreeText(at))
                        Walk(entry.Value, at, resource, findings);
                }

                break;
            case YamlSequence list:
                for (var i = 0; i < list.Items.Count; i++)
                    Walk(list.Items[i], FieldPath.Child(path, i), resource, findings);
                break;
            case YamlScalar scalar when scalar.Value.AsSpan().IndexOfAny(Hidden) is var index and >= 0:
                Report(scalar.Value, index, "the value", path, resource, findings);
                break;
        }
    }

    static int? AnyButAscii(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange('\u0020', '\u007e') is var index and >= 0 ? index : null;

    static void Report(string text, int index, string what, string path, CheckedResource resource, Findings findings) =>
        findings.Add(
            CheckFindings.HiddenCharacter,
            resource.Source.At(path),
            $"{what} contains {NameOf(text, index)} at character {index + 1}, so it is not equal to the "
                + $"text that it looks like. Type it again"
        );

    static string NameOf(string text, int index)
    {
        var point = char.IsSurrogatePair(text, index) ? char.ConvertToUtf32(text, index) : text[index];
        var code = $"U+{point.ToString("X4", CultureInfo.InvariantCulture)}";
        return text[index] switch
        {
            '\u00a0' => $"a no-break space ({code})",
            '\u200b' or '\u200c' or '\u200d' or '\u2060' => $"a zero-width character ({code})",
            '\ufeff' => $"a byte order mark ({code})",
            '\u001b' => $"an escape character ({code})",
            '\u202a' or '\u202b' or '\u202c' or '\u202d' or '\u202e' =>
                $"a mark that changes the direction of text ({code})",
            _ => $"the character {code}",
        };
    }
}
