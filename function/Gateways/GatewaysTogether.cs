using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Schema;
using static Kyma.Krm.Gateways.GatewayConfigFindings;

namespace Kyma.Krm.Gateways;

/// <summary>
/// What the Gateways of one run do to one another where they are for the same pods; told at the later config.
/// </summary>
internal static class GatewaysTogether
{
    sealed record User(string Namespace, string Reference, string? Config);

    /// <summary>Reports hosts, credentials and client CAs that two Gateways for the same pods both use.</summary>
    /// <param name="all">The Gateways of the run.</param>
    /// <param name="items">What is not rendered in this run.</param>
    /// <param name="findings">Gets what is wrong.</param>
    public static void Check(
        IReadOnlyList<(GatewayPlan Plan, ResourceSource Source)> all,
        InputItems items,
        Findings findings
    )
    {
        var earlier = OfOtherConfigs(items).ToArray();
        if (all.Count + earlier.Length < 2)
            return;
        var selectors = new GatewaySelectors([
            .. earlier.Select(each => each.Spec.Selector),
            .. all.Select(each => each.Plan.Selector),
        ]);
        if (selectors.IsCut)
            findings.Add(
                PackageFindings.NotAllCompared,
                all[0].Source.At(FieldOf(all[0].Source, "spec.gateway.selector", "spec.gateway")),
                "the Gateways have so many different selectors that only those with the same one are compared: whether "
                    + "others share pods and a host or certificate is not known"
            );
        var hosts = new Dictionary<(string Host, string Pods), User>();
        var credentials = new Dictionary<(string Credential, string Pods), User>();
        var clientCas = new Dictionary<(string Namespace, string Secret), User>();
        foreach (var (user, spec) in earlier)
        {
            var pods = selectors.AlikeTo(spec.Selector)[0];
            foreach (var server in spec.Servers ?? [])
            {
                foreach (var host in server.Hosts ?? [])
                    hosts.TryAdd((host, pods), user);
                if (server.Tls?.CredentialName is { Length: > 0 } credential)
                    credentials.TryAdd((credential, pods), user);
            }
        }

        foreach (
            var (plan, source) in all.Where(each =>
                each.Source.HasRead("spec.domain", "spec.gateway", "spec.certificate.secretName")
            )
        )
        {
            var pods = selectors.AlikeTo(plan.Selector);
            var user = new User(plan.Namespace, plan.Reference, source.Resource?.Name);
            for (var i = 0; i < plan.Hosts.Count; i++)
            {
                if (Earlier(hosts, plan.Hosts[i], pods, user) is not { } other)
                    continue;
                findings.Add(
                    GatewayHostServedTwice,
                    source.At(FieldOf(source, $"spec.gateway.hosts[{i}]", "spec.domain")),
                    $"'{plan.Hosts[i]}' is a host of the Gateway {other.Reference} of the KymaTraffic "
                        + $"'{other.Config}' already: keep it in one of the two"
                );
            }

            if (plan.ClientCa is { Pem: null } ca && !clientCas.TryAdd((ca.Namespace, ca.SecretName), user))
            {
                var first = clientCas[(ca.Namespace, ca.SecretName)];
                if (first.Namespace != plan.Namespace)
                    findings.Add(
                        ClientCaShared,
                        source.At("spec.gateway.tls.clientCA.secretName"),
                        $"'{ca.SecretName}' is the clients' CA of the Gateway {first.Reference} of the "
                            + $"KymaTraffic '{first.Config}' too, in another namespace: give each a Secret of its "
                            + "own"
                    );
            }

            if (Earlier(credentials, plan.CredentialName, pods, user) is { } sharing)
                findings.Add(
                    GatewayCredentialUsedTwice,
                    source.At(FieldOf(source, "spec.certificate.secretName", "spec.gateway.name")),
                    $"'{plan.CredentialName}' is the certificate of the Gateway {sharing.Reference} of "
                        + $"the KymaTraffic '{sharing.Config}' too: put the hosts of one certificate into one "
                        + "Gateway"
                );
        }
    }

    /// <summary>What earlier runs of the same kustomize build rendered.</summary>
    static IEnumerable<(User User, GatewaySpec Spec)> OfOtherConfigs(InputItems items)
    {
        foreach (var item in items.OfKind("networking.istio.io", "Gateway"))
        {
            if (
                items.OtherConfigOf(item) is { } config
                && ApiServer.Read(item.Source, GatewaySpec.Shape, IstioVersion.Newest, new Findings()) is { } gateway
            )
                yield return (new User(item.Id.Namespace, $"{item.Id.Namespace}/{item.Id.Name}", config), gateway.Spec);
        }
    }

    /// <summary>Two of one name would be one Gateway, which is told elsewhere.</summary>
    static User? Earlier(Dictionary<(string, string), User> known, string what, IReadOnlyList<string> pods, User user)
    {
        known.TryAdd((what, pods[0]), user);
        return pods.Select(alike => known.GetValueOrDefault((what, alike)))
            .FirstOrDefault(other => other is not null && other.Reference != user.Reference);
    }

    /// <summary>Where it is written; else where its default comes from.</summary>
    static string FieldOf(ResourceSource source, string written, string otherwise) =>
        source.HasField(written) ? written
        : source.HasField(otherwise) ? otherwise
        : "spec";
}
