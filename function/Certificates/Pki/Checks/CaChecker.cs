using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Org.BouncyCastle.Asn1.X509;
using static Kyma.Krm.Certificates.Pki.CaFindings;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>
/// Finds why Envoy would not let in the clients that a MUTUAL or OPTIONAL_MUTUAL Gateway is for, or would let in
/// others.
/// </summary>
internal static class CaChecker
{
    /// <summary>Everything wrong with the CAs, except for expiry where <see cref="CaInput.AsOf"/> is null.</summary>
    public static CaReport Check(CaInput input)
    {
        var pem = PemFile.Read(input.Certificates);
        var file = CertificateFile.Authorities(input.CertificatesField, pem);
        var findings = new List<PkiFinding>(file.Findings);
        var lists = Lists(input, pem, findings);
        foreach (var certificate in file.Certificates)
            findings.AddRange(Judge(certificate, lists.Count > 0));
        findings.AddRange(ValidityCheck.Reversed(file.Certificates));
        findings.AddRange(RevocationCheck.Run(file, lists));
        if (input.AsOf is { } asOf)
        {
            findings.AddRange(ValidityCheck.OfEach(file.Certificates, asOf, ValidityRules.AsOf));
            findings.AddRange(RevocationCheck.At(lists, asOf, CrlOutdatedAsOf, CrlNotYetValidAsOf));
        }

        return new CaReport(findings, file.Certificates, lists);
    }

    static IEnumerable<PkiFinding> Judge(Certificate certificate, bool hasLists)
    {
        var extensions = certificate.Extensions;
        if (!certificate.IsCa)
            yield return Found(ClientCaNotACa, "is not that of a CA: it must have basicConstraints CA:TRUE");
        else if (!extensions.Permits(KeyUsage.KeyCertSign))
            yield return Found(ClientCaCannotSign, "may not issue certificates: its key usage lacks keyCertSign");
        else if (!extensions.IsFor(KeyPurposeID.id_kp_clientAuth))
            yield return Found(
                ClientCaNotForClients,
                "is not for client certificates: its extended key usage lacks clientAuth"
            );
        if (certificate.PublicKey.Kind is { Algorithm: KeyAlgorithm.Rsa, Size: < KeyFindings.SmallestRsa } kind)
            yield return Found(
                ClientCaWeakKey,
                $"has a key of the kind {kind}; it must have at least {KeyFindings.SmallestRsa} bits"
            );
        if (extensions.UnknownCritical is { Count: > 0 } unknown)
            yield return Found(
                LeafFindings.UnknownCriticalExtension,
                $"has a critical extension that Envoy does not know: {Printable.Some(unknown)}"
            );
        if (hasLists && !extensions.Permits(KeyUsage.CrlSign))
            yield return Found(ClientCaCannotSignCrl, "may not sign revocation lists: its key usage lacks cRLSign");

        PkiFinding Found(Rule rule, string message) =>
            certificate.Found(rule, $"({certificate.Subject.Text}) {message}");
    }

    /// <summary>Envoy puts the lists among the certificates and those of their own into one store.</summary>
    static List<RevocationList> Lists(CaInput input, PemFile certificates, List<PkiFinding> findings)
    {
        var lists = RevocationFile.Read(input.CertificatesField, certificates, findings);
        foreach (var source in input.RevocationLists.Where(source => !source.Bytes.IsEmpty))
        {
            var pem = PemFile.Read(source.Bytes);
            findings.AddRange(pem.Faults.Select(fault => fault.In(source.Field)));
            lists.AddRange(RevocationFile.Read(source.Field, pem, findings));
            if (pem.Blocks.Count > 0 && !pem.Blocks.Any(block => block.IsRevocationList))
                findings.Add(
                    new PkiFinding(CrlMissing, source.Field, "", "has no revocation list among its PEM blocks")
                );
        }

        return lists;
    }
}
