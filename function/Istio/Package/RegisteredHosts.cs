using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>Hosts that more than one ServiceEntry registers, where some namespace sees both.</summary>
internal static class RegisteredHosts
{
    public static void Check(IstioResources package, Findings findings)
    {
        var registered = new FirstMet<string, IstioResource<ServiceEntrySpec>>();
        foreach (var entry in package.ServiceEntries)
        {
            var scope = Scope(entry);
            for (var i = 0; i < entry.Spec.Hosts?.Count; i++)
            {
                var host = entry.Spec.Hosts[i];
                if (registered.By(host, scope) is { } other && !ReferenceEquals(other, entry))
                    Report(entry, other, i, package, findings);
                registered.Add(host, entry, scope);
            }
        }
    }

    static void Report(
        IstioResource<ServiceEntrySpec> entry,
        IstioResource<ServiceEntrySpec> other,
        int host,
        IstioResources package,
        Findings findings
    )
    {
        foreach (var (i, protocol) in Conflicts(entry, other))
        {
            var port = entry.Spec.Ports![i];
            findings.Add(
                ServiceEntryProtocolConflict,
                entry.Source.At($"{FieldPath.Child("spec.ports", i)}.protocol"),
                $"'{port.Protocol}' is {protocol} for '{entry.Spec.Hosts![host]}' port {port.Number} in "
                    + $"{other.Title()}: use the same"
            );
        }

        if (package.HasComparedItself(entry, other))
            return;
        findings.Add(
            ServiceEntryHostTwice,
            entry.Source.At(FieldPath.Child("spec.hosts", host)),
            $"'{entry.Spec.Hosts![host]}' is registered by {other.Title()} already{Outcome(entry, other)}: "
                + "put all ports of the host into one ServiceEntry"
        );
    }

    /// <summary>Who is used by whom (istiod at run time).</summary>
    static string Outcome(IstioResource<ServiceEntrySpec> entry, IstioResource<ServiceEntrySpec> other)
    {
        if (entry.Namespace == other.Namespace)
            return ", and Istio merges the two";
        var (first, second) = (Scope(entry).IsPublic, Scope(other).IsPublic);
        var winner =
            first == second ? $"the {Precedence.Older(entry, other)}"
            : first ? $"{other.Title()} where it is exported to them by name"
            : $"{entry.Title()} where it is exported to them by name";
        return $". Clients use the one of their own namespace, all others {winner}, without the ports of the other";
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

    public static Visibility Scope(IstioResource<ServiceEntrySpec> entry) =>
        Visibility.Of(entry.Spec.ExportTo, entry.Namespace);
}

/// <summary>Entries that decide for the whole mesh where a host, or an address, leads.</summary>
internal static class AnsweringEntryRules
{
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
