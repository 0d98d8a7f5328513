using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Yaml;

/// <summary>
/// Plain scalars that are numbers, as go-yaml reads them: YAML 1.2's and YAML 1.1's forms except base 60.
/// </summary>
internal static partial class YamlNumber
{
    /// <summary>The number as JSON spells it, of any length and exact, or null where it is none.</summary>
    public static string? ToJson(string plain)
    {
        if (plain.Length == 0 || (!char.IsAsciiDigit(plain[0]) && plain[0] is not ('-' or '+' or '.')))
            return null;
        if (plain.Length < 10 && plain[0] != '0' && !plain.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return plain;
        var text = plain.Replace("_", "", StringComparison.Ordinal);
        var isNegative = text[0] == '-';
        var digits = text[0] is '-' or '+' ? text[1..] : text;
        return Radix(digits) is { } whole
                ? $"{(isNegative && !whole.IsZero ? "-" : "")}{whole.ToString(CultureInfo.InvariantCulture)}"
            : Decimal().Match(digits) is { Success: true } match ? $"{(isNegative ? "-" : "")}{Spell(match)}"
            : null;
    }

    /// <summary>Whole numbers in base 2, 8 or 16; a leading zero means base 8 where all digits allow it.</summary>
    static BigInteger? Radix(string digits) =>
        digits switch
        {
            ['0', 'x' or 'X', .. var hex] => InBase(hex, 16),
            ['0', 'b' or 'B', .. var binary] => InBase(binary, 2),
            ['0', 'o' or 'O', .. var octal] => InBase(octal, 8),
            ['0', _, ..] => InBase(digits[1..], 8),
            _ => null,
        };

    static BigInteger? InBase(string digits, int radix)
    {
        if (digits.Length is 0 or > 256)
            return null;
        var value = BigInteger.Zero;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c) || Convert.ToInt32(c.ToString(), 16) is var digit && digit >= radix)
                return null;
            value = (value * radix) + digit;
        }

        return value;
    }

    static string Spell(Match number)
    {
        var whole = number.Groups["whole"].Value.TrimStart('0');
        var fraction = number.Groups["fraction"].Value;
        var point = fraction.Length == 0 ? "" : ".";
        return $"{(whole.Length == 0 ? "0" : whole)}{point}{fraction}{number.Groups["exponent"].Value}";
    }

    /// <summary>
    /// Two JSON numbers of equal value, however they are spelt; reading a long exponent takes the square of its length.
    /// </summary>
    public static bool Same(string a, string b) =>
        a == b || (ExponentOf(a) < LongestExponent && ExponentOf(b) < LongestExponent && Canonical(a) == Canonical(b));

    const int LongestExponent = 100;

    static int ExponentOf(string json) =>
        json.Length - 1 - json.AsSpan().LastIndexOfAny('e', 'E') is var length && length < json.Length ? length : 0;

    /// <summary>Sign, digits without zeros at either end, and the power of ten of the last digit.</summary>
    static (bool Negative, string Digits, BigInteger Power) Canonical(string json)
    {
        var match = Decimal().Match(json.TrimStart('-'));
        var fraction = match.Groups["fraction"].Value;
        var digits = match.Groups["whole"].Value + fraction;
        var exponent = match.Groups["exponent"].Value;
        var power =
            (
                exponent.Length > 0
                    ? BigInteger.Parse(exponent.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
                    : 0
            ) - fraction.Length;
        var trimmed = digits.TrimEnd('0');
        return trimmed.Trim('0').Length == 0
            ? (false, "", 0)
            : (json[0] == '-', trimmed.TrimStart('0'), power + (digits.Length - trimmed.Length));
    }

    [GeneratedRegex(
        @"^((?<whole>[0-9]+)(\.(?<fraction>[0-9]*))?|\.(?<fraction>[0-9]+))(?<exponent>[eE][-+]?[0-9]+)?\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Decimal();
}
