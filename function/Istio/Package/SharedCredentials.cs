using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Rules;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

internal static class SharedCredentials
{
    public static readonly Rule Shared = new("gateway-shared-credential", Severity.Warning, "Several Gateways of the same gateway pods use one certificate.")
    {
        Source = $"{IstioFiles.Analysis} IST0138; Istio ops/common-problems/network-issues, 404 errors with shared certificates",
        Consequence = "Browsers reuse an HTTP/2 connection for a host of the other Gateway and get 404.",
        Fix = "Put all hosts of a certificate into one server of one Gateway.",
    };

    public static readonly IReadOnlyList<Rule> All = [Shared];

    public static void Check(IReadOnlyList<IstioResource<GatewaySpec>> gateways, Findings findings)
    {
        var users = new Dictionary<string, List<IstioResource<GatewaySpec>>>();
        foreach (var gateway in gateways)
        {
            for (var i = 0; i < gateway.Spec.Servers?.Count; i++)
            {
                if (gateway.Spec.Servers[i].Tls is not { CredentialName: { Length: > 0 } name }) continue;
                if (!users.TryGetValue(name, out var earlier)) users[name] = earlier = [];
                if (earlier.Find(other => !ReferenceEquals(other, gateway) && AreSamePods(other, gateway)) is { } shares)
                {
                    findings.Add(Shared, gateway.Source.At($"{FieldPath.Child("spec.servers", i)}.tls.credentialName"), $"'{name}' is the certificate of {shares.Title()} too: put the hosts of one certificate into one Gateway");
                }

                earlier.Add(gateway);
            }
        }
    }

    static bool AreSamePods(IstioResource<GatewaySpec> one, IstioResource<GatewaySpec> other) => IsSubset(one, other) || IsSubset(other, one);

    static bool IsSubset(IstioResource<GatewaySpec> one, IstioResource<GatewaySpec> other) =>
        (one.Spec.Selector ?? new Dictionary<string, string>()).All(label => other.Spec.Selector is { } labels && labels.TryGetValue(label.Key, out var value) && value == label.Value);
}
