using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Importing.Trials;

/// <summary>
/// Why a DestinationRule stays as it is: only one that originates TLS for a port of an imported ServiceEntry, and has
/// its name and namespace, is rendered.
/// </summary>
internal static class UnclaimedRule
{
    public static string Why(OriginalResource rule, Originals originals, IReadOnlyCollection<OriginalResource> rest)
    {
        var host = rule.Spec.Text("host") ?? "";
        if (HostNames.IsInCluster(HostNames.Completed(host, rule.Id.Namespace)))
            return $"'{host}' is a host of the cluster, and a KymaTraffic renders DestinationRules for external "
                + "hosts alone";
        var entries = originals
            .OfKind(ImportedKinds.Istio, "ServiceEntry")
            .Where(entry => entry.Spec.Texts("hosts").Contains(host))
            .ToArray();
        if (entries.Length == 0)
            return $"the input has no ServiceEntry of '{host}', with which it would be rendered";
        if (entries.FirstOrDefault(entry => entry.Id.Namespace == rule.Id.Namespace) is not { } own)
            return $"the {entries[0].Id} of '{host}' is in another namespace, and a config renders both into one";
        if (WhyNotOriginated(rule) is { } why)
            return why;
        if (rest.Contains(own))
            return $"so does the {own.Id}, with which it would be rendered";
        return originals.RulesFor(rule.Id.Namespace, host).FirstOrDefault(other => !rest.Contains(other)) is { } taken
            ? $"the {taken.Id} of the same host is taken over, and a service renders one"
            : $"its name is not '{own.Id.Name}', that of the ServiceEntry, under which it is rendered";
    }

    static string? WhyNotOriginated(OriginalResource rule) =>
        rule.Spec.Items("trafficPolicy", "portLevelSettings").Any(setting => IsOriginated(setting.Text("tls", "mode")))
            ? null
        : IsOriginated(rule.Spec.Text("trafficPolicy", "tls", "mode"))
            ? "it originates TLS for every port of the host, and a service does for its ports of plain HTTP alone, in "
                + "`portLevelSettings`"
        : "it does not originate TLS (mode SIMPLE or MUTUAL), and a KymaTraffic renders no other DestinationRules";

    static bool IsOriginated(string? mode) => mode is "SIMPLE" or "MUTUAL";
}
