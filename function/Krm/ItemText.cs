using System.Text;

namespace Kyma.Krm.Krm;

/// <summary>The whole lines of an item, with the comments that belong to it.</summary>
/// <param name="Utf8">UTF-8, the last line break included where there is one.</param>
/// <param name="Dash">The offset of the <c>-</c> before a list's item; -1 where the item is a document.</param>
internal readonly record struct ItemText(ReadOnlyMemory<byte> Utf8, int Dash)
{
    /// <summary>The dash of what is a document, and no item of a list.</summary>
    public const int NoDash = -1;

    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>
    /// False where a key surely does not occur, so that nearly no item is parsed to see that; escapes may hide one.
    /// </summary>
    public bool MayHave(ReadOnlySpan<byte> key) =>
        Utf8.IsEmpty || Utf8.Span.IndexOf(key) >= 0 || Utf8.Span.Contains((byte)'\\');

    /// <summary>
    /// The lines as a document of their own: a space stands for the dash, so columns stay what they were.
    /// </summary>
    public string AsDocument()
    {
        if (Dash < 0)
            return ToString();
        var bytes = Utf8.ToArray();
        bytes[Dash] = (byte)' ';
        return Encoding.UTF8.GetString(bytes);
    }
}
