using System.Buffers;
using System.Text.RegularExpressions;

namespace Kyma.Krm.Diagnostics;

/// <summary>
/// Messages quote values, and a value may be a secret that is in the wrong field, or given where a path belongs. What
/// looks like key material is left out, no part of it is shown: results travel on, into the Kptfile and the user
/// interface of Argo CD. Documents that are rendered are what a person asked for and stay whole.
/// </summary>
internal static partial class Redaction
{
    public const string Omitted = "[...]";

    static readonly SearchValues<char> Base64 = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
    );

    /// <summary>Shorter than the base64 of 18 bytes; no key is as small.</summary>
    const int ShortestKey = 24;

    /// <summary>
    /// The text with <see cref="Omitted"/> for each quoted value that has key material in it, and for key material
    /// elsewhere.
    /// </summary>
    public static string Of(string text)
    {
        var shown = WithoutPasswords(text);
        return shown.Length < ShortestKey
            ? shown
            : Run().Replace(Quoted().Replace(Pem().Replace(shown, $"$1 {Omitted}"), Whole), Part);
    }

    /// <summary>Passwords have any length; connection strings say which part of them is one.</summary>
    static string WithoutPasswords(string text)
    {
        if (text.Contains('@'))
            text = UserInfo().Replace(text, $"{Omitted}@");
        return text.Contains('=') ? Password().Replace(text, Omitted) : text;
    }

    static string Whole(Match quoted)
    {
        var value = quoted.Groups["value"].Value;
        if (Label().Match(value) is { Success: true } label)
            return label.Index + label.Length == value.Length ? quoted.Value : $"'{label.Value} {Omitted}'";
        return IsBrokenKey(value) || KeysIn(value).Any(run => !OpenedPaths.Contain(run))
            ? $"'{Omitted}'"
            : quoted.Value;
    }

    static string Part(Match run) => IsKeyLike(run.Value) && !OpenedPaths.Contain(run.Value) ? Omitted : run.Value;

    /// <summary>The parts of a text that look like key material.</summary>
    public static IEnumerable<string> KeysIn(string text) =>
        text.Length < ShortestKey ? [] : Run().Matches(text).Select(run => run.Value).Where(IsKeyLike);

    /// <summary>Words have no digits; names that have some are joined by '-', '.' or ':', which end a run.</summary>
    static bool IsKeyLike(string run)
    {
        var pieces = run.Split('-');
        return (pieces.Length > 1 && HasManyOfEach(run)) || Array.Exists(pieces, IsKeyPiece);
    }

    /// <summary>
    /// What has capitals only, or small letters only, is a path or a constant where all of its parts are short.
    /// </summary>
    static bool IsKeyPiece(string piece) =>
        IsLongWithDigits(piece)
        && (
            (piece.Any(char.IsAsciiLetterUpper) && piece.Any(char.IsAsciiLetterLower))
            || Array.Exists(piece.Split('/', '_'), IsLongWithDigits)
        );

    static bool IsLongWithDigits(string text) => text.Length >= ShortestKey && text.Any(char.IsAsciiDigit);

    /// <summary>Base64 in several pieces, as YAML folds it.</summary>
    static bool IsBrokenKey(string value)
    {
        var pieces = value.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return pieces.Length > 1
            && Array.TrueForAll(pieces, piece => !piece.AsSpan().ContainsAnyExcept(Base64))
            && HasManyOfEach(string.Concat(pieces));
    }

    /// <summary>As 32 letters and digits by chance have, and words and names do not.</summary>
    static bool HasManyOfEach(string text)
    {
        int capitals = 0,
            small = 0,
            digits = 0;
        foreach (var c in text)
        {
            capitals += char.IsAsciiLetterUpper(c) ? 1 : 0;
            small += char.IsAsciiLetterLower(c) ? 1 : 0;
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return text.Length >= 32 && capitals >= 4 && small >= 4 && digits >= 3;
    }

    /// <summary>User and password of a URL, such as a connection string has.</summary>
    [GeneratedRegex("(?<=://)[^\\s'/@]*:[^\\s']*@")]
    private static partial Regex UserInfo();

    /// <summary>What a connection string gives as password: <c>User Id=sa;Password=…;</c>.</summary>
    [GeneratedRegex(@"(?<=\b(?:password|passwd|passphrase|pwd)\s*=\s*)[^\s;&',]+", RegexOptions.IgnoreCase)]
    private static partial Regex Password();

    /// <summary>From the first line of a block to its last, or to the end of what could belong to it.</summary>
    [GeneratedRegex(
        @"(-----BEGIN [A-Z0-9 ]+-----)(?:[ \t]*(?:[\r\n]|\\[nr])|\s*(?=[A-Za-z0-9+/=]{16}))"
            + @"(?:(?!-----END )[^'])+(?:-----END [A-Z0-9 ]+-----)?",
        RegexOptions.Singleline
    )]
    private static partial Regex Pem();

    [GeneratedRegex("-----BEGIN [A-Z0-9 ]+-----")]
    private static partial Regex Label();

    /// <summary>A value as messages quote it.</summary>
    [GeneratedRegex(@"'(?<value>[^']{24,})'", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    /// <summary>Key material in base64, base64url or hexadecimal; digests of images are public.</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9+/_-])(?<!sha256:)[A-Za-z0-9+/_-]{24,}={0,2}")]
    private static partial Regex Run();

    /// <summary>A path that this run found on the disk, and that messages may show from now on.</summary>
    public static void Opened(string path)
    {
        foreach (var run in KeysIn(path))
            OpenedPaths.Add(run);
    }
}

/// <summary>
/// Paths that this run found on the disk. They may look like a key, with digits and letters of both cases, but a
/// message has to say where to look; what was given as a path and leads nowhere may be a key, and is left out.
/// </summary>
internal static class OpenedPaths
{
    /// <summary>The parts of them that would be taken for keys: hardly ever one.</summary>
    [ThreadStatic]
    static HashSet<string>? t_runs;

    public static void Add(string run) => (t_runs ??= []).Add(run);

    public static bool Contain(string run) => t_runs?.Contains(run) == true;
}
