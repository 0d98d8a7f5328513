using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Finds what Envoy or clients will have against a certificate and its key, all of it in one run.</summary>
internal static class CertificateChecker
{
    public static CertificateReport Check(CertificateInput input)
    {
        var findings = new List<PkiFinding>();
        PemFile certificatePem = PemFile.Read(input.Certificate),
            keyPem = PemFile.Read(input.PrivateKey);
        if (AreSwapped(certificatePem, keyPem))
        {
            findings.Add(
                new PkiFinding(
                    ContentRules.Swapped,
                    input.CertificateField,
                    "",
                    $"holds the private key, and {input.PrivateKeyField} the certificate"
                )
            );
            (certificatePem, keyPem) = (keyPem, certificatePem);
        }

        var certificateFile = CertificateFile.Read(input.CertificateField, certificatePem);
        var keyFile = PrivateKeyFile.Read(input.PrivateKeyField, keyPem);
        findings.AddRange(certificateFile.Findings);
        findings.AddRange(keyFile.Findings);

        var certificates = certificateFile.Certificates;
        var chain =
            certificates.Count == 0
                ? null
                : Chain.Of(certificates, keyFile.Key?.Public, Authorities(input.Authorities));
        if (chain is not null)
            findings.AddRange(Judge(input, chain, keyFile));
        return new CertificateReport([.. findings.Distinct()], certificates, chain?.Leaf, keyFile.Key?.Public.Kind)
        {
            CertificateField = input.CertificateField,
        };
    }

    static bool AreSwapped(PemFile certificate, PemFile key) =>
        certificate.Blocks.Any(block => block.IsPrivateKey)
        && !certificate.Blocks.Any(block => block.IsCertificate)
        && key.Blocks.Any(block => block.IsCertificate)
        && !key.Blocks.Any(block => block.IsPrivateKey);

    static IReadOnlyList<Certificate> Authorities(ReadOnlyMemory<byte> pem) =>
        pem.IsEmpty ? [] : CertificateFile.Read("", PemFile.Read(pem), CertificateFile.NoLimit).Certificates;

    static IEnumerable<PkiFinding> Judge(CertificateInput input, Chain chain, PrivateKeyFile keyFile) =>
        [
            .. Match(input, chain, keyFile),
            .. KeyCheck.Kind(input.CertificateField, chain.LeafPart, chain.Leaf.PublicKey, input.AcceptsP384),
            .. KeyCheck.Suites(input, chain.LeafPart, chain.Leaf.PublicKey),
            .. LeafCheck.Run(input, chain.LeafPart, chain.Leaf),
            .. new ChainCheck(input.CertificateField, chain).Run(),
            .. ValidityCheck.AsOf(input.CertificateField, chain.Certificates, input.AsOf),
        ];

    static IEnumerable<PkiFinding> Match(CertificateInput input, Chain chain, PrivateKeyFile keyFile)
    {
        if (keyFile.Key is not { } key)
            yield break;
        var expected = chain.Leaf.PublicKey;
        var isComparable =
            key.Public.Kind != expected.Kind || (key.Public.Numbers.Count > 0 && expected.Numbers.Count > 0);
        if (!isComparable || key.Public.IsSameAs(expected))
            yield break;

        var where = chain.LeafPart.Length > 0 ? $"{input.CertificateField} {chain.LeafPart}" : input.CertificateField;
        var kinds =
            key.Public.Kind == expected.Kind ? "another key" : $"an {expected.Kind} key, this is {key.Public.Kind}";
        var hint = keyFile.Others.Any(other => other.Public.IsSameAs(expected))
            ? "; a key further down in the file would fit"
            : "";
        yield return new PkiFinding(
            KeyRules.Mismatch,
            input.PrivateKeyField,
            "",
            $"does not fit the certificate: {where} ({chain.Leaf.Subject.Text}) has {kinds}{hint}"
        );
    }
}
