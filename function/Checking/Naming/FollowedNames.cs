using Kyma.Krm.Diagnostics;
using Kyma.Krm.Schema;
using static Kyma.Krm.Checking.CheckFindings;

namespace Kyma.Krm.Checking.Naming;

/// <summary>
/// Reports names that the package does not have. Something else may bring them into the cluster, so without --complete
/// only those that are nearly the name of something in the package.
/// </summary>
internal sealed class FollowedNames(CheckedPackage package, bool isComplete, Findings findings)
{
    readonly NameIndex _names = PackageNames.Read(package);

    /// <summary>Most packages have every name.</summary>
    OtherKinds Others => field ??= new(package);

    public bool Has(string kind, string @namespace, string name) => _names.Has(kind, @namespace, name);

    /// <summary>Reports a name that the package does not have.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="name">Its namespace and name.</param>
    /// <param name="source">Who names it.</param>
    /// <param name="field">Where.</param>
    /// <param name="effect">What happens where it does not exist, a sentence.</param>
    /// <param name="write">How the right one would be written there.</param>
    /// <returns>Whether the package has it.</returns>
    public bool Follow(
        string kind,
        (string Namespace, string Name) name,
        ResourceSource source,
        string field,
        string effect,
        Func<(string Namespace, string Name), string>? write = null
    )
    {
        if (_names.Has(kind, name.Namespace, name.Name))
            return true;
        if (name.Namespace.Length == 0 && !PackageNames.HasNoNamespace(kind))
            return false;
        if (_names.Renamed(kind, name.Namespace, name.Name) is { } now)
            ReportNear(
                source,
                field,
                $"there is no {kind} {PackageNames.Shown(name)} in the package any more, because it was renamed to "
                    + $"{PackageNames.Shown(now)}. {effect} Render after the renaming (list the config in the "
                    + $"topmost kustomization only), or write '{(write ?? PackageNames.Shown)(now)}' here"
            );
        else if (_names.Meant(kind, name.Namespace, name.Name) is { } meant)
            ReportNear(
                source,
                field,
                $"there is no {kind} {PackageNames.Shown(name)} in the package, but there is "
                    + $"{PackageNames.Shown(meant)}. "
                    + $"{effect} Did you mean '{(write ?? PackageNames.Shown)(meant)}'?"
            );
        else if (Others.WhatIs(kind, name.Namespace, name.Name) is { } other)
            ReportNear(
                source,
                field,
                $"there is no {kind} {PackageNames.Shown(name)} in the package: {other.What}. {effect} {other.Fix}"
            );
        else if (isComplete)
            ReportMissing(
                source,
                field,
                $"there is no {kind} {PackageNames.Shown(name)} in the package, which is complete. {effect} "
                    + "Add it, or correct the name"
            );
        return false;
    }

    /// <summary>The same of a host: of a Service, also by a short name, or of what a ServiceEntry registers.</summary>
    /// <param name="host">As it is written.</param>
    /// <param name="namespace">By which short names are completed.</param>
    /// <param name="before">What comes before the host in the field.</param>
    public bool FollowHost(
        string host,
        string @namespace,
        ResourceSource source,
        string field,
        string effect,
        string before = ""
    ) =>
        ServiceNames.Of(host, @namespace) is { } service
            ? Follow(
                PackageNames.Service,
                service,
                source,
                field,
                effect,
                meant => $"{before}{ServiceNames.Written(meant, host, @namespace)}"
            )
            : Follow(PackageNames.Host, ("", host), source, field, effect, meant => $"{before}{meant.Name}");

    public void ReportNear(ResourceSource source, string field, string message) =>
        findings.Add(ReferenceNearMiss, source.At(field), message);

    public void ReportMissing(ResourceSource source, string field, string message) =>
        findings.Add(ReferenceMissing, source.At(field), message);
}
