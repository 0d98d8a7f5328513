using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Istio.Texts;

namespace Kyma.Krm.Istio.Package;

/// <summary>Routes to subsets that the host's DestinationRules do not have.</summary>
internal static class RoutedSubsets
{
    public static readonly IReadOnlyList<Rule> All = [PackageFindings.VirtualServiceSubsetUndefined];

    /// <summary>Nothing is said of hosts without a DestinationRule here: it may be in the cluster already.</summary>
    public static void Check(IstioPackage package, Findings findings)
    {
        var rules = package
            .DestinationRules.Select(rule =>
                (Host: HostNames.Completed(rule.Spec.Host ?? "", rule.Namespace), rule.Spec)
            )
            .ToList();
        var subsets = rules
            .GroupBy(rule => rule.Host)
            .ToDictionary(
                alike => alike.Key,
                alike =>
                    alike
                        .SelectMany(rule => rule.Spec.Subsets ?? [])
                        .Select(subset => subset.Name)
                        .OfType<string>()
                        .ToHashSet()
            );
        var wildcards = new ManyHosts(subsets.Keys.Where(HostNames.IsWildcard));
        foreach (var service in package.VirtualServices)
        {
            foreach (var to in service.Spec.Routed().Concat(service.Spec.Mirrored()))
            {
                if (to.Destination is not { Host: { Length: > 0 } written, Subset: { Length: > 0 } subset })
                    continue;
                var host = HostNames.Completed(written, service.Namespace);
                if (!subsets.TryGetValue(host, out var defined) || defined.Contains(subset) || wildcards.Covers(host))
                    continue;
                findings.Add(
                    PackageFindings.VirtualServiceSubsetUndefined,
                    service.Source.At($"{to.Path}.subset"),
                    $"'{subset}' is no subset of '{written}', whose DestinationRules here define "
                        + $"{(defined.Count > 0 ? ShortList.Of(defined) : "none")}: add it there, or correct the "
                        + "name"
                );
            }
        }
    }
}
