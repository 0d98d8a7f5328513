using System.Text;

namespace Kyma.Krm.Explaining;

/// <summary>A text of ours within a page in Markdown.</summary>
internal static class MarkdownProse
{
    /// <summary>
    /// The text so that a reader sees what it says: a wildcard stresses nothing, and a placeholder such as
    /// <c>&lt;name&gt;</c> is no tag that vanishes. What is between backticks is shown as it is.
    /// </summary>
    public static string Of(string text)
    {
        var prose = new StringBuilder(text.Length + 8);
        var isCode = false;
        foreach (var c in text)
        {
            isCode ^= c == '`';
            if (!isCode && c is ('*' or '<'))
                prose.Append('\\');
            prose.Append(c);
        }

        return prose.ToString();
    }
}
