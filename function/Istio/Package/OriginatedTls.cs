using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

/// <summary>The TLS settings of a DestinationRule.</summary>
internal static class OriginatedTls
{
    /// <summary>Those by which TLS is originated without Istio's own certificates.</summary>
    public static IEnumerable<(ClientTls Tls, long? Port, string Path)> Originating(DestinationRuleSpec spec) =>
        Settings(spec).Where(setting => IsOriginated(setting.Tls));

    /// <summary>TLS with a certificate of the web or the client's own, and not with Istio's.</summary>
    public static bool IsOriginated(ClientTls? tls) => tls?.Mode is "SIMPLE" or "MUTUAL";

    /// <summary>
    /// Every TLS setting of a rule and of its subsets, with the port it is for (null: all) and its place.
    /// </summary>
    public static IEnumerable<(ClientTls Tls, long? Port, string Path)> Settings(DestinationRuleSpec spec) =>
        Settings(spec.TrafficPolicy, "spec.trafficPolicy")
            .Concat(
                (spec.Subsets ?? []).SelectMany(
                    (subset, i) => Settings(subset.TrafficPolicy, $"{FieldPath.Child("spec.subsets", i)}.trafficPolicy")
                )
            );

    static IEnumerable<(ClientTls Tls, long? Port, string Path)> Settings(TrafficPolicy? policy, string path)
    {
        if (policy?.Tls is { } tls)
            yield return (tls, null, $"{path}.tls");
        for (var i = 0; i < policy?.PortLevelSettings?.Count; i++)
        {
            var setting = policy.PortLevelSettings[i];
            if (setting.Tls is { } ofPort)
                yield return (ofPort, setting.Port?.Number, $"{FieldPath.Child($"{path}.portLevelSettings", i)}.tls");
        }
    }
}
