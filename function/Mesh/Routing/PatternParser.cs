using System.Globalization;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>
/// Makes the states of a <see cref="PathPattern"/>: every part begins at one state and ends at another.
/// </summary>
internal sealed class PatternParser
{
    /// <summary>Repetitions multiply what they repeat; what is larger than this is not understood.</summary>
    const int MostStates = 20_000;

    const int DeepestGroup = 100;

    readonly string _pattern;
    readonly List<(Func<char, bool>? Accepts, int Next, int Other)> _states = [];
    int _at;
    int _depth;

    PatternParser(string pattern) => _pattern = pattern;

    bool IsAtEnd => _at >= _pattern.Length;

    /// <summary>Null where the pattern has more than is understood.</summary>
    public static PatternProgram? Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        return parser.Alternatives() is { } whole && parser.IsAtEnd
            ? new PatternProgram(
                parser._states.Select(state => new PatternState(state.Accepts, state.Next, state.Other)).ToArray(),
                whole.Start,
                whole.End
            )
            : null;
    }

    (int Start, int End)? Alternatives()
    {
        if (Sequence() is not { } all)
            return null;
        while (!IsAtEnd && _pattern[_at] == '|')
        {
            _at++;
            if (Sequence() is not { } next)
                return null;
            var (start, end) = (State(all.Start, next.Start), State());
            Lead(all.End, end);
            Lead(next.End, end);
            all = (start, end);
        }

        return all;
    }

    (int Start, int End)? Sequence()
    {
        var first = State();
        var all = (Start: first, End: first);
        while (!IsAtEnd && _pattern[_at] is not ('|' or ')'))
        {
            if (Repeated() is not { } next || _states.Count > MostStates)
                return null;
            Lead(all.End, next.Start);
            all.End = next.End;
        }

        return all;
    }

    (int Start, int End)? Repeated()
    {
        var from = _at;
        if (Atom() is not { } atom)
            return null;
        if (Repetition() is not { } times)
            return null;
        var end = _at;
        if (times is (1, 1))
            return atom;
        var all = (Start: State(), End: 0);
        all.End = all.Start;
        for (var i = 0; i < times.Least + (times.Most is null ? 1 : times.Most.Value - times.Least); i++)
        {
            _at = from;
            if (_states.Count > MostStates || (i == 0 ? atom : Atom()) is not { } again)
                return null;
            var isOptional = i >= times.Least;
            var behind = State();
            Lead(all.End, again.Start, isOptional ? behind : -1);
            Lead(again.End, behind);
            if (times.Most is null && i == times.Least)
                Lead(again.End, behind, again.Start);
            all.End = behind;
        }

        _at = end;
        return all;
    }

    /// <summary>How often; the most is null for any number. Null: what follows is not understood.</summary>
    (int Least, int? Most)? Repetition()
    {
        if (IsAtEnd)
            return (1, 1);
        (int, int?)? times = _pattern[_at] switch
        {
            '*' => (0, null),
            '+' => (1, null),
            '?' => (0, 1),
            '{' => Counted(),
            _ => (1, 1),
        };
        if (times is null || _pattern[_at] is not ('*' or '+' or '?' or '}'))
            return times;
        _at++;

        // Lazy repetitions match the same texts.
        if (!IsAtEnd && _pattern[_at] == '?')
            _at++;
        return times;
    }

    (int, int?)? Counted()
    {
        var close = _pattern.IndexOf('}', _at);
        if (close < 0)
            return null;
        var parts = _pattern[(_at + 1)..close].Split(',');
        _at = close;
        if (parts.Length > 2 || !Count(parts[0], out var least))
            return null;
        if (parts.Length == 1)
            return (least, least);
        if (parts[1].Length == 0)
            return (least, null);
        return Count(parts[1], out var most) && most >= least ? (least, most) : null;
    }

    static bool Count(string text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= 1000;

    (int Start, int End)? Atom()
    {
        var character = _pattern[_at++];
        switch (character)
        {
            case '(':
                return Group();
            case '[':
                return Class() is { } accepts ? One(accepts) : null;
            case '.':
                return One(c => c != '\n');
            case '\\':
                return !IsAtEnd && Escape(_pattern[_at++]) is { } escaped ? One(escaped) : null;

            // The whole text is matched anyway; in the middle an anchor is not understood.
            case '^' when _at == 1:
            case '$' when IsAtEnd:
                var state = State();
                return (state, state);
            case '^' or '$' or '*' or '+' or '?' or '{':
                return null;
            default:
                return One(c => c == character);
        }
    }

    (int Start, int End)? Group()
    {
        if (_pattern.AsSpan(_at).StartsWith("?:"))
            _at += 2;
        if ((!IsAtEnd && _pattern[_at] == '?') || ++_depth > DeepestGroup)
            return null;
        var inner = Alternatives();
        _depth--;
        if (inner is null || IsAtEnd || _pattern[_at] != ')')
            return null;
        _at++;
        return inner;
    }

    Func<char, bool>? Class()
    {
        var isNegated = !IsAtEnd && _pattern[_at] == '^';
        if (isNegated)
            _at++;
        var parts = new List<Func<char, bool>>();
        for (var isFirst = true; ; isFirst = false)
        {
            if (IsAtEnd)
                return null;
            var character = _pattern[_at++];
            if (character == ']' && !isFirst)
                break;
            if (character == '[' && !IsAtEnd && _pattern[_at] == ':')
                return null;
            if (character == '\\')
            {
                if (IsAtEnd || Escape(_pattern[_at++]) is not { } escaped)
                    return null;
                parts.Add(escaped);
                continue;
            }

            if (_at + 1 < _pattern.Length && _pattern[_at] == '-' && _pattern[_at + 1] != ']')
            {
                var last = _pattern[_at + 1];
                if (last is '\\' or '[')
                    return null;
                _at += 2;
                parts.Add(c => c >= character && c <= last);
                continue;
            }

            parts.Add(c => c == character);
        }

        return c => parts.Exists(part => part(c)) != isNegated;
    }

    static Func<char, bool>? Escape(char escaped) =>
        escaped switch
        {
            'd' => char.IsAsciiDigit,
            'D' => c => !char.IsAsciiDigit(c),
            'w' => IsWord,
            'W' => c => !IsWord(c),
            's' => IsSpace,
            'S' => c => !IsSpace(c),
            't' => c => c == '\t',
            'n' => c => c == '\n',
            _ when char.IsAsciiLetterOrDigit(escaped) => null,
            _ => c => c == escaped,
        };

    static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';

    (int Start, int End) One(Func<char, bool> accepts)
    {
        var end = State();
        _states.Add((accepts, end, -1));
        return (_states.Count - 1, end);
    }

    int State(int next = -1, int other = -1)
    {
        _states.Add((null, next, other));
        return _states.Count - 1;
    }

    /// <summary>Every end is a state of its own that nothing leaves yet.</summary>
    void Lead(int from, int to, int other = -1) => _states[from] = (null, to, other);
}
