using System.Text;
using Kyma.Krm.Certificates.Pki;
using Kyma.Krm.Certificates.Pki.Checks;
using Kyma.Krm.Certificates.Pki.X509;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio;
using Kyma.Krm.Krm;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Gateways;

/// <summary>Checks the CA of client certificates where it can be seen: in the config, or in a Secret among the items.</summary>
internal static class ClientCaContent
{
    const string PemField = "spec.gateway.tls.clientCA.pem";

    public static void Run(ClientCaPlan plan, DateTimeOffset? asOf, ConfigScope scope)
    {
        if (plan.Pem is { } pem)
        {
            Report(
                new CaInput
                {
                    Certificates = Encoding.UTF8.GetBytes(pem),
                    CertificatesField = PemField,
                    AsOf = asOf,
                },
                scope.Source,
                scope
            );
            return;
        }

        foreach (var secret in scope.Items.Find("", "Secret", plan.Namespace, plan.SecretName))
            CheckSecret(secret, asOf, scope);
    }

    static void CheckSecret(Item secret, DateTimeOffset? asOf, ConfigScope scope)
    {
        var data = SecretReader.Data(secret);
        var read = IstioSecret.Read(data);
        if (read.Ca is not { } keys)
        {
            scope.Tell(
                new Finding(
                    GatewayConfigFindings.ClientCaNotInSecret,
                    GatewayConfigFindings.ClientCaNotInSecret.Severity,
                    $"{read.WhyNoCa}, for Istio to read the clients' CA from it",
                    secret.Source.At("data")
                ),
                Reach.Of(PemField)
            );
            return;
        }

        if (keys.IgnoredCrl is { } ignored)
        {
            scope.Tell(
                new Finding(
                    InputsFindings.CaCrlIgnored,
                    InputsFindings.CaCrlIgnored.Severity,
                    IstioSecret.WhyIgnored(ignored, keys),
                    secret.Source.At($"data[{ignored}]")
                ),
                Reach.Of(PemField)
            );
        }

        var input = new CaInput
        {
            Certificates = data[keys.Certificate],
            CertificatesField = $"data[{keys.Certificate}]",
            RevocationLists = keys.Crl is { } crl ? data[crl] : default(ReadOnlyMemory<byte>),
            RevocationListsField = $"data[{keys.Crl}]",
            AsOf = asOf,
        };
        Report(input, secret.Source, scope);
    }

    static void Report(CaInput input, ResourceSource source, ConfigScope scope)
    {
        var report = CaChecker.Check(input);
        foreach (var finding in report.Findings)
            scope.Tell(finding.At(source.At(finding.Field)), Reach.Of(PemField));
        if (input.AsOf is not null || scope.Now is not { } now)
            return;
        foreach (var finding in report.AgainstClock(now))
            scope.Tell(finding.At(source.At(finding.Field)) with { DependsOnClock = true }, Reach.Of(PemField));
    }
}
