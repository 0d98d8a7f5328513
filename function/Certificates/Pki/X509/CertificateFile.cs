using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Certificates.Pki.ContentFindings;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The certificates in a PEM file, and what is wrong with its form and content.</summary>
/// <param name="Certificates">Those that can be read, in the order of the file.</param>
/// <param name="Findings">What is wrong, with the file's form first.</param>
/// <param name="IsFirstMissing">The first certificate is there and cannot be read: no other is to be judged in its
/// place.</param>
/// <param name="HasGaps">Any of them cannot be read: what is missing in a chain may be that one.</param>
internal sealed record CertificateFile(
    IReadOnlyList<Certificate> Certificates,
    IReadOnlyList<PkiFinding> Findings,
    bool IsFirstMissing = false,
    bool HasGaps = false
)
{
    /// <summary>
    /// A server's certificate with its chain: what Envoy reads with PEM_read_bio_X509_AUX, then PEM_read_bio_X509.
    /// </summary>
    public static CertificateFile Server(string field, PemFile pem) => new Reading(field, pem, isServer: true).Run();

    /// <summary>CAs, which no handshake carries: what Envoy reads with PEM_X509_INFO_read_bio.</summary>
    public static CertificateFile Authorities(string field, PemFile pem) =>
        new Reading(field, pem, isServer: false).Run();

    sealed class Reading(string field, PemFile pem, bool isServer)
    {
        readonly List<PkiFinding> _findings = [.. pem.Faults.Select(fault => fault.In(field))];
        readonly List<Certificate> _certificates = [];
        bool _isFirstMissing,
            _hasGaps;

        public CertificateFile Run()
        {
            var blocks = pem.Blocks.Where(block => block.IsCertificate).ToArray();
            var size = 0;
            foreach (var (i, block) in blocks.Index())
            {
                size += block.Der.Length;
                if (isServer && size > ChainFindings.MaximumSize && _certificates.Count > 0)
                    continue;
                Read(block, i, blocks.Length);
            }

            if (isServer && size > ChainFindings.MaximumSize)
                Add(
                    ChainFindings.ChainTooLarge,
                    0,
                    $"has {blocks.Length} certificates with {size} bytes; clients take at most "
                        + $"{ChainFindings.MaximumSize}"
                );
            if (pem.Blocks.FirstOrDefault(block => block.IsPrivateKey || block.IsOpenSshKey) is { } key)
                Add(PrivateKeyInCertificate, key.Line, "begins a private key; only certificates belong here");
            if (blocks.Length == 0 && pem.Blocks.Any(block => !block.IsDamaged))
                AddWhatIsThereInstead();
            return new CertificateFile(_certificates, _findings, _isFirstMissing, _hasGaps);
        }

        void Read(PemBlock block, int index, int count)
        {
            var part = count > 1 ? $"certificate {index + 1}" : "";
            if (isServer && index > 0 && block.IsTrusted)
            {
                Add(
                    PemFindings.PemTrustedLabel,
                    block.Line,
                    "begins a TRUSTED CERTIFICATE, a label that Envoy skips behind the first certificate"
                );
                _hasGaps = true;
                return;
            }

            var certificate = block.IsDamaged ? null : Certificate.Read(block.Der, field, part);
            if (certificate is not null && isServer && index == 0 && !block.IsTrusted && Der.HasMore(block.Der))
            {
                Add(CertificateNotParseable, block.Line, "begins a certificate with bytes behind it");
            }
            else if (certificate is null)
            {
                if (!block.IsDamaged)
                    Add(CertificateNotParseable, block.Line, "begins a certificate that cannot be parsed");
                _hasGaps = true;
                _isFirstMissing |= index == 0;
                return;
            }

            _certificates.Add(certificate);
            foreach (var fault in certificate.Extensions.Malformed)
                _findings.Add(
                    new PkiFinding(
                        MalformedExtension,
                        field,
                        part,
                        $"has a malformed extension: {Printable.Text(fault)}"
                    )
                );
            if (certificate.OddTime is { } time)
                _findings.Add(
                    new PkiFinding(
                        MalformedTime,
                        field,
                        part,
                        $"has the time '{Printable.Text(time)}', which must be YYMMDDHHMMSSZ, or "
                            + "YYYYMMDDHHMMSSZ from 2050 on"
                    )
                );
            if (certificate.Issuer.IsEmpty)
                _findings.Add(new PkiFinding(EmptyIssuer, field, part, "names no issuer: the name is empty"));
        }

        void Add(Rule rule, int line, string message) =>
            _findings.Add(new PkiFinding(rule, field, PemFault.Part(line), message));

        void AddWhatIsThereInstead()
        {
            if (pem.Blocks.FirstOrDefault(block => block.IsCertificateRequest) is { } request)
                Add(
                    ContentFindings.CertificateRequest,
                    request.Line,
                    "begins a certificate request, not a certificate"
                );
            else if (pem.Blocks.FirstOrDefault(block => block.IsPkcs7) is { } pkcs7)
                Add(Pkcs7Bundle, pkcs7.Line, "begins a PKCS#7 bundle, not a certificate");
            else
                Add(CertificateMissing, 0, "has no certificate among its PEM blocks");
        }
    }
}
