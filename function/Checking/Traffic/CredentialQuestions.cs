using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;

namespace Kyma.Krm.Checking.Traffic;

/// <summary>
/// Secrets of DestinationRules that the package has, but where no proxy that needs them may read them.
/// </summary>
internal sealed class CredentialQuestions(MeshModel mesh, Findings findings)
{
    /// <summary>
    /// Where gateways send requests; only a rule with a credential asks for it, and few packages have one.
    /// </summary>
    HashSet<string> AtGateways =>
        field ??= mesh
            .Routes.All.SelectMany(routes =>
                routes
                    .Spec.Routed()
                    .Where(to => to.Gateways.Any(name => name != Destinations.Mesh))
                    .Select(to => routes.HostOf(to.Destination))
            )
            .ToHashSet();

    public void Ask()
    {
        foreach (var rule in mesh.Resources.DestinationRules)
        {
            // Sidecars without a selected rule use no Secret at all; what a config lacks is told at the config.
            var isSelected = rule.Spec.WorkloadSelector is not null;
            if (
                rule.Source is not { } source
                || Named(rule.Spec) is not { Count: > 0 } named
                || (!isSelected && !IsOfGateways(rule))
                || Marks.IsRendered(source.Tree)
            )
                continue;
            var (proxy, who) = isSelected
                ? (rule.Namespace, "sidecars")
                : (MeshResources.RootNamespace, "the gateways");
            foreach (var (name, field) in named)
                Ask(name, proxy, who, source, field);
        }
    }

    /// <summary>A route of a gateway leads there, or only gateways see the rule.</summary>
    bool IsOfGateways(MeshResource<DestinationRuleSpec> rule) =>
        AtGateways.Contains(HostDestinationRules.HostOf(rule))
        || Visibility.Of(rule.Spec.ExportTo, rule.Namespace).IsOnlyOf(MeshResources.RootNamespace);

    /// <summary>The Secrets that a rule names, and where.</summary>
    static List<(string Name, string Field)> Named(DestinationRuleSpec spec) =>
        [
            .. OriginatedTls
                .Originating(spec)
                .Where(setting => setting.Tls.CredentialName is not null)
                .Select(setting => (setting.Tls.CredentialName!, $"{setting.Path}.credentialName")),
        ];

    void Ask(string written, string proxy, string who, ResourceSource source, string field)
    {
        var name = IstioSecret.WithoutScheme(written);
        if (name.Contains("://", StringComparison.Ordinal))
            return;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var @namespace = slash <= 0 ? null : name[..slash];
        name = name[(slash + 1)..];
        if (@namespace is null)
        {
            var secrets = mesh.Resources.Secrets;
            if (secrets.Has(proxy, name) || secrets.Has(proxy, $"{name}{IstioSecret.CaSuffix}"))
                return;
            @namespace = secrets.NamespaceOf(name) ?? secrets.NamespaceOf($"{name}{IstioSecret.CaSuffix}");
        }

        if (@namespace is not null && @namespace != proxy)
            findings.Add(
                TrafficFindings.ClientCredentialElsewhere,
                source.At(field),
                $"the Secret '{name}' is in {@namespace}, and {who} of {proxy} read Secrets of {proxy} "
                    + $"only: there is no handshake, and requests get 503. Put it into {proxy}"
            );
    }
}
