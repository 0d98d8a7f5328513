using Kyma.Krm.Yaml;

namespace Kyma.Krm.Checking.Dangers;

/// <summary>Where Istio's components get their COMPLIANCE_POLICY from.</summary>
/// <param name="Value"><c>fips-140-2</c> or <c>pqc</c>.</param>
/// <param name="Where">The resource that sets it.</param>
internal sealed record CompliancePolicy(string Value, CheckedResource Where)
{
    const string Key = "COMPLIANCE_POLICY";

    public const string Fips = "fips-140-2";

    /// <summary>
    /// Of istiod's Deployment, of the resources that operators install Istio from, and of a ProxyConfig; null where
    /// none sets it. Helm values and the mesh's ConfigMap are text that nothing here reads.
    /// </summary>
    public static CompliancePolicy? Of(CheckedPackage package)
    {
        foreach (var resource in package.Resources)
        {
            if (
                (
                    resource.Id.Group is "install.istio.io" or "sailoperator.io" or "operator.kyma-project.io"
                    || resource.Id is { Kind: "ProxyConfig" }
                    || (
                        resource.Id is { Group: "apps", Kind: "Deployment" }
                        && resource.Id.Name.StartsWith("istiod", StringComparison.Ordinal)
                    )
                ) && In(resource.Root.Find("spec")) is { Length: > 0 } value
            )
                return new CompliancePolicy(value, resource);
        }

        return null;
    }

    /// <summary>As a key with its value, or as an item of <c>env</c>.</summary>
    static string? In(YamlNode? node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                if ((mapping.Find(Key) as YamlScalar)?.Value is { } written)
                    return written;
                if (mapping.FindText("name") == Key)
                    return mapping.FindText("value");
                foreach (var entry in mapping.Entries)
                {
                    if (In(entry.Value) is { } inside)
                        return inside;
                }

                return null;
            case YamlSequence list:
                foreach (var item in list.Items)
                {
                    if (In(item) is { } inside)
                        return inside;
                }

                return null;
            default:
                return null;
        }
    }
}
