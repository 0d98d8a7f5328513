using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;

namespace Kyma.Krm.Egress.Planning;

/// <summary>
/// The credentials that DestinationRules of others name for the egress gateway: those written by hand, and those that
/// another config of the build rendered.
/// </summary>
internal sealed class ForeignCredentials
{
    readonly Dictionary<string, List<Item>> _users = [];

    public ForeignCredentials(InputItems items)
    {
        foreach (var item in items.OfKind("networking.istio.io", "DestinationRule").Where(items.IsForeign))
        {
            var read = ApiServer.Read(item.Source, DestinationRuleSpec.Shape, IstioVersion.Newest, new Findings());
            foreach (var (name, _) in read is null ? [] : Of(read.Spec, item.Id.Namespace))
                _users.ListOf(name).Add(item);
        }
    }

    /// <summary>The first rule of another namespace that names the credential.</summary>
    public Item? UserOf(string name, string @namespace) =>
        _users.GetValueOrDefault(name)?.FirstOrDefault(item => item.Id.Namespace != @namespace);

    /// <summary>
    /// The credentials in the gateways' namespace that a rule names, and the fields. A rule with a selector is for
    /// sidecars, which read Secrets of their own namespace; one in the gateways' namespace speaks for no other.
    /// </summary>
    /// <param name="rule">Of a DestinationRule.</param>
    /// <param name="namespace">That of the rule; empty where it is open.</param>
    public static IEnumerable<(string Name, string Field)> Of(DestinationRuleSpec rule, string @namespace) =>
        rule.WorkloadSelector is not null
        || @namespace is "" or EgressGateway.Namespace
        || rule.Host?.Contains('.', StringComparison.Ordinal) != true
        || HostNames.IsInCluster(rule.Host)
            ? []
            : OriginatedTls
                .Originating(rule)
                .Where(setting => OriginatedTls.Named(setting.Tls, EgressGateway.Namespace) is not null)
                .Select(setting =>
                    (OriginatedTls.Named(setting.Tls, EgressGateway.Namespace)!.Name, $"{setting.Path}.credentialName")
                )
                .DistinctBy(named => named.Item1);
}
