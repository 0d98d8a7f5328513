namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>
/// The lines between BEGIN and END as BoringSSL reads them (<c>PEM_read_bio</c>, crypto/pem/pem_lib): in pieces of at
/// most 253 bytes, each without the blanks at its end. The first empty piece ends the header, and whatever precedes it
/// is taken for one. The library of 2022 (Debian's android-libboringssl) then wants lines of exactly 64 characters,
/// only the last one shorter; today's source does not.
/// </summary>
internal sealed class PemBody
{
    const int PieceSize = 253,
        LineSize = 64;

    readonly List<string> _pieces = [];
    int? _firstEmpty;

    public void Add(string line)
    {
        // With its line break a line of n times 253 characters leaves a piece that is empty.
        for (var start = 0; start <= line.Length; start += PieceSize)
        {
            var piece = line[start..Math.Min(start + PieceSize, line.Length)].TrimEnd(Blanks);
            if (piece.Length == 0)
                _firstEmpty ??= _pieces.Count;
            _pieces.Add(piece);
        }
    }

    public bool IsEncrypted =>
        HeaderLines.Any(line => line.StartsWith("Proc-Type:", StringComparison.Ordinal) && line.Contains("ENCRYPTED"));

    /// <summary>Whether a line says what PEM headers say, <c>name: value</c>.</summary>
    public bool HasHeader => HeaderLines.Any();

    /// <summary>Whether an empty line makes BoringSSL, old or new, refuse the block.</summary>
    public bool IsBrokenByEmptyLine => _firstEmpty > 0 || (_firstEmpty == 0 && !HasLinesOf64());

    public byte[]? Decode()
    {
        var base64 = string.Concat(_pieces.Skip(HeaderLines.Count()));
        var der = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, der, out var length) && length > 0 ? der[..length] : null;
    }

    IEnumerable<string> HeaderLines => _pieces.TakeWhile(line => line.Contains(':'));

    /// <summary>Whether all lines behind the first are that long; the last one may be shorter.</summary>
    bool HasLinesOf64() =>
        _pieces[^1].Length <= LineSize && _pieces.Skip(1).SkipLast(1).All(piece => piece.Length == LineSize);

    /// <summary>As in C, everything up to a space.</summary>
    public static readonly char[] Blanks = Sequence.Range(0, ' ' + 1).Select(c => (char)c).ToArray();
}
