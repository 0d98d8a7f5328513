using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki;

/// <summary>Every rule over certificates and keys: how the file is written, what is in it, the key, the certificate, its chain, and client CAs.</summary>
internal static class PkiRules
{
    public static readonly IReadOnlyList<Rule> All =
    [
        PemRules.Empty, PemRules.TooLarge, PemRules.Utf16, PemRules.ByteOrderMark, PemRules.Binary, PemRules.EncodedTwice, PemRules.NoFrame, PemRules.NotPem,
        PemRules.LiteralLineBreaks, PemRules.LineBreaksLost, PemRules.Indented, PemRules.BlocksJoined, PemRules.Truncated, PemRules.EndMismatch,
        PemRules.DamagedFrame, PemRules.Header, PemRules.BadBase64,
        ContentRules.Swapped, ContentRules.NoCertificate, ContentRules.CertificateRequest, ContentRules.Pkcs7, ContentRules.KeyInCertificate,
        ContentRules.CertificateUnreadable, ContentRules.NoKey, ContentRules.OpenSshKey, ContentRules.PublicKey, ContentRules.KeyUnreadable,
        ContentRules.KeyDamaged, ContentRules.KeyEncrypted, ContentRules.SeveralKeys,
        KeyRules.Mismatch, KeyRules.RsaTooSmall, KeyRules.RsaTooLarge, KeyRules.RsaPss, KeyRules.UnsupportedCurve, KeyRules.UnsupportedAlgorithm,
        KeyRules.Ed25519, KeyRules.P521, KeyRules.P384, KeyRules.FitsNoSuite, KeyRules.OnlyTls13,
        LeafRules.Version1, LeafRules.NoNames, LeafRules.NoAlternativeNames, LeafRules.WrongCommonName, LeafRules.HostNotCovered, LeafRules.NoServerAuth,
        LeafRules.NoDigitalSignature, LeafRules.MustStaple, LeafRules.UnknownCritical, LeafRules.Sha1, LeafRules.IsCa, LeafRules.Reversed,
        LeafRules.ExpiredAsOf, LeafRules.NotYetValidAsOf, LeafRules.Expired, LeafRules.NotYetValid, LeafRules.ExpiresSoon,
        ChainRules.LeafNotFirst, ChainRules.OutOfOrder, ChainRules.Incomplete, ChainRules.Unrelated, ChainRules.Surplus, ChainRules.NotSigned, ChainRules.IssuerNotCa,
        ChainRules.NameConstraint, ChainRules.TooLarge,
        CaRules.NotACa, CaRules.CannotSign, CaRules.NotForClients, CaRules.CrlUnreadable, CaRules.NoCrl, CaRules.CrlMissingForCa, CaRules.CannotSignCrl,
        CaRules.CrlOfAnother, CaRules.CrlOutdatedAsOf, CaRules.CrlOutdated,
    ];
}
