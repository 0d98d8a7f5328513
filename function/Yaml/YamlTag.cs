using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kyma.Krm.Yaml;

/// <summary>How a tag is written so that it is read as the same one.</summary>
internal static class YamlTag
{
    const string Standard = "tag:yaml.org,2002:";

    const string Anywhere = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~*'();/?:@&=$#";

    /// <summary>YAML's URI characters without those of flow style and the <c>!</c> of a handle.</summary>
    static readonly SearchValues<char> Short = SearchValues.Create(Anywhere);

    static readonly SearchValues<char> Verbatim = SearchValues.Create($"{Anywhere},[]!");

    public static string Written(string tag) =>
        tag.StartsWith(Standard, StringComparison.Ordinal) && tag.Length > Standard.Length
            ? $"!!{Escaped(tag[Standard.Length..], Short)}"
        : tag.StartsWith('!') ? $"!{Escaped(tag[1..], Short)}"
        : $"!<{Escaped(tag, Verbatim)}>";

    /// <summary>YamlDotNet reads a <c>+</c> as a space.</summary>
    static string Escaped(string text, SearchValues<char> safe)
    {
        if (!text.AsSpan().ContainsAnyExcept(safe))
            return text;
        var escaped = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
                escaped.Append('+');
            else if (rune.IsAscii && safe.Contains((char)rune.Value))
                escaped.Append((char)rune.Value);
            else
                foreach (var utf8 in Encoding.UTF8.GetBytes(rune.ToString()))
                    escaped.Append(CultureInfo.InvariantCulture, $"%{utf8:X2}");
        }

        return escaped.ToString();
    }
}
