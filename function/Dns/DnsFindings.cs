using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Dns;

/// <summary>Every finding of this room: its name, what it means, what follows and how to fix it.</summary>
internal static class DnsFindings
{
    public static readonly Rule DnsTargetTwice = new(Severity.Error, "The same target is listed twice.")
    {
        Source = "external-dns-management, pkg/dnsman2/controller: duplicate target",
        Consequence = "The controller rejects the DNSEntry, and no record is made.",
        Fix = "Remove one of the two.",
    };

    public static readonly Rule DnsClassUnknown = new(
        Severity.Info,
        "It is not known whether the cluster is a Gardener shoot, and the DNS class depends on that."
    )
    {
        Source = "Kyma api-gateway, docs/user/troubleshooting-guides/03-12-dns-mgt-resource-ignored",
        Consequence =
            "In a shoot, the controller ignores resources without the class 'garden'; elsewhere, it ignores those with "
            + "it. It makes no record for an ignored resource.",
        Fix =
            "dns: {gardener: {class: garden}} in a shoot, or add the ConfigMap kube-system/shoot-info to "
            + "the resources.",
    };
}
