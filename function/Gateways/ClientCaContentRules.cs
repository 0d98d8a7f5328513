using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.Secrets;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;
using static Kyma.Krm.Gateways.GatewayConfigFindings;

namespace Kyma.Krm.Gateways;

/// <summary>
/// Checks the CA of client certificates where it can be seen: in the config, or in a Secret among the items.
/// </summary>
internal static class ClientCaContentRules
{
    const string PemField = $"{ClientCaRules.Field}.pem";

    /// <summary>What decides what is wrong with a CA in the config.</summary>
    static readonly IReadOnlyList<string> Reads = [ClientCaRules.Field, "spec.certificate.asOf"];

    /// <summary>The same of one in a Secret, whose name is written.</summary>
    static readonly IReadOnlyList<string> SecretReads = [.. Reads, "spec.certificate.namespace"];

    public static void Run(ClientCaPlan plan, DateTimeOffset? asOf, ConfigScope scope)
    {
        if (plan.Pem is { } pem)
        {
            var report = CaChecker.Check(
                new CaInput
                {
                    Certificates = Encoding.UTF8.GetBytes(pem),
                    CertificatesField = PemField,
                    AsOf = asOf,
                }
            );
            Report(report.Findings, report.AgainstClock, asOf, scope.Source, scope, Reads);
            return;
        }

        foreach (var secret in scope.Items.Find("", "Secret", plan.Namespace, plan.SecretName))
            CheckSecret(secret, asOf, scope);
    }

    static void CheckSecret(Item secret, DateTimeOffset? asOf, ConfigScope scope)
    {
        var ca = ClientCaSecret.Of(SecretReader.Read(secret.Root), asOf);
        if (ca.WhyNone is { } why)
            scope.Tell(
                new Finding(
                    ClientCaNotInSecret,
                    ClientCaNotInSecret.Severity,
                    $"{why}, for Istio to read the clients' CA from it",
                    secret.Source.At("data")
                ),
                SecretReads
            );
        Report(ca.Findings, ca.AgainstClock, asOf, secret.Source, scope, SecretReads);
    }

    static void Report(
        IEnumerable<PkiFinding> findings,
        Func<DateTimeOffset, IReadOnlyList<PkiFinding>> againstClock,
        DateTimeOffset? asOf,
        ResourceSource source,
        ConfigScope scope,
        IReadOnlyList<string> reads
    )
    {
        foreach (var finding in findings)
            scope.Tell(finding.At(source.At(finding.Field)), reads);
        if (asOf is not null || scope.Now is not { } now)
            return;
        foreach (var finding in againstClock(now))
            scope.Tell(finding.At(source.At(finding.Field)) with { DependsOnClock = true }, reads);
    }
}
