namespace Kyma.Krm.CommandLine.Folders;

/// <summary>
/// A pattern of names as Go's <c>filepath.Match</c> reads it: <c>*</c> and <c>?</c> stand for anything but '/',
/// <c>[a-z]</c> and <c>[^a-z]</c> for one of these characters or none of them, and a backslash takes the next character
/// as it is.
/// </summary>
internal sealed class NamePattern
{
    readonly List<PatternPart> _parts = [];
    readonly bool _isBroken;

    /// <summary>One that is broken, such as <c>[a</c>, matches nothing.</summary>
    public NamePattern(string pattern)
    {
        for (var i = 0; i < pattern.Length && !_isBroken; i++)
        {
            switch (pattern[i])
            {
                case '*':
                    _parts.Add(new PatternPart { IsStar = true });
                    break;
                case '?':
                    _parts.Add(new PatternPart { IsNegated = true });
                    break;
                case '[':
                    _isBroken = !ReadClass(pattern, ref i);
                    break;
                default:
                    if (ReadCharacter(pattern, ref i) is { } character)
                        _parts.Add(new PatternPart { Ranges = [(character, character)] });
                    else
                        _isBroken = true;
                    break;
            }
        }
    }

    /// <summary>Without wildcards it is a name, and a backslash in it is one.</summary>
    public static bool IsOne(string text) => text.AsSpan().ContainsAny('*', '?', '[');

    /// <summary>The last star takes as little as it can: no star reaches beyond a '/'.</summary>
    public bool Matches(string text)
    {
        if (_isBroken)
            return false;
        var (at, part, star, taken) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (part < _parts.Count && _parts[part].IsStar)
            {
                (star, taken) = (part++, at);
            }
            else if (part < _parts.Count && _parts[part].Takes(text[at]))
            {
                part++;
                at++;
            }
            else if (star >= 0 && text[taken] != '/')
            {
                (part, at) = (star + 1, ++taken);
            }
            else
            {
                return false;
            }
        }

        return _parts.Skip(part).All(left => left.IsStar);
    }

    bool ReadClass(string pattern, ref int i)
    {
        i++;
        var isNegated = i < pattern.Length && pattern[i] == '^';
        if (isNegated)
            i++;
        var ranges = new List<(char From, char To)>();
        for (; i < pattern.Length; i++)
        {
            if (pattern[i] == ']' && ranges.Count > 0)
            {
                _parts.Add(new PatternPart { Ranges = ranges, IsNegated = isNegated });
                return true;
            }

            if (pattern[i] is ']' or '-' || ReadCharacter(pattern, ref i) is not { } from)
                return false;
            var to = from;
            if (i + 1 < pattern.Length && pattern[i + 1] == '-')
            {
                i += 2;
                if (i >= pattern.Length || pattern[i] is ']' or '-' || ReadCharacter(pattern, ref i) is not { } end)
                    return false;
                to = end;
            }

            ranges.Add((from, to));
        }

        return false;
    }

    /// <summary>Null behind a backslash at the end.</summary>
    static char? ReadCharacter(string pattern, ref int i) =>
        pattern[i] != '\\' ? pattern[i]
        : ++i < pattern.Length ? pattern[i]
        : null;

    /// <summary>One character of these ranges, or with a negation any other; or a star.</summary>
    sealed class PatternPart
    {
        public IReadOnlyList<(char From, char To)> Ranges { get; init; } = [];

        public bool IsNegated { get; init; }

        public bool IsStar { get; init; }

        public bool Takes(char character) =>
            (character != '/' || (!IsNegated && Ranges.Count == 1))
            && Ranges.Any(range => range.From <= character && character <= range.To) != IsNegated;
    }
}
