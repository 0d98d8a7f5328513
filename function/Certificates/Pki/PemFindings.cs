using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the form of a PEM file. Consequences are what Envoy (BoringSSL) was seen to say.
/// </summary>
internal static class PemFindings
{
    static readonly RuleTexts Texts = new(nameof(PemFindings));

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Texts.Rules;

    public static readonly Rule PemEmpty = Texts.Error();
    public static readonly Rule PemTooLarge = Texts.Error();
    public static readonly Rule PemUtf16 = Texts.Error();
    public static readonly Rule PemByteOrderMark = Texts.Error();
    public static readonly Rule PemBinary = Texts.Error();
    public static readonly Rule PemEncodedTwice = Texts.Error();
    public static readonly Rule PemNoFrame = Texts.Error();
    public static readonly Rule PemMissing = Texts.Error();
    public static readonly Rule PemLiteralNewlines = Texts.Error();
    public static readonly Rule PemLineBreaksLost = Texts.Error();
    public static readonly Rule PemIndented = Texts.Error();
    public static readonly Rule PemBlocksJoined = Texts.Error();
    public static readonly Rule PemTruncated = Texts.Error();
    public static readonly Rule PemEndMismatch = Texts.Error();
    public static readonly Rule PemDamagedFrame = Texts.Error();
    public static readonly Rule PemHeader = Texts.Error();
    public static readonly Rule PemBadBase64 = Texts.Error();
    public static readonly Rule PemBlankLine = Texts.Error();
    public static readonly Rule PemTrustedLabel = Texts.Error();
}
