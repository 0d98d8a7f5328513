using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Certificates.Pki.Secrets;

/// <summary>
/// A Secret or ConfigMap as the CA of client certificates; for the plan, <c>check</c> and <c>inspect</c> alike.
/// </summary>
/// <param name="Keys">Null where Istio finds no CA in it.</param>
/// <param name="WhyNone">Why it finds none, a clause whose subject is the data; null where it does, or where a value
/// cannot be read.</param>
/// <param name="Report">Null where there is nothing to judge.</param>
/// <param name="Findings">All but those that depend on the clock; whether a CA may be missing is for the caller to
/// say.</param>
internal sealed record ClientCaSecret(
    CaKeys? Keys,
    string? WhyNone,
    CaReport? Report,
    IReadOnlyList<PkiFinding> Findings
)
{
    /// <summary>
    /// Reads the CA where Istio would and checks it; with <paramref name="asOf"/>, expiry is an error.
    /// </summary>
    public static ClientCaSecret Of(SecretData data, DateTimeOffset? asOf)
    {
        var read = data.Read;
        if (read.Ca is not { } keys)
            return new ClientCaSecret(
                null,
                data.HasUnreadable("ca.crt", "cacert") ? null : read.WhyNoCa,
                null,
                data.Findings
            );
        var certificates = data[keys.Certificate];
        var report = CaChecker.Check(
            new CaInput
            {
                Certificates = certificates.Bytes,
                CertificatesField = certificates.Field,
                RevocationLists = keys.Crl is { } crl ? [data[crl]] : [],
                AsOf = asOf,
            }
        );
        return new ClientCaSecret(keys, null, report, [.. data.Findings, .. Ignored(data, keys), .. report.Findings]);
    }

    static IEnumerable<PkiFinding> Ignored(SecretData data, CaKeys keys)
    {
        if (keys.IgnoredCrl is { } ignored)
            yield return new PkiFinding(
                SecretFindings.CaCrlIgnored,
                data[ignored].Field,
                "",
                IstioSecret.WhyIgnored(ignored, keys)
            );
    }

    /// <summary>What is expired, not valid yet or about to expire; empty where there is nothing to judge.</summary>
    public IReadOnlyList<PkiFinding> AgainstClock(DateTimeOffset now) => Report?.AgainstClock(now) ?? [];
}
