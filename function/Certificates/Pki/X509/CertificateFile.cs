using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Certificates.Pki.X509;

/// <summary>The certificates in a PEM file, and what is wrong with its form and content.</summary>
internal sealed record CertificateFile(IReadOnlyList<Certificate> Certificates, IReadOnlyList<PkiFinding> Findings)
{
    /// <summary>For files that no handshake carries.</summary>
    public const int NoLimit = int.MaxValue;

    /// <param name="limit">How many bytes of certificates the file may hold; what lies behind is not read.</param>
    public static CertificateFile Read(string field, PemFile pem, int limit = ChainRules.MaximumSize)
    {
        var findings = pem.Faults.Select(fault => fault.In(field)).ToList();
        var blocks = pem.Blocks.Where(block => block.IsCertificate).ToList();
        var certificates = new List<Certificate>();
        var size = 0;
        foreach (var block in blocks)
        {
            size += block.Der.Length;
            if (size > limit && certificates.Count > 0)
                continue;
            if (Certificate.Read(block.Der) is { } certificate)
                certificates.Add(certificate);
            else
                Add(ContentRules.CertificateUnreadable, block.Line, "begins a certificate that cannot be parsed");
        }

        if (size > limit)
            Add(
                ChainRules.TooLarge,
                0,
                $"has {blocks.Count} certificates with {size} bytes; clients take at most {ChainRules.MaximumSize}"
            );
        if (pem.Blocks.FirstOrDefault(block => block.IsPrivateKey || block.IsOpenSshKey) is { } key)
            Add(ContentRules.KeyInCertificate, key.Line, "begins a private key; only certificates belong here");
        if (blocks.Count == 0 && pem.Blocks.Count > 0)
            AddWhatIsThereInstead();
        return new CertificateFile(certificates, findings);

        void Add(Rule rule, int line, string message) =>
            findings.Add(new PkiFinding(rule, field, PemFault.Part(line), message));

        void AddWhatIsThereInstead()
        {
            if (pem.Blocks.FirstOrDefault(block => block.IsCertificateRequest) is { } request)
                Add(ContentRules.CertificateRequest, request.Line, "begins a certificate request, not a certificate");
            else if (pem.Blocks.FirstOrDefault(block => block.IsPkcs7) is { } pkcs7)
                Add(ContentRules.Pkcs7, pkcs7.Line, "begins a PKCS#7 bundle, not a certificate");
            else
                Add(ContentRules.NoCertificate, 0, "has no certificate among its PEM blocks");
        }
    }
}
