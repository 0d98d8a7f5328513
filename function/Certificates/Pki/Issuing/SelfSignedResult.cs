namespace Kyma.Krm.Certificates.Pki.Issuing;

/// <summary>What <see cref="SelfSigned.Issue"/> makes.</summary>
/// <param name="CaPem">The CA, for <c>ca.crt</c>: what clients trust.</param>
/// <param name="CertificatePem">The leaf, for <c>tls.crt</c>.</param>
/// <param name="PrivateKeyPem">The leaf's key, for <c>tls.key</c>; the CA's key never leaves.</param>
/// <param name="NotAfter">The last second in which both are valid.</param>
internal sealed record SelfSignedResult(
    string CaPem,
    string CertificatePem,
    string PrivateKeyPem,
    DateTimeOffset NotAfter
);
