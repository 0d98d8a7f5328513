using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Org.BouncyCastle.Asn1.X509;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Finds why Envoy would not let in the clients that a MUTUAL or OPTIONAL_MUTUAL Gateway is for.</summary>
internal static class CaChecker
{
    static readonly string ClientAuth = KeyPurposeID.id_kp_clientAuth.Id;

    public static CaReport Check(CaInput input)
    {
        var file = CertificateFile.Read(
            input.CertificatesField,
            PemFile.Read(input.Certificates),
            CertificateFile.NoLimit
        );
        var findings = new List<PkiFinding>(file.Findings);
        foreach (var (certificate, part) in Parts.Of(file.Certificates))
            findings.AddRange(Judge(input, certificate, part));
        findings.AddRange(ValidityCheck.AsOf(input.CertificatesField, file.Certificates, input.AsOf));

        var lists = input.RevocationLists.IsEmpty ? [] : ReadLists(input, findings);
        findings.AddRange(Cover(input, file.Certificates, lists));
        if (input.AsOf is { } asOf)
            findings.AddRange(Outdated(input, lists, asOf, CaRules.CrlOutdatedAsOf));
        return new CaReport(findings, file.Certificates, lists) { Input = input };
    }

    public static IEnumerable<PkiFinding> Outdated(
        CaInput input,
        IReadOnlyList<RevocationList> lists,
        DateTimeOffset time,
        Rule rule
    ) =>
        from list in lists
        let end = list.NextUpdate ?? DateTimeOffset.MaxValue
        where end < time
        select new PkiFinding(
            rule,
            input.RevocationListsField,
            "",
            $"has the list of {list.Issuer.Text}, which was to be renewed by {ValidityCheck.Text(end)}"
        );

    static IEnumerable<PkiFinding> Judge(CaInput input, Certificate certificate, string part)
    {
        // Roots from the time before extensions cannot say that they are CAs, and are trusted all the same.
        var isOldRoot = certificate.Version < 3 && certificate.IsSelfIssued;
        var extensions = certificate.Extensions;
        if (!extensions.IsCa && !isOldRoot)
            yield return Found(CaRules.NotACa, "is not that of a CA: it must have basicConstraints CA:TRUE");
        else if (!extensions.Permits(KeyUsage.KeyCertSign))
            yield return Found(CaRules.CannotSign, "may not issue certificates: its key usage lacks keyCertSign");
        else if (extensions.ExtendedKeyUsage?.Contains(ClientAuth) == false)
            yield return Found(
                CaRules.NotForClients,
                "is not for client certificates: its extended key usage lacks clientAuth"
            );
        if (certificate.PublicKey.Kind is { Algorithm: KeyAlgorithm.Rsa, Size: < KeyRules.SmallestRsa } weak)
            yield return Found(
                CaRules.WeakKey,
                $"has a key of the kind {weak}; it must be RSA with at least {KeyRules.SmallestRsa} bits or ECDSA P-256"
            );
        if (extensions.UnknownCritical is { Count: > 0 } unknown)
            yield return Found(
                LeafRules.UnknownCritical,
                $"has a critical extension that Envoy does not know: {Printable.Some(unknown)}"
            );
        if (!input.RevocationLists.IsEmpty && !extensions.Permits(KeyUsage.CrlSign))
            yield return Found(CaRules.CannotSignCrl, "may not sign revocation lists: its key usage lacks cRLSign");

        PkiFinding Found(Rule rule, string message) =>
            new(rule, input.CertificatesField, part, $"({certificate.Subject.Text}) {message}");
    }

    static List<RevocationList> ReadLists(CaInput input, List<PkiFinding> findings)
    {
        var pem = PemFile.Read(input.RevocationLists);
        findings.AddRange(pem.Faults.Select(fault => fault.In(input.RevocationListsField)));
        var lists = new List<RevocationList>();
        foreach (var block in pem.Blocks.Where(block => block.Label == "X509 CRL"))
        {
            if (RevocationList.Read(block.Der) is { } list)
                lists.Add(list);
            else
                findings.Add(
                    new PkiFinding(
                        CaRules.CrlUnreadable,
                        input.RevocationListsField,
                        PemFault.Part(block.Line),
                        "begins a revocation list that cannot be parsed"
                    )
                );
        }

        if (pem.Blocks.Count > 0 && !pem.Blocks.Any(block => block.Label == "X509 CRL"))
        {
            findings.Add(
                new PkiFinding(
                    CaRules.NoCrl,
                    input.RevocationListsField,
                    "",
                    "has no revocation list among its PEM blocks"
                )
            );
        }

        return lists;
    }

    static IEnumerable<PkiFinding> Cover(
        CaInput input,
        IReadOnlyList<Certificate> certificates,
        List<RevocationList> lists
    )
    {
        if (lists.Count == 0)
            yield break;
        var covered = lists.Select(list => list.Issuer.Key).ToHashSet();
        foreach (var (certificate, part) in Parts.Of(certificates))
        {
            if (!covered.Contains(certificate.Subject.Key))
                yield return new PkiFinding(
                    CaRules.CrlMissingForCa,
                    input.CertificatesField,
                    part,
                    $"({certificate.Subject.Text}) has no revocation list in {input.RevocationListsField}"
                );
        }

        var subjects = certificates.Select(certificate => certificate.Subject.Key).ToHashSet();
        foreach (var list in lists.Where(list => !subjects.Contains(list.Issuer.Key)))
        {
            yield return new PkiFinding(
                CaRules.CrlOfAnother,
                input.RevocationListsField,
                "",
                $"has a list of {list.Issuer.Text}, which is none of the client CAs"
            );
        }
    }
}
