using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>Entries that decide for the whole mesh where a host, or an address, leads.</summary>
internal static class AnsweringEntryRules
{
    public static readonly IReadOnlyList<Rule> All = [ServiceEntryAnswersForAll];

    public static void Check(IstioResources package, Findings findings)
    {
        foreach (
            var entry in package.ServiceEntries.Where(entry =>
                entry.Spec.Location != "MESH_INTERNAL"
                && RegisteredHosts.Scope(entry).IsPublic
                && !package.IsOfConfig(entry)
            )
        )
        {
            var field =
                entry.Spec.Endpoints is { Count: > 0 } ? "spec.endpoints"
                : entry.Spec.Addresses is { Count: > 0 } ? "spec.addresses"
                : null;
            if (field is not null && entry.Spec.Hosts is [var host, ..])
                findings.Add(
                    ServiceEntryAnswersForAll,
                    entry.Source.At(field),
                    $"decide for every namespace where '{host}' leads: if only some use it, list them in "
                        + $"exportTo, '.' for '{entry.Namespace}' alone"
                );
        }
    }
}
