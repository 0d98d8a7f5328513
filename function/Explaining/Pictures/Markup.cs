using System.Globalization;
using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>HTML and SVG as text. Whatever is not written here is someone else's, so it is escaped.</summary>
internal static class Markup
{
    /// <summary>For content and for attributes in double quotes.</summary>
    public static string Escape(string text)
    {
        var lines = text.Split('\n').Select(ShownText.Of);
        var escaped = new StringBuilder(text.Length);
        foreach (var c in string.Join('\n', lines))
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                _ => escaped.Append(c),
            };

        // A line of the page must not be a command to a runner that prints it.
        return escaped.Replace("::", "&#58;:").ToString();
    }

    /// <summary>Sentences in which backticks mark what is to be typed or read as code.</summary>
    public static string Prose(string text)
    {
        var parts = Escape(text).Split('`');
        if (parts.Length % 2 == 0)
            return string.Join('`', parts);
        var prose = new StringBuilder();
        foreach (var (i, part) in parts.Index())
            prose.Append(i % 2 == 0 ? part : $"<code>{part}</code>");
        return prose.ToString();
    }

    /// <summary>A length in pixels, or a share in percent; half pixels are fine enough.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
