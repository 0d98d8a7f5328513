using System.Text;
using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Issuing;
using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Probing.ProbeFindings;

namespace Kyma.Krm.Probing;

/// <summary>The served certificate is the configured one, and one that clients accept.</summary>
internal static class CertificateProbe
{
    const string Field = "spec.certificate";

    /// <summary>As long as it takes to find out why nobody renewed it.</summary>
    static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    /// <param name="chain">DER, in the order in which the server sent them.</param>
    public static void Judge(ProbeTarget target, IReadOnlyList<byte[]> chain, DateTimeOffset now, ProbeLog log)
    {
        var issued = target.Issued.Value;
        var report = CertificateChecker.Check(
            new CertificateInput
            {
                Certificate = Encoding.ASCII.GetBytes(
                    string.Concat(chain.Select(der => PemWriter.Write("CERTIFICATE", der)))
                ),
                Authorities = Authorities(issued),
                CertificateField = "the served chain",
                PrivateKeyField = NoKey,
                Hosts = [target.Host],
                CipherSuites = target.Gateway.CipherSuites,
                MinProtocolVersion = target.Gateway.MinProtocolVersion,
                MaxProtocolVersion = target.Gateway.MaxProtocolVersion,
            }
        );
        var faults = report.Findings.Where(finding => finding.Field != NoKey).ToArray();
        foreach (var fault in faults)
            log.Report(ProbeFindings.ProbeCertificate, fault.Rule.Severity, Field, Text(fault));
        if (!faults.Any(fault => fault.Rule.Severity == Severity.Error))
            log.Keep();
        if (report.Leaf is not { } leaf)
            return;

        Validity(report.Certificates, leaf, now, log);
        if (ConfiguredFingerprint(target.Certificate, issued) is { } expected)
            log.Judge(
                leaf.Fingerprint == expected,
                ProbeCertificateDiffers,
                Field,
                () =>
                    $"the served certificate is {Identity(leaf)}; the config renders the one with SHA-256 "
                    + $"{expected[..16]}"
            );

        if (ConfiguredAlgorithm(target.Certificate) is { } algorithm)
            log.Judge(
                leaf.PublicKey.Kind.Algorithm == algorithm,
                ProbeCertificateDiffers,
                $"{Field}.{SourceOf(target.Certificate)}.privateKey",
                () => $"the served certificate has a key of the kind {leaf.PublicKey.Kind}, not {algorithm}"
            );

        log.Remarks.Add(
            $"certificate by {leaf.Issuer.Text}, {Math.Max(0, (int)(leaf.NotAfter - now).TotalDays)} days left"
        );
    }

    /// <summary>The key stays with the gateway: nothing that is said of it counts.</summary>
    const string NoKey = "the private key";

    static void Validity(IReadOnlyList<Certificate> certificates, Certificate leaf, DateTimeOffset now, ProbeLog log)
    {
        var invalid = certificates.Where(found => now < found.NotBefore || now > found.NotAfter).ToArray();
        foreach (var certificate in invalid)
            log.Break(
                ProbeFindings.ProbeCertificate,
                Field,
                $"the certificate {Identity(certificate)} is valid from {certificate.NotBefore:yyyy-MM-dd} "
                    + $"to {certificate.NotAfter:yyyy-MM-dd}, not now"
            );

        if (invalid.Length > 0)
            return;
        log.Keep();
        if (leaf.NotAfter - now < Soon)
            log.Report(
                ProbeCertificateExpires,
                Severity.Warning,
                Field,
                $"the certificate {Identity(leaf)} expires on {leaf.NotAfter:yyyy-MM-dd}"
            );
    }

    static string Text(Certificates.Pki.PkiFinding fault) =>
        $"the served certificate{(fault.Part.Length > 0 ? $" ({fault.Part})" : "")} {fault.Message} "
        + $"[{fault.Rule.Name}]";

    static string Identity(Certificate certificate) =>
        $"{certificate.Subject.Text} (SHA-256 {certificate.Fingerprint[..16]})";

    /// <summary>The CA of a self-signed certificate is in the Secret, for clients; servers do not send it.</summary>
    static IReadOnlyList<PemSource> Authorities(SelfSignedResult? issued) =>
        issued is null ? [] : [new PemSource("ca.crt", Encoding.ASCII.GetBytes(issued.CaPem))];

    /// <summary>Null where somebody else issues it, so that its bytes are not known here.</summary>
    static string? ConfiguredFingerprint(CertificatePlan? plan, SelfSignedResult? issued)
    {
        var pem = issued?.CertificatePem ?? (plan as ProvidedCertificate)?.Certificate;
        return pem is null
            ? null
            : PemFile
                .Read(Encoding.UTF8.GetBytes(pem))
                .Blocks.Where(block => block.IsCertificate)
                .Select(block => Certificate.Read(block.Der)?.Fingerprint)
                .FirstOrDefault();
    }

    /// <summary>Gardener's and cert-manager's default is RSA; null where the config leaves it open.</summary>
    static KeyAlgorithm? ConfiguredAlgorithm(CertificatePlan? plan) =>
        plan switch
        {
            GardenerCertificatePlan gardener => Algorithm(gardener.Config.PrivateKey?.Algorithm),
            CertManagerCertificatePlan certManager => Algorithm(certManager.Config.PrivateKey?.Algorithm),
            _ => null,
        };

    static KeyAlgorithm Algorithm(string? name) =>
        name == PrivateKeyConfig.Ecdsa ? KeyAlgorithm.Ecdsa : KeyAlgorithm.Rsa;

    static string SourceOf(CertificatePlan? plan) => plan is GardenerCertificatePlan ? "gardener" : "certManager";
}
