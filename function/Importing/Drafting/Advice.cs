using Kyma.Krm.Importing.Trials;
using static Kyma.Krm.Importing.ImportingFindings;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>What was imported as it is, although there is a better way.</summary>
internal static class Advice
{
    public static void Give(ImportedConfig config, ImportReport report)
    {
        var spec = config.Draft.Spec;
        foreach (var original in config.Renders)
        {
            switch (original.Id)
            {
                case { Kind: "DNSEntry" } when spec.At("dns", "gardener", "targets") is not null:
                    report.Add(
                        ImportBetterWay,
                        original.At("spec.targets"),
                        "these are the addresses of today's load balancer; remove `dns.gardener.targets` "
                            + "from the config to let Gardener's controller find it, and follow it, by itself"
                    );
                    break;
                case { Group: ImportedKinds.Gardener }
                    when spec.Text("certificate", "gardener", "secretLabels", "kyma-project.io/module") is not null:
                    report.Add(
                        ImportBetterWay,
                        original.At("spec.secretLabels"),
                        "they say that Kyma's operator looks after the Secret; remove `secretLabels` from "
                            + "the config once it does not any more"
                    );
                    break;
                case { Kind: "Gateway" }
                    when spec.At("gateway", "tls", "cipherSuites") is System.Text.Json.Nodes.JsonArray { Count: 0 }:
                    report.Add(
                        ImportBetterWay,
                        original.At("spec.servers"),
                        "no cipher suites are written, so those that Envoy prefers count; `cipherSuites: "
                            + "[]` keeps it so, without it Kyma's five would be written"
                    );
                    break;
                default:
                    break;
            }
        }
    }
}
