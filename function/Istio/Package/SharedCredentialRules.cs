using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.PackageFindings;

namespace Kyma.Krm.Istio.Package;

/// <summary>Gateways of different pods that name one Secret.</summary>
internal static class SharedCredentialRules
{
    public static void Check(IstioResources package, Findings findings)
    {
        var selectors = new GatewaySelectors(package.Gateways.Select(gateway => gateway.Spec.Selector));
        if (selectors.IsCut)
            findings.Add(
                NotAllCompared,
                package.Gateways[0].Source.At("spec.selector"),
                "the Gateways have so many different selectors that only those with the same one are compared: whether "
                    + "others share pods and a certificate is not known"
            );
        var users = new Dictionary<(string Credential, string Pods), IstioResource<GatewaySpec>>();
        foreach (var gateway in package.Gateways)
        {
            var pods = selectors.AlikeTo(gateway.Spec.Selector);
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
            {
                if (gateway.Spec.Servers[i].Tls is not { CredentialName: { Length: > 0 } name })
                    continue;
                users.TryAdd((name, pods[0]), gateway);
                var shares = pods.Select(alike => users.GetValueOrDefault((name, alike)))
                    .FirstOrDefault(other => other is not null && !ReferenceEquals(other, gateway));
                if (shares is null || package.IsToldAtConfigs(gateway, shares))
                    continue;
                findings.Add(
                    GatewaySharedCredential,
                    gateway.Source.At($"{FieldPath.Child("spec.servers", i)}.tls.credentialName"),
                    $"'{name}' is the certificate of {shares.Title()} too: put the hosts of one certificate "
                        + "into one Gateway"
                );
            }
        }
    }
}
