using System.Text.Json.Nodes;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Explaining.Inspecting;

/// <summary>What was found in credentials, for programs.</summary>
internal static class InspectionJson
{
    /// <summary>One object each, in their order; <paramref name="now"/> is for what has expired.</summary>
    public static JsonArray Of(IEnumerable<Inspection> inspections, DateTimeOffset now) =>
        JsonFields.List(
            inspections.Select(inspection => new JsonObject
            {
                ["title"] = inspection.Title,
                ["source"] = inspection.Source,
                ["note"] = inspection.Note.Length > 0 ? inspection.Note : null,
                ["certificates"] = JsonFields.List(inspection.Certificates.Select(certificate => Of(certificate, now))),
                ["revocationLists"] = JsonFields.List(inspection.RevocationLists.Select(Of)),
                ["key"] = inspection.Key is { } key
                    ? new JsonObject
                    {
                        ["field"] = key.Field,
                        ["kind"] = key.Kind.Name,
                        ["fits"] = key.Fits,
                    }
                    : null,
                ["findings"] = JsonFields.List(
                    inspection.Findings.OrderBy(finding => finding.Rule.Severity).Select(Of)
                ),
            })
        );

    static JsonObject Of(InspectedCertificate inspected, DateTimeOffset now)
    {
        var certificate = inspected.Certificate;
        return new JsonObject
        {
            ["field"] = certificate.Field,
            ["part"] = certificate.Part.Length > 0 ? certificate.Part : null,
            ["role"] = inspected.Role,
            ["subject"] = certificate.Subject.Text,
            ["issuer"] = certificate.Issuer.Text,
            ["names"] = JsonFields.List(CertificateFacts.NamesOf(certificate)),
            ["notBefore"] = ValidityCheck.Text(certificate.NotBefore),
            ["notAfter"] = ValidityCheck.Text(certificate.NotAfter),
            ["daysLeft"] = (int)Math.Floor((certificate.NotAfter - now).TotalDays),
            ["key"] = certificate.PublicKey.Kind.Name,
            ["signature"] = CertificateFacts.Signature(certificate),
            ["sha256"] = certificate.Fingerprint,
        };
    }

    static JsonObject Of(RevocationList list) =>
        new()
        {
            ["field"] = list.Field,
            ["issuer"] = list.Issuer.Text,
            ["thisUpdate"] = ValidityCheck.Text(list.ThisUpdate),
            ["nextUpdate"] = list.NextUpdate is { } end ? ValidityCheck.Text(end) : null,
        };

    static JsonObject Of(PkiFinding finding) =>
        new()
        {
            ["rule"] = finding.Rule.Name,
            ["severity"] = finding.Rule.Severity.Word(),
            ["field"] = finding.Field,
            ["part"] = finding.Part.Length > 0 ? finding.Part : null,
            ["message"] = finding.Message,
            ["consequence"] = finding.Rule.Consequence,
            ["fix"] = finding.Rule.Fix,
        };
}
