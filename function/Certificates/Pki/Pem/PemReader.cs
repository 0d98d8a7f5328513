using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Certificates.Pki.PemFindings;

namespace Kyma.Krm.Certificates.Pki.Pem;

/// <summary>
/// Finds the blocks of a PEM text, and every reason why BoringSSL, which Envoy reads them with, would not load one.
/// <para>
/// What <c>PEM_read_bio</c> accepts (crypto/pem/pem_lib, in Debian's library of 2022 and in the source of 2026; where
/// they differ, what both accept): a line that begins with <c>-----BEGIN </c> and ends with <c>-----</c>, nothing
/// before and only blanks behind it, and later the same with END and the same label. Exactly five dashes: with six, or
/// with long dashes, the line is not seen. Text outside of blocks does not count, so a byte order mark before any BEGIN
/// hides its block. Blanks at the end of a line, and between base64 characters, do not count either. An empty line ends
/// the header of a block: see <see cref="PemBody"/>. The first fault ends the reading, and nothing of the file is
/// loaded.
/// </para>
/// Where BoringSSL would stop, the fault is noted, and the reading goes on.
/// </summary>
internal sealed class PemReader(List<PemFault> faults)
{
    readonly List<PemBlock> _blocks = [];

    PemBody _body = new();
    string? _label;

    /// <summary>The label, without what is misspelt in it: then nothing more is to be said of the block.</summary>
    string _meant = "";
    int _begin;

    public static List<PemBlock> Read(string text, List<PemFault> faults)
    {
        var reader = new PemReader(faults);
        PemPiece last = default;
        foreach (var piece in PemPiece.Of(text))
        {
            reader.Take(piece, last);
            last = piece;
        }

        reader.CutOff();
        return reader._blocks;
    }

    void Take(PemPiece piece, PemPiece last)
    {
        switch (piece.Kind)
        {
            case PemPieceKind.Begin:
                CutOff();
                Begin(piece, last);
                break;
            case PemPieceKind.End:
                End(piece);
                break;
            default:
                Text(piece, last);
                break;
        }
    }

    void Begin(PemPiece piece, PemPiece last)
    {
        if (piece.Text is not { } label)
        {
            Fault(PemDamagedFrame, piece.Line, "has a BEGIN line that does not end in five dashes");
            return;
        }

        if (piece.FollowsMarker && piece.Before.Length == 0 && last.Kind == PemPieceKind.End)
            Fault(
                PemBlocksJoined,
                piece.Line,
                "has END and the next BEGIN in one line: the line break between the two blocks is missing"
            );
        else if (piece.FollowsMarker)
            Fault(PemLineBreaksLost, piece.Line, "has more than one BEGIN or END in one line");
        else if (piece.Before.Length > 0)
            Fault(
                RuleBefore(piece.Before),
                piece.Line,
                $"has {What(piece.Before)} before '-----BEGIN ' in the same line"
            );

        if (PemLabel.Meant(label) is { } meant && meant != label)
            Fault(
                PemDamagedFrame,
                piece.Line,
                $"has a BEGIN line whose label is not exactly '{meant}', so its block is skipped"
            );
        (_label, _meant, _begin, _body) = (label, PemLabel.Meant(label) ?? label, piece.Line, new PemBody());
    }

    void End(PemPiece piece)
    {
        if (_label is not { } label)
            return;
        if (piece.Before.Length > 0 || piece.FollowsMarker)
            Fault(
                piece.Before.Length > 0 && IsBlank(piece.Before) ? PemIndented : PemLineBreaksLost,
                piece.Line,
                "has something before '-----END ' in the same line"
            );
        if (piece.Text is not { } endLabel)
            Fault(PemDamagedFrame, piece.Line, "has an END line that does not end in five dashes");
        else if (endLabel != label)
            Fault(
                PemEndMismatch,
                piece.Line,
                $"has a BEGIN {PemLabel.Shown(label)} that ends with END {PemLabel.Shown(endLabel)}"
            );
        Finish(label);
    }

    void Text(PemPiece piece, PemPiece last)
    {
        var text = piece.Text!;
        var isBlank = IsBlank(text);
        if (piece.FollowsMarker && isBlank)
            return;
        if (piece.FollowsMarker)
        {
            if (text.TrimEnd(PemBody.Blanks).All(c => c == '-'))
            {
                Fault(PemDamagedFrame, piece.Line, "has more than five dashes at the end of a BEGIN or END line");
                return;
            }

            if (last.Kind == PemPieceKind.Begin)
                Fault(PemLineBreaksLost, piece.Line, "has text behind BEGIN in the same line");
            else
                Fault(PemDamagedFrame, piece.Line, "has text behind END in the same line");
        }
        else if (!isBlank && PemLabel.LooksLikeMarker(text))
        {
            Fault(
                PemDamagedFrame,
                piece.Line,
                "has a BEGIN or END line without exactly five dashes ('-') on both sides, so it is not seen as one"
            );
        }

        if (_label is not null)
            _body.Add(text);
    }

    /// <summary>A block without END: its content is lost.</summary>
    void CutOff()
    {
        if (_label is not { } label)
            return;
        Fault(PemTruncated, _begin, $"has a BEGIN {PemLabel.Shown(label)} without its END: the file was cut off");
        _blocks.Add(PemBlock.Damaged(_meant, _begin));
        _label = null;
    }

    void Finish(string label)
    {
        _label = null;
        var isEncrypted = _body.IsEncrypted;
        if (_body.HasHeader && !isEncrypted)
            Fault(
                PemHeader,
                _begin + 1,
                "has a header line inside a block, which Envoy takes for an encryption header"
            );
        else if (_body.IsBrokenByEmptyLine && !isEncrypted)
            Fault(PemBlankLine, _begin, $"has a {PemLabel.Shown(label)} with an empty line inside");

        if (_meant != label)
        {
            _blocks.Add(PemBlock.Damaged(_meant, _begin, isEncrypted));
            return;
        }

        if (_body.Decode() is { } der)
        {
            _blocks.Add(new PemBlock(label, _begin, der, isEncrypted));
            return;
        }

        _blocks.Add(PemBlock.Damaged(label, _begin, isEncrypted));
        Fault(
            PemBadBase64,
            _begin,
            $"has a {PemLabel.Shown(label)} whose content is not base64: characters are missing, or do not belong there"
        );
    }

    static Rule RuleBefore(string before) =>
        before.Contains(ByteOrderMark, StringComparison.Ordinal) ? PemByteOrderMark
        : IsBlank(before) ? PemIndented
        : PemDamagedFrame;

    static string What(string before) =>
        before.Contains(ByteOrderMark, StringComparison.Ordinal)
            ? "a byte order mark, three bytes that no editor shows,"
            : "something";

    static bool IsBlank(string text) => text.AsSpan().Trim(PemBody.Blanks).IsEmpty;

    /// <summary>Each kind of fault once: where it stands first is where to look.</summary>
    void Fault(Rule rule, int line, string message)
    {
        if (!faults.Exists(fault => fault.Rule == rule))
            faults.Add(new PemFault(rule, line, message));
    }

    /// <summary>Its three bytes, each read as a character.</summary>
    const string ByteOrderMark = "\u00EF\u00BB\u00BF";
}
