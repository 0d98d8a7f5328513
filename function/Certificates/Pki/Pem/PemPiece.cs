namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>A part of a line: a BEGIN or END marker, or the text before, between or behind them.</summary>
/// <param name="Text">For a marker its label; null where the marker does not end in five dashes.</param>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="FollowsMarker">Whether a marker precedes it in the same line.</param>
/// <param name="Before">For a marker what precedes it in the same line, up to the marker before.</param>
internal readonly record struct PemPiece(
    PemPieceKind Kind,
    string? Text,
    int Line,
    bool FollowsMarker,
    string Before = ""
)
{
    const string Begin = "-----BEGIN ",
        End = "-----END ",
        Dashes = "-----";

    /// <summary>
    /// All pieces of a text, in one pass: a megabyte of markers in a single line is no reason to look twice.
    /// </summary>
    public static IEnumerable<PemPiece> Of(string text)
    {
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var position = 0;
            var start = 0;
            var followsMarker = false;
            while (Marker(line, position) is var at and >= 0)
            {
                if (!line.AsSpan(start, at - start).Trim(PemBody.Blanks).IsEmpty)
                    yield return new PemPiece(PemPieceKind.Text, line[start..at], number, followsMarker);
                var keyword = line.AsSpan(at).StartsWith(Begin, StringComparison.Ordinal) ? Begin : End;
                var kind = keyword == Begin ? PemPieceKind.Begin : PemPieceKind.End;
                var behind = at + keyword.Length;
                var length = line.AsSpan(behind).IndexOf(Dashes, StringComparison.Ordinal);
                var label = length < 0 ? null : line.Substring(behind, length);
                yield return new PemPiece(kind, label, number, followsMarker, line[start..at]);
                followsMarker = true;
                position = start = length < 0 ? line.Length : behind + length + Dashes.Length;
            }

            yield return new PemPiece(PemPieceKind.Text, line[start..], number, followsMarker);
        }
    }

    static int Marker(string line, int from)
    {
        for (
            var at = line.IndexOf(Dashes, from, StringComparison.Ordinal);
            at >= 0;
            at = line.IndexOf(Dashes, at + 1, StringComparison.Ordinal)
        )
        {
            var rest = line.AsSpan(at);
            if (rest.StartsWith(Begin, StringComparison.Ordinal) || rest.StartsWith(End, StringComparison.Ordinal))
                return at;
        }

        return -1;
    }
}

/// <summary>What a line of a PEM file is.</summary>
internal enum PemPieceKind
{
    Text,
    Begin,
    End,
}
