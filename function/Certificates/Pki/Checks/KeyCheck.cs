using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Certificates.Pki.KeyFindings;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Whether Envoy can serve with this kind of key.</summary>
internal static class KeyCheck
{
    /// <summary>At most one finding: an algorithm, size, exponent or curve that Envoy does not load.</summary>
    public static IEnumerable<PkiFinding> Kind(string field, string part, PublicKey key, bool acceptsP384)
    {
        if (Rule(key, acceptsP384) is { } rule)
            yield return new PkiFinding(
                rule,
                field,
                part,
                $"has a key of the kind {key.Kind}; it must be RSA with at least {KeyFindings.SmallestRsa} "
                    + "bits or ECDSA P-256"
            );
    }

    public static IEnumerable<PkiFinding> Suites(CertificateInput input, string part, PublicKey key)
    {
        var isEcdsa = key.Kind.Algorithm == KeyAlgorithm.Ecdsa;
        if (input.MinProtocolVersion == TlsVersions.Tls13 || input.CipherSuites.Count == 0)
            yield break;
        if (!isEcdsa && key.Kind.Algorithm != KeyAlgorithm.Rsa)
            yield break;
        if (input.CipherSuites.Any(suite => CipherSuites.TakesEcdsaKey(suite) == isEcdsa))
            yield break;

        var rule = input.MaxProtocolVersion == TlsVersions.Tls12 ? KeyFitsNoCipherSuite : KeyOnlyForTls13;
        var family = isEcdsa ? "ECDHE-ECDSA" : "ECDHE-RSA";
        yield return new PkiFinding(
            rule,
            input.CertificateField,
            part,
            $"has a key of the kind {key.Kind}, but none of the Gateway's cipher suites takes one; add "
                + $"{family}-AES128-GCM-SHA256, {family}-AES256-GCM-SHA384 and {family}-CHACHA20-POLY1305"
        );
    }

    static Rule? Rule(PublicKey key, bool acceptsP384) =>
        key.Kind switch
        {
            { Algorithm: KeyAlgorithm.Rsa, Size: < KeyFindings.SmallestRsa } => RsaKeyTooSmall,
            { Algorithm: KeyAlgorithm.Rsa, Size: > KeyFindings.LargestRsa } => RsaKeyTooLarge,
            { Algorithm: KeyAlgorithm.Rsa } when !key.HasUsableExponent => RsaExponent,
            { Algorithm: KeyAlgorithm.Rsa } => null,
            { Algorithm: KeyAlgorithm.RsaPss } => RsaPssKey,
            { Algorithm: KeyAlgorithm.Ed25519 } => Ed25519Key,
            { Algorithm: KeyAlgorithm.Ecdsa, Size: 256 } => null,
            { Algorithm: KeyAlgorithm.Ecdsa, Size: 384 } => acceptsP384 ? null : P384Key,
            { Algorithm: KeyAlgorithm.Ecdsa, Size: 521 } => P521Key,
            { Algorithm: KeyAlgorithm.Ecdsa } => UnsupportedCurve,
            _ => UnsupportedKeyAlgorithm,
        };
}
