using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Pem;
using Kyma.Krm.Certificates.Pki.X509;

namespace Kyma.Krm.Certificates.Pki.Secrets;

/// <summary>
/// A Secret as Envoy loads it, whatever it is for: a server's certificate, or what a proxy shows to a server and
/// verifies it with. Whether the other side accepts it is judged elsewhere.
/// </summary>
/// <param name="Findings">Why Envoy cannot load it.</param>
/// <param name="AgainstClock">What is expired, not valid yet or about to expire, at the time of the run.</param>
internal sealed record LoadedSecret(
    IReadOnlyList<PkiFinding> Findings,
    Func<DateTimeOffset, IReadOnlyList<PkiFinding>> AgainstClock
)
{
    /// <summary>The certificate with its key.</summary>
    public static LoadedSecret Pair(SecretData data, bool acceptsP384)
    {
        if (data.Read.Server is not { } keys)
            return new LoadedSecret(
                data.HasUnreadable("tls.crt", "tls.key", "cert", "key")
                    ? data.Findings
                    : [new PkiFinding(SecretFindings.CredentialKeys, "data", "", data.Read.WhyNoServer!)],
                _ => []
            );
        var demands = new CertificateInput { AcceptsP384 = acceptsP384 };
        var report = CertificateChecker.Load(demands.Of(data[keys.Certificate], data[keys.PrivateKey]));
        return new LoadedSecret(report.Findings, report.AgainstClock);
    }

    /// <summary>The CA; without findings where there is none.</summary>
    public static LoadedSecret Ca(SecretData data)
    {
        if (data.Read.Ca is not { } keys)
            return new LoadedSecret([], _ => []);
        var source = data[keys.Certificate];
        var file = CertificateFile.Authorities(source.Field, PemFile.Read(source.Bytes));
        return new LoadedSecret(
            file.Findings,
            now => ValidityCheck.OfEach(file.Certificates, now, ValidityRules.AgainstClock).ToArray()
        );
    }
}
