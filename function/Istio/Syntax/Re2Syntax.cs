using System.Globalization;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Istio.Syntax;

/// <summary>
/// Whether Go's regexp.Compile takes a pattern (RE2 syntax, https://github.com/google/re2/wiki/Syntax).
/// Judged by hand: .NET's own syntax differs, and its parser would weigh half a megabyte in the binary.
/// </summary>
internal sealed partial class Re2Syntax
{
    const int MaximumRepeat = 1000;

    readonly string _pattern;
    readonly HashSet<string> _names = [];

    /// <summary>
    /// For each open group, how often the largest part of it so far is repeated; the first is the whole pattern.
    /// </summary>
    readonly Stack<int> _repeats = new([1]);
    int _at;
    int _open;
    string? _namedTwice;

    /// <summary>How often the last operand repeats something inside of it.</summary>
    int _operandRepeats = 1;

    Re2Syntax(string pattern) => _pattern = pattern;

    /// <summary>What is wrong with the pattern, or null.</summary>
    public static string? WrongWith(string pattern) => new Re2Syntax(pattern).Check();

    /// <summary>
    /// A group name that a valid pattern uses twice, or null: Go takes that, and the RE2 in Envoy does not.
    /// </summary>
    public static string? GroupNamedTwice(string pattern)
    {
        var syntax = new Re2Syntax(pattern);
        return syntax.Check() is null ? syntax._namedTwice : null;
    }

    bool AtEnd => _at >= _pattern.Length;

    string? Check()
    {
        var hasOperand = false;
        var afterRepeat = false;
        while (!AtEnd)
        {
            var repeat = Repeat().Match(_pattern, _at);
            if (repeat.Success)
            {
                if (!hasOperand)
                    return $"has nothing before '{repeat.Value}' to repeat";
                if (afterRepeat)
                    return $"repeats a repetition with '{repeat.Value}'";
                if (IsTooLarge(repeat))
                    return $"has the invalid repeat count '{repeat.Value}'";
                if (IsTooLargeInAll(repeat))
                    return $"repeats something more than {MaximumRepeat} times in all, with '{repeat.Value}'";
                _at += repeat.Length;
                afterRepeat = true;
                continue;
            }

            afterRepeat = false;
            var c = _pattern[_at];
            var hadOperand = hasOperand;
            hasOperand = c is not ('(' or '|');
            if (c != ')')
                _operandRepeats = 1;
            var wrong = c switch
            {
                '(' => Group(hadOperand, out hasOperand),
                ')' => Close(),
                '[' => Class(),
                '\\' => Escape(),
                _ => Skip(1),
            };
            if (wrong is not null)
                return wrong;
        }

        return _open > 0 ? "lacks a closing ')'" : null;
    }

    static bool IsTooLarge(Match repeat)
    {
        if (!repeat.Groups[1].Success)
            return false;
        var least = Number(repeat.Groups[1]);
        var most = repeat.Groups[2].Length > 0 ? Number(repeat.Groups[2]) : least;
        return least > MaximumRepeat || most > MaximumRepeat || most < least;
    }

    /// <summary>Go multiplies the counts of nested repetitions (regexp/syntax, repeatIsValid).</summary>
    bool IsTooLargeInAll(Match repeat)
    {
        if (!repeat.Groups[1].Success)
            return false;
        var most = Number(repeat.Groups[2].Length > 0 ? repeat.Groups[2] : repeat.Groups[1]);
        _operandRepeats *= Math.Max(most, 1);
        if (_operandRepeats > MaximumRepeat)
            return true;
        _repeats.Push(Math.Max(_repeats.Pop(), _operandRepeats));
        return false;
    }

    static int Number(System.Text.RegularExpressions.Group digits) =>
        digits.Length > 5 ? int.MaxValue : int.Parse(digits.Value, CultureInfo.InvariantCulture);

    string? Skip(int count)
    {
        _at += count;
        return null;
    }

    string? Close()
    {
        if (--_open < 0)
            return "has a ')' without '('";
        _operandRepeats = _repeats.Pop();
        _repeats.Push(Math.Max(_repeats.Pop(), _operandRepeats));
        return Skip(1);
    }

    void Open()
    {
        _open++;
        _repeats.Push(1);
    }

