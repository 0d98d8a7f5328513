using System.Text;

namespace Kyma.Krm.Yaml.Scanning;

/// <summary>
/// A text that YamlDotNet refuses although it is YAML, with other indentation in places where indentation means
/// nothing. It wants quoted scalars and flow collections to go on further to the right than their key, where libyaml
/// and go-yaml take any column and go-yaml's own emitter writes the key's; and it wants no spaces on blank lines that
/// begin a block scalar.
/// </summary>
internal sealed class Reindented
{
    /// <summary>Offsets in this text at which it differs from the original, ascending.</summary>
    readonly int[] _places;

    /// <summary>By how much this text is longer from there on.</summary>
    readonly int[] _longer;

    Reindented(string text, int[] places, int[] longer) => (Text, _places, _longer) = (text, places, longer);

    public string Text { get; }

    /// <returns>Null where there is nothing to change, or where that is not certain.</returns>
    public static Reindented? Of(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var loose = new List<BlockScanner.LooseLine>();
        Span<BlockScanner.BlockLevel> levels = stackalloc BlockScanner.BlockLevel[BlockScanner.LevelCount];
        var scanner = new BlockScanner(utf8, levels) { LooseLines = loose };
        var width = 1;
        while (scanner.MoveNext())
            width = Math.Max(width, scanner.Column + 1);
        return loose.Count == 0 || scanner.IsLost ? null : Respace(utf8, loose, width);
    }

    static Reindented Respace(byte[] utf8, List<BlockScanner.LooseLine> loose, int width)
    {
        var text = new StringBuilder(utf8.Length + (loose.Count * width));
        var places = new int[loose.Count];
        var longer = new int[loose.Count];
        var copied = 0;
        for (var i = 0; i < places.Length; i++)
        {
            text.Append(Encoding.UTF8.GetString(utf8, copied, loose[i].Start - copied));
            places[i] = text.Length;
            if (loose[i].BlankSpaces == 0)
                text.Append(' ', width);
            copied = loose[i].Start + loose[i].BlankSpaces;
            longer[i] = (i == 0 ? 0 : longer[i - 1]) + (loose[i].BlankSpaces == 0 ? width : -loose[i].BlankSpaces);
        }

        return new Reindented(
            text.Append(Encoding.UTF8.GetString(utf8, copied, utf8.Length - copied)).ToString(),
            places,
            longer
        );
    }

    /// <summary>The offset in the original text.</summary>
    public int Original(int offset)
    {
        var i = Array.BinarySearch(_places, offset) is var found && found >= 0 ? found : ~found - 1;
        return i < 0 ? offset : Math.Max(offset - _longer[i], _places[i] - Before(i));
    }

    /// <summary>The column in the original text, of what stands at an offset of this one.</summary>
    public int OriginalColumn(int offset, int column) =>
        Array.BinarySearch(_places, offset - column + 1) is >= 0 and var i
            ? Math.Max(1, column - _longer[i] + Before(i))
            : column;

    int Before(int i) => i == 0 ? 0 : _longer[i - 1];
}
