using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Explaining.Inspecting;

/// <summary>Looks into credentials: their facts, and everything that Envoy or clients will have against them.</summary>
/// <param name="Hosts">What the certificate must cover; empty: names are not judged.</param>
/// <param name="AsOf">Judges validity at that time, as errors; null: at <paramref name="Now"/>, as warnings.</param>
internal sealed record Inspector(IReadOnlyList<string> Hosts, DateTimeOffset? AsOf, DateTimeOffset Now)
{
    /// <summary>
    /// Certificates without a key are judged as the CAs of client certificates, not as a server's chain.
    /// </summary>
    public bool IsClientCa { get; init; }

    /// <summary>What is asked of a server's certificate, whose contents are still to be filled in.</summary>
    public CertificateInput Demands => new() { Hosts = Hosts, AsOf = AsOf };

    public Inspection Server(
        InspectedFile certificate,
        InspectedFile? key,
        IReadOnlyList<InspectedFile> authorities,
        string note
    )
    {
        var report = CertificateChecker.Check(
            Demands with
            {
                Certificate = certificate.Source.Bytes,
                CertificateField = certificate.Name,
                PrivateKey = key?.Source.Bytes ?? default,
                PrivateKeyField = key?.Name ?? "",
                Authorities = authorities.Select(file => file.Source).ToArray(),
            }
        );
        return Server(
            Head([certificate, .. key is null || key == certificate ? [] : new[] { key }, .. authorities]),
            report
        ) with
        {
            Note = note,
            Certificates =
            [
                .. Shown(report),
                .. authorities.SelectMany(file => file.Certificates).Select(ca => new InspectedCertificate(ca, "a CA")),
            ],
            Key = key is not null && report.Key is { } kind ? new InspectedKey(key.Name, kind, Matches(report)) : null,
            RevocationLists = RevocationFile.Read(certificate.Name, certificate.Pem, []),
            Findings =
            [
                .. report.Findings.Where(finding => finding.Field.Length > 0),
                .. authorities.SelectMany(file => CertificateFile.Authorities(file.Name, file.Pem).Findings),
                .. AsOf is null ? report.AgainstClock(Now) : [],
            ],
        };
    }

    /// <summary>
    /// The facts and the findings of a server's certificate; the key is for the caller, who knows where it came from.
    /// </summary>
    public Inspection Server(Inspection head, CertificateReport report) =>
        head with
        {
            Certificates = Shown(report),
            Findings = [.. report.Findings, .. AsOf is null ? report.AgainstClock(Now) : []],
        };

    public Inspection ClientCa(InspectedFile file, IReadOnlyList<InspectedFile> lists)
    {
        var report = CaChecker.Check(
            new CaInput
            {
                Certificates = file.Source.Bytes,
                CertificatesField = file.Name,
                RevocationLists = lists.Select(list => list.Source).ToArray(),
                AsOf = AsOf,
            }
        );
        return ClientCa(Head([file, .. lists]), report);
    }

    public Inspection ClientCa(Inspection head, CaReport report) =>
        head with
        {
            Certificates =
            [
                .. head.Certificates,
                .. report.Certificates.Select(certificate => new InspectedCertificate(certificate, "a CA of clients")),
            ],
            RevocationLists = report.RevocationLists,
            Findings = [.. head.Findings, .. report.Findings, .. AsOf is null ? report.AgainstClock(Now) : []],
        };

    /// <summary>Shown, and not judged: what a CA must be depends on whom it is for.</summary>
    public Inspection CaAlone(InspectedFile file)
    {
        var read = CertificateFile.Authorities(file.Name, file.Pem);
        return Head([file]) with
        {
            Note =
                "certificates of CAs: --client-ca judges them as those of client certificates; next to a "
                + "server's certificate they are its issuers",
            IsJudged = false,
            Certificates = read
                .Certificates.Select(certificate => new InspectedCertificate(certificate, "a CA"))
                .ToArray(),
            RevocationLists = RevocationFile.Read(file.Name, file.Pem, []),
            Findings =
            [
                .. read.Findings,
                .. ValidityCheck.Reversed(read.Certificates),
                .. ValidityCheck.OfEach(
                    read.Certificates,
                    AsOf ?? Now,
                    AsOf is null ? ValidityRules.AgainstClock : ValidityRules.AsOf
                ),
            ],
        };
    }

    public Inspection ListsAlone(InspectedFile file)
    {
        var findings = file.Pem.Faults.Select(fault => fault.In(file.Name)).ToList();
        var lists = RevocationFile.Read(file.Name, file.Pem, findings);
        return Head([file]) with
        {
            Note = "revocation lists: --client-ca judges them together with the CA certificates that they belong to",
            IsJudged = false,
            RevocationLists = lists,
            Findings = findings,
        };
    }

    public Inspection KeyAlone(InspectedFile file)
    {
        var read = PrivateKeyFile.Read(file.Name, file.Pem);
        return Head([file]) with
        {
            Key = read.Key is { } key ? new InspectedKey(file.Name, key.Public.Kind, null) : null,
            Findings =
            [
                .. read.Findings,
                .. read.Key is { } found ? KeyCheck.Kind(file.Name, "", found.Public, acceptsP384: true) : [],
            ],
        };
    }

    /// <summary>
    /// Nothing in it can be read, or nothing of it belongs to the others: what is wrong with it as a certificate says
    /// why.
    /// </summary>
    public Inspection Unknown(InspectedFile file) =>
        file.HasCertificates && IsClientCa ? ClientCa(file, [])
        : file.HasCertificates ? Server(file, null, [], "")
        : Head([file]) with
        {
            Note = "neither a certificate nor a private key can be read here",
            IsJudged = false,
            Findings = CertificateFile.Server(file.Name, file.Pem).Findings,
        };

    static Inspection Head(IEnumerable<InspectedFile> files) =>
        new(string.Join(", ", files.Select(file => file.Name)), "");

    static IReadOnlyList<InspectedCertificate> Shown(CertificateReport report) =>
        report.Certificates.Select(c => new InspectedCertificate(c, RoleOf(c, report.Leaf))).ToArray();

    static string RoleOf(Certificate certificate, Certificate? leaf) =>
        ReferenceEquals(certificate, leaf)
            ? certificate.Extensions.IsCa
                ? "the first, a CA"
                : "the server's"
            : certificate.IsSelfIssued
                ? "a root"
                : certificate.Extensions.IsCa
                    ? "an issuer"
                    : "another";

    public static bool? Matches(CertificateReport report) =>
        report.Leaf is null ? null : !report.Findings.Any(finding => finding.Rule == KeyFindings.KeyMismatch);
}
