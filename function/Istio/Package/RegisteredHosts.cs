using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Rules;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

/// <summary>Hosts that more than one ServiceEntry registers, where some namespace sees both.</summary>
internal static class RegisteredHosts
{
    public static readonly Rule Twice = new(
        "service-entry-host-twice",
        Severity.Warning,
        "A host in several ServiceEntries that the same namespaces see."
    )
    {
        Source = "istio/istio issues 50478, 52546, 53667, 55879",
        Consequence = "One of them wins, which one has changed between releases; ports of the others are lost.",
        Fix = "Write one ServiceEntry per host, with all its ports.",
    };

    public static readonly Rule ProtocolConflict = new(
        "service-entry-protocol-conflict",
        Severity.Warning,
        "A host's port has different protocols in several ServiceEntries."
    )
    {
        Source = $"{IstioFiles.Analysis} IST0177, since 1.31",
        Consequence = "One of the protocols wins, and requests of the other fail.",
        Fix = "Use the same protocol, better still one ServiceEntry.",
    };

    public static readonly IReadOnlyList<Rule> All = [Twice, ProtocolConflict];

    public static void Check(IReadOnlyList<IstioResource<ServiceEntrySpec>> entries, Findings findings)
    {
        var registered = new Dictionary<string, List<IstioResource<ServiceEntrySpec>>>();
        foreach (var entry in entries)
        {
            for (var i = 0; i < entry.Spec.Hosts?.Count; i++)
            {
                var host = entry.Spec.Hosts[i];
                if (!registered.TryGetValue(host, out var earlier))
                    registered[host] = earlier = [];
                if (earlier.Find(other => !ReferenceEquals(other, entry) && SomeoneSeesBoth(other, entry)) is { } twice)
                    Report(entry, twice, i, findings);
                earlier.Add(entry);
            }
        }
    }

    static void Report(
        IstioResource<ServiceEntrySpec> entry,
        IstioResource<ServiceEntrySpec> other,
        int host,
        Findings findings
    )
    {
        var at = FieldPath.Child("spec.hosts", host);
        foreach (var (i, protocol) in Conflicts(entry, other))
        {
            var port = entry.Spec.Ports![i];
            findings.Add(
                ProtocolConflict,
                entry.Source.At($"{FieldPath.Child("spec.ports", i)}.protocol"),
                $"'{port.Protocol}' is {protocol} for '{entry.Spec.Hosts![host]}' port {port.Number} in {other.Title()}: use the same"
            );
        }

        findings.Add(
            Twice,
            entry.Source.At(at),
            $"'{entry.Spec.Hosts![host]}' is registered by {other.Title()} already: put all ports of the host into one ServiceEntry"
        );
    }

    static IEnumerable<(int Index, string Protocol)> Conflicts(
        IstioResource<ServiceEntrySpec> entry,
        IstioResource<ServiceEntrySpec> other
    )
    {
        for (var i = 0; i < entry.Spec.Ports?.Count; i++)
        {
            var port = entry.Spec.Ports[i];
            var same = (other.Spec.Ports ?? []).FirstOrDefault(candidate => candidate.Number == port.Number);
            if (
                same is not null
                && !string.Equals(same.Protocol ?? "", port.Protocol ?? "", StringComparison.OrdinalIgnoreCase)
            )
                yield return (i, same.Protocol ?? "without protocol");
        }
    }

    static bool SomeoneSeesBoth(IstioResource<ServiceEntrySpec> one, IstioResource<ServiceEntrySpec> other)
    {
        var (first, second) = (Scope(one), Scope(other));
        return (first.Contains("*") && second.Count > 0)
            || (second.Contains("*") && first.Count > 0)
            || first.Overlaps(second);
    }

    /// <summary>The namespaces that see an entry, or <c>*</c>.</summary>
    public static HashSet<string> Scope(IstioResource<ServiceEntrySpec> entry) =>
        entry.Spec.ExportTo is { Count: > 0 } names
            ? [.. names.Where(name => name != "~").Select(name => name == "." ? entry.Namespace : name)]
            : ["*"];
}
