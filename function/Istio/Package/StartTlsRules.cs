using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>Originated TLS that the other side does not understand.</summary>
internal static class StartTlsRules
{
    public static readonly IReadOnlyList<Rule> All = [ClientTlsStarttls];

    public static void Check(IstioResources package, Findings findings)
    {
        foreach (var rule in package.DestinationRules)
        {
            foreach (var (_, port, path) in OriginatedTls.Originating(rule.Spec))
            {
                var ports = port is { } only
                    ? [only]
                    : package
                        .EntriesOf[rule.Spec.Host ?? ""]
                        .SelectMany(entry => entry.Spec.Ports ?? [])
                        .Select(candidate => candidate.Number ?? 0);
                foreach (var number in ports.Distinct())
                {
                    if (StartTlsOn(number) is { } protocol)
                        findings.Add(
                            ClientTlsStarttls,
                            rule.Source.At($"{path}.mode"),
                            $"port {number} usually speaks {protocol}, which begins without TLS and "
                                + "switches to it later. A proxy that begins with TLS gets no answer. Set mode "
                                + "DISABLE, and let the application's client switch to TLS"
                        );
                }
            }
        }
    }

    static string? StartTlsOn(long port) =>
        port switch
        {
            5432 => "PostgreSQL",
            3306 => "MySQL",
            1433 => "SQL Server's TDS",
            587 => "SMTP submission",
            _ => null,
        };
}
