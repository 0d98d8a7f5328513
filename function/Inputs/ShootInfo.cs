using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Inputs;

/// <summary>
/// The ConfigMap kube-system/shoot-info that Gardener puts into every shoot (gardener,
/// docs/usage/shoot_info_configmap.md).
/// </summary>
internal static class ShootInfo
{
    static readonly ResourceId Id = new("", "ConfigMap", SystemNamespaces.Kube, "shoot-info");

    /// <summary>
    /// Also where kpt's set-namespace moved it, as long as it is the only one and marked as the local copy it is.
    /// </summary>
    public static Item? Find(InputItems items) =>
        items.Find(Id) is [var there, ..] ? there : items.Once(MovedFrom).Item;

    sealed record Moved(Item? Item);

    static Moved MovedFrom(InputItems items) =>
        new(items.FindOnce(Id.Group, Id.Kind, Id.Name) is [{ IsLocalConfig: true } moved] ? moved : null);

    /// <summary>
    /// Its domain, judged like a written one; null where it is none, after a finding where one is needed.
    /// </summary>
    public static string? DomainOf(Item shootInfo, bool isNeeded, Findings findings)
    {
        if (!shootInfo.IsLocalConfig)
            findings.Add(
                InputsFindings.InputWouldBeApplied,
                shootInfo.Source.At("metadata.annotations"),
                $"{shootInfo.Id} must carry the annotation {Annotations.LocalConfig}: \"true\", or this "
                    + "copy would be applied to the cluster"
            );

        var domain = shootInfo.Root.FindText("data", "domain");
        if (domain is not null && Shapes.DnsName.Accepts(domain))
            return domain;
        if (!isNeeded)
            return null;
        findings.Add(
            SchemaFindings.InvalidValue,
            shootInfo.Source.At("data.domain"),
            $"'{domain}' must be {Shapes.DnsName.ValidValues}"
        );
        return null;
    }
}
