using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Bytes of a text as the characters, lines and columns that people count in. Asked in ascending order it passes over
/// the text once.
/// </summary>
internal struct TextCursor(ReadOnlyMemory<byte> utf8, TextOrigin origin)
{
    readonly ReadOnlyMemory<byte> _utf8 = utf8;
    readonly TextOrigin _origin = origin;
    readonly bool _isAscii = Ascii.IsValid(utf8.Span);
    int _at;
    int _offset;
    int _line = 1;
    int _lineStart;

    /// <summary>The position for people and the index in characters of a byte.</summary>
    public (Position Position, int Offset) At(int index)
    {
        var offset = OffsetAt(index);
        return (_origin.Of(_line, offset - _origin.Offset - _lineStart + 1), offset);
    }

    public int OffsetAt(int index)
    {
        if (index < _at)
            (_at, _offset, _line, _lineStart) = (0, 0, 1, 0);
        while (_utf8.Span[_at..index].IndexOf((byte)'\n') is var end and >= 0)
        {
            Pass(end + 1);
            (_line, _lineStart) = (_line + 1, _offset);
        }

        Pass(index - _at);
        return _origin.Offset + _offset;
    }

    void Pass(int bytes)
    {
        _offset += _isAscii ? bytes : Encoding.UTF8.GetCharCount(_utf8.Span.Slice(_at, bytes));
        _at += bytes;
    }
}

/// <summary>Where a text that is read on its own begins in the one that the user sees.</summary>
/// <param name="Start">The line and column of its first character.</param>
/// <param name="Offset">The same in characters.</param>
internal readonly record struct TextOrigin(Position Start, int Offset = 0)
{
    /// <summary>The text is the user's own: nothing comes before it.</summary>
    public static readonly TextOrigin Whole = new(new Position(1, 1));

    /// <summary>A position in the text as one in the whole.</summary>
    public Position Of(int line, int column) =>
        new(line + Start.Line - 1, line == 1 ? column + Start.Column - 1 : column);
}
