using Kyma.Krm.Certificates.Pki.Checks;

namespace Kyma.Krm.Explaining.Inspecting;

/// <summary>What was found in credentials, for people.</summary>
internal sealed class InspectionText(TextPage page, DateTimeOffset now)
{
    /// <summary>Adds what was found to the page.</summary>
    public void Write(IReadOnlyList<Inspection> inspections)
    {
        foreach (var (i, inspection) in inspections.Index())
        {
            if (i > 0)
                page.Line();
            Write(inspection);
        }
    }

    void Write(Inspection inspection)
    {
        page.Title(inspection.Title, inspection.Source.Length > 0 ? $"in {inspection.Source}" : "");
        if (inspection.Note.Length > 0)
            page.Line($"  {inspection.Note}");
        foreach (var certificate in inspection.Certificates)
            Write(certificate);
        foreach (var list in inspection.RevocationLists)
            page.Rows(
                2,
                (
                    list.Field,
                    $"revocation list of {list.Issuer.Text}, from {ValidityCheck.Text(list.ThisUpdate)}"
                        + (list.NextUpdate is { } end ? $" to {ValidityCheck.Text(end)}" : "")
                )
            );
        if (inspection.Key is { } key)
            page.Rows(2, ($"{key.Field}", $"private key, {key.Kind}{Fits(key)}"));
        if (inspection.IsJudged || inspection.Findings.Count > 0)
            page.Line();
        if (inspection.Findings.Count > 0)
            page.Title("Findings");
        foreach (var finding in inspection.Findings.OrderBy(f => f.Rule.Severity))
        {
            page.Finding(
                finding.Rule,
                $"{finding.Field} {(finding.Part.Length > 0 ? $"{finding.Part} " : "")}{finding.Message}"
            );
            page.Rows(11, ("so", finding.Rule.Consequence), ("fix", finding.Rule.Fix));
        }

        if (inspection is { Findings.Count: 0, IsJudged: true })
            page.Line("Nothing is wrong with it.");
    }

    void Write(InspectedCertificate inspected)
    {
        var certificate = inspected.Certificate;
        page.Line(
            $"  {certificate.Field}{(certificate.Part.Length > 0 ? $" {certificate.Part}" : "")}, {inspected.Role}"
        );
        page.Rows(
            4,
            ("subject", certificate.Subject.Text),
            ("names", CertificateFacts.Names(certificate)),
            ("issuer", certificate.IsSelfIssued ? "itself" : certificate.Issuer.Text),
            (
                "valid",
                $"{ValidityCheck.Text(certificate.NotBefore)} to "
                    + $"{ValidityCheck.Text(certificate.NotAfter)}, {CertificateFacts.Left(certificate, now)}"
            ),
            ("key", $"{certificate.PublicKey.Kind}, signed with {CertificateFacts.Signature(certificate)}"),
            ("sha-256", CertificateFacts.Fingerprint(certificate))
        );
    }

    static string Fits(InspectedKey key) =>
        key.Fits switch
        {
            true => ", matches the certificate",
            false => ", does not match the certificate",
            null => "",
        };
}
