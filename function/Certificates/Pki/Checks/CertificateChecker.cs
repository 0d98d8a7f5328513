using Kyma.Krm.Certificates.Pki.Keys;
using Kyma.Krm.Certificates.Pki.Paths;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Checks;

/// <summary>Finds what Envoy or clients will have against a certificate and its key, all of it in one run.</summary>
internal static class CertificateChecker
{
    /// <summary>
    /// Everything wrong with the pair, except for expiry where <see cref="CertificateInput.AsOf"/> is null.
    /// </summary>
    public static CertificateReport Check(CertificateInput input) =>
        Check(input, (chain, key) => Judge(input, chain, key));

    /// <summary>Only what keeps Envoy from loading the pair, whether it serves with it or shows it.</summary>
    public static CertificateReport Load(CertificateInput input) =>
        Check(input, (chain, key) => Loading(input, chain, key));

    static CertificateReport Check(CertificateInput input, Func<Chain, PrivateKeyFile, IEnumerable<PkiFinding>> judge)
    {
        var findings = new List<PkiFinding>();
        PemFile certificatePem = PemFile.Read(input.Certificate),
            keyPem = PemFile.Read(input.PrivateKey);
        if (AreSwapped(certificatePem, keyPem))
        {
            findings.Add(
                new PkiFinding(
                    ContentFindings.CertificateAndKeySwapped,
                    input.CertificateField,
                    "",
                    $"holds the private key, and {input.PrivateKeyField} the certificate"
                )
            );
            (certificatePem, keyPem) = (keyPem, certificatePem);
        }

        var certificateFile = CertificateFile.Server(input.CertificateField, certificatePem);
        var keyFile = PrivateKeyFile.Read(input.PrivateKeyField, keyPem);
        findings.AddRange(certificateFile.Findings);
        findings.AddRange(keyFile.Findings);

        var chain = ChainOf(certificateFile, keyFile, input);
        if (chain is not null)
            findings.AddRange(judge(chain, keyFile));
        return new CertificateReport(
            findings.Distinct().ToArray(),
            certificateFile.Certificates,
            chain?.Leaf,
            keyFile.Key?.Public.Kind
        )
        {
            Chain = chain,
        };
    }

    static bool AreSwapped(PemFile certificate, PemFile key) =>
        certificate.Blocks.Any(block => block.IsPrivateKey)
        && !certificate.Blocks.Any(block => block.IsCertificate)
        && key.Blocks.Any(block => block.IsCertificate)
        && !key.Blocks.Any(block => block.IsPrivateKey);

    /// <summary>
    /// Null where the server's certificate is not there or cannot be read: no other is judged in its place.
    /// </summary>
    static Chain? ChainOf(CertificateFile file, PrivateKeyFile key, CertificateInput input) =>
        file.Certificates.Count == 0 || file.IsFirstMissing
            ? null
            : Chain.Of(
                file.Certificates,
                key.Key?.Public,
                input
                    .Authorities.SelectMany(authority =>
                        CertificateFile.Authorities(authority.Field, PemFile.Read(authority.Bytes)).Certificates
                    )
                    .ToArray(),
                file.HasGaps
            );

    static IEnumerable<PkiFinding> Judge(CertificateInput input, Chain chain, PrivateKeyFile keyFile) =>
        [
            .. Loading(input, chain, keyFile),
            .. KeyCheck.Suites(input, chain.Leaf.Part, chain.Leaf.PublicKey),
            .. LeafCheck.Run(input, chain.Leaf.Part, chain.Leaf),
            .. new ChainCheck(chain).Run(),
            .. new PathCheck(chain).Run(),
            .. ValidityCheck.Reversed(chain.Certificates),
            .. input.AsOf is { } time ? ValidityCheck.OfChain(chain, time, ValidityRules.AsOf) : [],
        ];

    static IEnumerable<PkiFinding> Loading(CertificateInput input, Chain chain, PrivateKeyFile keyFile) =>
        [
            .. Match(input, chain, keyFile),
            .. KeyCheck.Kind(input.CertificateField, chain.Leaf.Part, chain.Leaf.PublicKey, input.AcceptsP384),
        ];

    static IEnumerable<PkiFinding> Match(CertificateInput input, Chain chain, PrivateKeyFile keyFile)
    {
        if (keyFile.Key is not { } key)
            yield break;
        var expected = chain.Leaf.PublicKey;
        var isComparable = key.Public.Kind != expected.Kind || (key.Public.IsComparable && expected.IsComparable);
        if (!isComparable || key.Public.IsSameAs(expected))
            yield break;

        var part = chain.Leaf.Part;
        var where = part is "" ? input.CertificateField : $"{input.CertificateField} {part}";
        var kinds =
            key.Public.Kind == expected.Kind ? "another key" : $"an {expected.Kind} key, this is {key.Public.Kind}";
        var hint = keyFile.Others.Any(other => other.Public.IsSameAs(expected))
            ? "; a key further down in the file would fit"
            : "";
        yield return new PkiFinding(
            KeyFindings.KeyMismatch,
            input.PrivateKeyField,
            "",
            $"does not match the certificate: {where} ({chain.Leaf.Subject.Text}) has {kinds}{hint}"
        );
    }
}
