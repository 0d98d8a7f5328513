using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Kyma.Krm.Yaml.Scanning;

/// <summary>What the characters of a scalar mean, as libyaml has it: escapes, folded lines, block scalars.</summary>
internal static class ScalarText
{
    /// <summary>The value of a scalar without its quotes, escapes and folds.</summary>
    /// <param name="utf8">As <see cref="BlockScanner"/> found it, quotes included; a block scalar with all its
    /// lines.</param>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var isBlock = utf8[0] is (byte)'|' or (byte)'>';
        var quote = utf8[0] is (byte)'"' or (byte)'\'' ? utf8[0] : (byte)'\n';
        var inner = quote == '\n' ? utf8 : utf8[1..^1];
        if (!isBlock && !inner.ContainsAny((byte)'\n', quote == '"' ? (byte)'\\' : quote))
            return Encoding.UTF8.GetString(inner);

        // An escape of two characters stands for three bytes at most.
        var buffer = ArrayPool<byte>.Shared.Rent((2 * utf8.Length) + 1);
        var text = new Writer(buffer);
        if (isBlock)
            text.Block(utf8);
        else
            text.Lines(inner, quote == '"' ? (byte)'\\' : quote);
        var result = Encoding.UTF8.GetString(buffer, 0, text.Length);
        ArrayPool<byte>.Shared.Return(buffer);
        return result;
    }

    ref struct Writer(Span<byte> buffer)
    {
        readonly Span<byte> _buffer = buffer;

        public int Length { get; private set; }

        /// <param name="special">The character that escapes: a backslash, a doubled quote, or none.</param>
        public void Lines(ReadOnlySpan<byte> text, byte special)
        {
            while (text.IndexOfAny(special, (byte)'\n') is var next and >= 0)
            {
                if (text[next] == '\n')
                {
                    Append(text[..next].TrimEnd(" \t\r"u8));
                    text = Fold(text[(next + 1)..]);
                }
                else if (special == '\'')
                {
                    Append(text[..(next + 1)]);
                    text = text[(next + 2)..];
                }
                else
                {
                    Append(text[..next]);
                    text = Escape(text[(next + 1)..]);
                }
            }

            Append(text);
        }

        /// <summary>One line break is a space, each further one a line break.</summary>
        ReadOnlySpan<byte> Fold(ReadOnlySpan<byte> behindBreak)
        {
            var breaks = 0;
            var text = behindBreak.TrimStart(" \t\r"u8);
            for (; text is [(byte)'\n', ..]; text = text[1..].TrimStart(" \t\r"u8))
                breaks++;
            if (breaks == 0)
                Append(" "u8);
            Breaks(breaks);
            return text;
        }

        ReadOnlySpan<byte> Escape(ReadOnlySpan<byte> text)
        {
            var digits = text[0] switch
            {
                (byte)'x' => 2,
                (byte)'u' => 4,
                (byte)'U' => 8,
                _ => 0,
            };
            uint code = text[0] switch
            {
                (byte)'n' => '\n',
                (byte)'r' => '\r',
                (byte)'t' => '\t',
                (byte)'0' => '\0',
                (byte)'a' => '\a',
                (byte)'b' => '\b',
                (byte)'v' => '\v',
                (byte)'f' => '\f',
                (byte)'e' => 0x1B,
                (byte)'N' => 0x85,
                (byte)'_' => 0xA0,
                (byte)'L' => 0x2028,
                (byte)'P' => 0x2029,
                var c => c,
            };
            if (digits > 0)
                _ = Utf8Parser.TryParse(text.Slice(1, digits), out code, out _, 'x');
            Length += new Rune(code).EncodeToUtf8(_buffer[Length..]);
            return text[(1 + digits)..];
        }

        public void Block(ReadOnlySpan<byte> text)
        {
            var isFolded = text[0] == '>';
            var chomping = text.Length > 1 ? text[1] : default;
            var lines = text.IndexOf((byte)'\n') is var header and >= 0 ? text[(header + 1)..] : default;
            var indent = Indent(lines);
            var (hasBreak, wasIndented, blankLines) = (false, false, 0);
            while (!lines.IsEmpty)
            {
                var end = lines.IndexOf((byte)'\n');
                var line = (end < 0 ? lines : lines[..end]).TrimEnd((byte)'\r');
                lines = end < 0 ? default : lines[(end + 1)..];
                if (line.Length <= indent && !line.ContainsAnyExcept((byte)' '))
                {
                    blankLines++;
                    continue;
                }

                line = line[indent..];
                var isIndented = line[0] is (byte)' ' or (byte)'\t';
                if (isFolded && hasBreak && !wasIndented && !isIndented)
                {
                    if (blankLines == 0)
                        Append(" "u8);
                }
                else if (hasBreak)
                {
                    Breaks(1);
                }

                Breaks(blankLines);
                Append(line);
                (hasBreak, wasIndented, blankLines) = (end >= 0, isIndented, 0);
            }

            if (hasBreak && chomping != '-')
                Breaks(1);
            if (chomping == '+')
                Breaks(blankLines);
        }

        /// <summary>That of the first line with something on it.</summary>
        static int Indent(ReadOnlySpan<byte> lines)
        {
            var first = lines.IndexOfAnyExcept(" \r\n"u8);
            return first < 0 ? int.MaxValue : first - (lines[..first].LastIndexOf((byte)'\n') + 1);
        }

        void Breaks(int count)
        {
            _buffer.Slice(Length, count).Fill((byte)'\n');
            Length += count;
        }

        void Append(ReadOnlySpan<byte> text)
        {
            text.CopyTo(_buffer[Length..]);
            Length += text.Length;
        }
    }
}

/// <summary>
/// Keys, kinds and versions repeat: those of a text are one string each, as long as the table has room for them.
/// </summary>
/// <param name="size">A power of two; packages know some hundreds of keys and kinds.</param>
internal sealed class SharedStrings(int size = 512)
{
    /// <summary>Longer texts hardly ever repeat.</summary>
    const int MaximumLength = 48;

    readonly string?[] _table = new string?[size];

    /// <summary>The text of these bytes, which are UTF-8.</summary>
    public string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaximumLength)
            return Encoding.UTF8.GetString(utf8);
        ref var cached = ref Slot(utf8[0], utf8[utf8.Length / 2], utf8[^1], utf8.Length);
        if (cached is null || !Ascii.Equals(utf8, cached))
            cached = Encoding.UTF8.GetString(utf8);
        return cached;
    }

    /// <summary>The same text as a string.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaximumLength)
            return text.ToString();
        ref var cached = ref Slot(text[0], text[text.Length / 2], text[^1], text.Length);
        if (cached is null || !text.SequenceEqual(cached))
            cached = text.ToString();
        return cached;
    }

    ref string? Slot(int first, int middle, int last, int length) =>
        ref _table[(first + (last * 7) + (middle * 3) + (length * 31)) & (_table.Length - 1)];
}
