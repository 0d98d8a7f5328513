using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Explaining;

/// <summary>Looks into credentials: their facts, and everything that Envoy or clients will have against them.</summary>
/// <param name="Hosts">What the certificate must cover; empty: names are not judged.</param>
/// <param name="AsOf">Judges validity at that time, as errors; null: at <paramref name="Now"/>, as warnings.</param>
internal sealed record Inspector(IReadOnlyList<string> Hosts, DateTimeOffset? AsOf, DateTimeOffset Now)
{
    /// <summary>Certificates without a key are judged as the CAs of client certificates, not as a server's chain.</summary>
    public bool IsClientCa { get; init; }

    public Inspection Inspect(Inspection head, CredentialFiles files) =>
        files switch
        {
            { Certificate: { } bundle, PrivateKey: null } when IsClientCa => ClientCa(head, files, bundle),
            { Certificate: { } certificate } => Server(head, files, certificate),
            { Authorities: { } authorities } => ClientCa(head, files, authorities),
            { PrivateKey: { } key } => KeyAlone(head, key),
            { RevocationLists: { } lists } => head with
            {
                Note =
                    $"{lists.Name} holds revocation lists only; they are judged beside the CA certificates that they belong to",
            },
            _ => head with { Note = "neither a certificate nor a private key is in here" },
        };

    Inspection Server(Inspection head, CredentialFiles files, NamedBytes certificate)
    {
        var report = CertificateChecker.Check(
            new CertificateInput
            {
                Certificate = certificate.Bytes,
                PrivateKey = files.PrivateKey?.Bytes ?? [],
                Authorities = files.Authorities?.Bytes ?? [],
                CertificateField = certificate.Name,
                PrivateKeyField = files.PrivateKey?.Name ?? "",
                Hosts = Hosts,
                AsOf = AsOf,
            }
        );
        var authorities = files.Authorities is { } file
            ? CertificateFile.Read(file.Name, PemFile.Read(file.Bytes), CertificateFile.NoLimit)
            : null;
        return head with
        {
            Certificates =
            [
                .. Parts
                    .Of(report.Certificates)
                    .Select(c => new InspectedCertificate(
                        certificate.Name,
                        c.Part,
                        RoleOf(c.Certificate, report.Leaf),
                        c.Certificate
                    )),
                .. Parts
                    .Of(authorities?.Certificates ?? [])
                    .Select(c => new InspectedCertificate(files.Authorities!.Name, c.Part, "a CA", c.Certificate)),
            ],
            Key =
                files.PrivateKey is { } key && report.Key is { } kind
                    ? new InspectedKey(key.Name, kind, Fits(report))
                    : null,
            Findings =
            [
                .. report.Findings.Where(finding => finding.Field.Length > 0),
                .. authorities?.Findings ?? [],
                .. AsOf is null ? report.AgainstClock(Now) : [],
            ],
        };
    }

    static string RoleOf(Certificate certificate, Certificate? leaf) =>
        certificate == leaf
            ? certificate.Extensions.IsCa
                ? "the first, a CA"
                : "the server's"
            : certificate.IsSelfIssued
                ? "a root"
                : certificate.Extensions.IsCa
                    ? "an issuer"
                    : "another";

    static bool? Fits(CertificateReport report) =>
        report.Leaf is null ? null : !report.Findings.Any(finding => finding.Rule == KeyRules.Mismatch);

    Inspection ClientCa(Inspection head, CredentialFiles files, NamedBytes authorities)
    {
        var report = CaChecker.Check(
            new CaInput
            {
                Certificates = authorities.Bytes,
                CertificatesField = authorities.Name,
                RevocationLists = files.RevocationLists?.Bytes ?? [],
                RevocationListsField = files.RevocationLists?.Name ?? "",
                AsOf = AsOf,
            }
        );
        return head with
        {
            Certificates =
            [
                .. Parts
                    .Of(report.Certificates)
                    .Select(c => new InspectedCertificate(authorities.Name, c.Part, "a CA of clients", c.Certificate)),
            ],
            Findings = [.. report.Findings, .. AsOf is null ? report.AgainstClock(Now) : []],
        };
    }

    static Inspection KeyAlone(Inspection head, NamedBytes file)
    {
        var read = PrivateKeyFile.Read(file.Name, PemFile.Read(file.Bytes));
        return head with
        {
            Key = read.Key is { } key ? new InspectedKey(file.Name, key.Public.Kind, null) : null,
            Findings =
            [
                .. read.Findings,
                .. read.Key is { } found ? KeyCheck.Kind(file.Name, "", found.Public, acceptsP384: true) : [],
            ],
        };
    }
}
