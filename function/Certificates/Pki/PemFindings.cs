using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>
/// What can be wrong with the form of a PEM file. Consequences are what Envoy (BoringSSL) was seen to say.
/// </summary>
internal static class PemFindings
{
    static readonly RuleSet Rules = new(nameof(PemFindings), Gate.Credential);

    /// <summary>In the order of their declarations.</summary>
    public static IReadOnlyList<Rule> All => Rules.Declared;

    public static readonly Rule PemEmpty = Rules.Error();
    public static readonly Rule PemTooLarge = Rules.Error();
    public static readonly Rule PemUtf16 = Rules.Error();
    public static readonly Rule PemByteOrderMark = Rules.Error();
    public static readonly Rule PemBinary = Rules.Error();
    public static readonly Rule PemEncodedTwice = Rules.Error();
    public static readonly Rule PemNoFrame = Rules.Error();
    public static readonly Rule PemMissing = Rules.Error();
    public static readonly Rule PemLiteralNewlines = Rules.Error();
    public static readonly Rule PemLineBreaksLost = Rules.Error();
    public static readonly Rule PemIndented = Rules.Error();
    public static readonly Rule PemBlocksJoined = Rules.Error();
    public static readonly Rule PemTruncated = Rules.Error();
    public static readonly Rule PemEndMismatch = Rules.Error();
    public static readonly Rule PemDamagedFrame = Rules.Error();
    public static readonly Rule PemHeader = Rules.Error();
    public static readonly Rule PemBadBase64 = Rules.Error();
    public static readonly Rule PemBlankLine = Rules.Error();
    public static readonly Rule PemTrustedLabel = Rules.Error();
}
