using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Istio.Model;

namespace Kyma.Krm.Certificates.Pki.Secrets;

/// <summary>
/// A Secret as what a Gateway's server serves. Whether its keys are those that Istio reads and what they hold is any
/// good is decided here, for the plan, <c>check</c>, <c>explain</c> and <c>inspect</c> alike.
/// </summary>
/// <param name="Keys">Null where Istio finds no certificate with a key in it.</param>
/// <param name="Report">Null where there is nothing to judge.</param>
/// <param name="Findings">All but those that depend on the clock.</param>
internal sealed record ServerSecret(ServerKeys? Keys, CertificateReport? Report, IReadOnlyList<PkiFinding> Findings)
{
    /// <summary>Reads the certificate and key where Istio would and checks them.</summary>
    /// <param name="demands">What the Gateway asks of a certificate; its contents and their fields are filled in
    /// here.</param>
    public static ServerSecret Of(SecretData data, CertificateInput demands)
    {
        var read = data.Read;
        if (read.Server is not { } keys)
            return new ServerSecret(
                null,
                null,
                data.HasUnreadable("tls.crt", "tls.key", "cert", "key")
                    ? data.Findings
                    : [.. data.Findings, new PkiFinding(SecretFindings.CredentialKeys, "data", "", read.WhyNoServer!)]
            );

        var report = CertificateChecker.Check(
            demands.Of(data[keys.Certificate], data[keys.PrivateKey]) with
            {
                Authorities = read.Ca is { } ca ? [data[ca.Certificate]] : [],
                HasOcspStaple = keys.OcspStaple is { } staple && data.Values[staple].Length > 0,
            }
        );
        return new ServerSecret(keys, report, [.. data.Findings, .. report.Findings]);
    }

    /// <summary>What is expired, not valid yet or about to expire; empty where there is nothing to judge.</summary>
    public IReadOnlyList<PkiFinding> AgainstClock(DateTimeOffset now) => Report?.AgainstClock(now) ?? [];
}
