using Kyma.Krm.Diagnostics;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>DestinationRules that name a server and then take any server's certificate.</summary>
internal static class VerifiedNameRules
{
    public static readonly IReadOnlyList<Rule> All = [ClientTlsNameUnchecked];

    /// <summary>
    /// A ServiceEntry may bring the names, so nothing is said of hosts that the package does not register.
    /// </summary>
    public static void Check(IstioResources package, Findings findings)
    {
        foreach (var rule in package.DestinationRules)
        {
            var entries = package.EntriesOf[rule.Spec.Host ?? ""];
            if (!entries.Any() || entries.Any(entry => entry.Spec.SubjectAltNames is { Count: > 0 }))
                continue;
            foreach (var (tls, _, path) in OriginatedTls.Originating(rule.Spec))
            {
                if (
                    tls is
                    { Sni: { Length: > 0 } sni, SubjectAltNames: null or { Count: 0 }, InsecureSkipVerify: not true }
                )
                    findings.Add(
                        ClientTlsNameUnchecked,
                        rule.Source.At($"{path}.sni"),
                        $"'{sni}' without subjectAltNames leaves the name in the server's certificate "
                            + $"unchecked: add subjectAltNames: [{sni}], or remove sni"
                    );
            }
        }
    }
}
