using System.Buffers;

namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>
/// Whether bytes are good enough to derive keys from. Nobody can measure entropy, but the want of it often shows.
/// </summary>
internal static class SeedRules
{
    /// <summary>256 bits: as strong as the strongest key derived from it.</summary>
    public const int MinimumLength = 32;

    const string Random = "; a seed must be made by chance, as `kyma-krm new-seed` and `openssl rand 32` do";

    static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>
    /// What people type by letting a finger slide; y and x of German keyboards are neighbours in the alphabet as well.
    /// </summary>
    static readonly string[] Slides = ["qwertyuiop", "qwertzuiop", "asdfghjkl", "zxcvbnm", "1234567890"];

    /// <summary>
    /// The pairs of letters that English and German text is full of: about two in five; among random letters one in
    /// ten.
    /// </summary>
    static readonly HashSet<string> CommonPairs =
    [
        .. (
            "th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve "
            + "co me de hi ri ro ic ne ea ra ce "
            + "li ch ll be ma si om ur ei ie un ge di ss ec ey ke ow no ot"
        ).Split(' '),
    ];

    /// <summary>
    /// What is wrong with a seed and how to mend it, a clause whose subject is the seed; or null. Never quotes the
    /// seed.
    /// </summary>
    public static string? Judge(ReadOnlySpan<byte> seed)
    {
        if (seed.Length < MinimumLength)
            return $"has {seed.Length} bytes, but must have at least {MinimumLength}{Random}";
        if (IsRepeated(seed))
            return "is one piece over and over again" + Random;

        var isHex = !seed.ContainsAnyExcept(HexDigits);
        if (Distinct(seed) < (isHex ? 8 : 12))
            return "has too few different characters" + Random;
        var repeats = Share(seed, (a, b) => a == b);
        var slides = Share(seed, IsSlide);
        if (repeats + slides >= 0.4)
            return (repeats > slides ? "repeats single characters" : "runs along the alphabet or the keyboard")
                + Random;
        return !isHex && IsText(seed) && Share(seed, (a, b) => CommonPairs.Contains(Pair(a, b))) >= 1.0 / 3
            ? "is made of words" + Random
            : null;
    }

    static bool IsText(ReadOnlySpan<byte> seed) => seed.IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;

    static bool IsRepeated(ReadOnlySpan<byte> seed)
    {
        for (var period = 1; period <= seed.Length / 2; period++)
        {
            if (seed[period..].SequenceEqual(seed[..^period]))
                return true;
        }

        return false;
    }

    static int Distinct(ReadOnlySpan<byte> seed)
    {
        var seen = new HashSet<byte>();
        foreach (var b in seed)
            seen.Add(b);
        return seen.Count;
    }

    /// <summary>
    /// The share of neighbours that <paramref name="holds"/> is true for; blanks between words count for nothing.
    /// </summary>
    static double Share(ReadOnlySpan<byte> seed, Func<byte, byte, bool> holds)
    {
        int pairs = 0,
            hits = 0;
        for (var i = 1; i < seed.Length; i++)
        {
            if (seed[i] == ' ' || seed[i - 1] == ' ')
                continue;
            pairs++;
            if (holds(seed[i - 1], seed[i]))
                hits++;
        }

        return pairs == 0 ? 0 : (double)hits / pairs;
    }

    static bool IsSlide(byte a, byte b) =>
        a - b is 1 or -1
        || Array.Exists(
            Slides,
            slide =>
                slide.Contains(Pair(a, b), StringComparison.Ordinal)
                || slide.Contains(Pair(b, a), StringComparison.Ordinal)
        );

    static string Pair(byte a, byte b) => $"{char.ToLowerInvariant((char)a)}{char.ToLowerInvariant((char)b)}";
}