    /// <param name="hadOperand">What stands before the group can be repeated; flags alone change nothing in
    /// that.</param>
    string? Group(bool hadOperand, out bool hasOperand)
    {
        hasOperand = false;
        if (!_pattern.AsSpan(_at).StartsWith("(?"))
        {
            Open();
            return Skip(1);
        }

        var group = GroupStart().Match(_pattern, _at);
        if (!group.Success)
            return "has a group '(?' that RE2 does not know (it has no look-around)";
        if (group.Groups["name"].Success && !_names.Add(group.Groups["name"].Value))
            _namedTwice ??= group.Groups["name"].Value;
        var isFlagsAlone = group.Value.EndsWith(')');
        hasOperand = isFlagsAlone && hadOperand;
        if (!isFlagsAlone)
            Open();
        return Skip(group.Length);
    }

    string? Class()
    {
        _at++;
        if (!AtEnd && _pattern[_at] == '^')
            _at++;
        for (var first = true; !AtEnd && (first || _pattern[_at] != ']'); first = false)
        {
            var named = NamedClass().Match(_pattern, _at);
            if (named.Success)
            {
                _at += named.Length;
                continue;
            }

            if (
                _pattern.AsSpan(_at).StartsWith("[:")
                && _pattern.IndexOf(":]", _at + 2, StringComparison.Ordinal) is var end and > 0
            )
                return $"has the class '{_pattern[_at..(end + 2)]}' that RE2 does not know";
            var low = _at;
            if (Member() is { } wrong)
                return wrong;
            if (_at + 1 >= _pattern.Length || _pattern[_at] != '-' || _pattern[_at + 1] == ']')
                continue;
            var high = ++_at;
            if (Member() is { } wrongEnd)
                return wrongEnd;
            if (_pattern[low] != '\\' && _pattern[high] != '\\' && _pattern[low] > _pattern[high])
                return $"has the range '{_pattern[low..(high + 1)]}', which ends before it begins";
        }

        return AtEnd ? "lacks a closing ']'" : Skip(1);
    }

    /// <summary>Positions and quotes are none of a class.</summary>
    string? Member() =>
        _pattern[_at] != '\\' ? Skip(1)
        : _at + 1 < _pattern.Length && _pattern[_at + 1] is 'b' or 'B' or 'A' or 'z' or 'Q' or 'E'
            ? $"has the escape '{_pattern.Substring(_at, 2)}' in a class, where RE2 does not know it"
        : Escape();

    string? Escape()
    {
        var quoted = Quoted().Match(_pattern, _at);
        if (quoted.Success)
            return Skip(quoted.Length);
        var unicode = UnicodeClass().Match(_pattern, _at);
        if (unicode.Success && !IsUnicodeClass(unicode.Groups["name"].Value))
            return $"has the class '{unicode.Value}' that RE2 does not know";
        var escape = KnownEscape().Match(_pattern, _at);
        return escape.Success ? Skip(escape.Length)
            : _at + 1 >= _pattern.Length ? "ends in a backslash"
            : $"has the escape '{_pattern.Substring(_at, 2)}' that RE2 does not know";
    }

    /// <summary>
    /// General categories, and scripts by their plain names: never with Is or In before them, as other dialects have
    /// it.
    /// </summary>
    static bool IsUnicodeClass(string name) =>
        name is "Any"
        || "C Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs"
            .Split(' ')
            .Contains(name)
        || (
            name.Length > 2
            && char.IsAsciiLetterUpper(name[0])
            && char.IsAsciiLetterLower(name[1])
            && !(name[..2] is "Is" or "In" && char.IsAsciiLetterUpper(name[2]))
        );

    [GeneratedRegex(@"\G\\[pP](?:(?<name>[A-Za-z])|\{\^?(?<name>[A-Za-z_]+)\})")]
    private static partial Regex UnicodeClass();

    [GeneratedRegex(@"\G(?:[*+?]|\{([0-9]+)(?:,([0-9]*))?\})\??")]
    private static partial Regex Repeat();

    [GeneratedRegex(@"\G\(\?(?:P?<(?<name>[A-Za-z0-9_]+)>|[imsU]*(?:-[imsU]+)?[:)])")]
    private static partial Regex GroupStart();

    [GeneratedRegex(
        @"\G\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]"
    )]
    private static partial Regex NamedClass();

    [GeneratedRegex(@"\G\\Q.*?(?:\\E|\z)", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"\G\\(?:[dDsSwWbBAzafnrtv]|[1-7][0-7]{1,2}|0[0-7]{0,2}|x[0-9A-Fa-f]{2}|x\{[0-9A-Fa-f]{1,6}\}"
            + @"|[pP](?:[A-Za-z]|\{\^?[A-Za-z_]+\})|[^A-Za-z0-9])"
    )]
    private static partial Regex KnownEscape();
}
