namespace Kyma.Krm.Yaml.Scanning;

/// <summary>The lines of a text.</summary>
internal readonly record struct TextLines(string Text)
{
    /// <summary>The index of the first character of the line that a character is in.</summary>
    public int StartOf(int offset) => offset == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>Behind the line that a value ends on; a block scalar already ends behind its last line break.</summary>
    public int EndOf(int valueEnd) =>
        EndsLine(valueEnd) ? valueEnd
        : Text.IndexOf('\n', valueEnd) is var end and >= 0 ? end + 1
        : Text.Length;

    /// <summary>A line break stands before the offset.</summary>
    public bool EndsLine(int offset) => offset > 0 && Text[offset - 1] == '\n';

    /// <summary>Whether nothing but spaces comes before the character in its line.</summary>
    public bool BeginsItsLine(int offset) => Text.AsSpan(StartOf(offset)..offset).IndexOfAnyExcept(' ') < 0;
}
