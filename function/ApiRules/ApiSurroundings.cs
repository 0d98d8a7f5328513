using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using Kyma.Krm.Yaml;
using static Kyma.Krm.ApiRules.ApiRuleFindings;

namespace Kyma.Krm.ApiRules;

/// <summary>Gateways, VirtualServices and APIRules of others that an APIRule depends on or collides with.</summary>
internal static class ApiSurroundings
{
    /// <summary>As many APIRules as one host has could name each other.</summary>
    const int MostTakers = 3;

    const string OwnerLabels = "apirule.gateway.kyma-project.io";

    /// <param name="plan">The APIRule.</param>
    /// <param name="field">Where it stands in the config.</param>
    /// <param name="rendered">The Gateway that this config renders, if that is the APIRule's; else null.</param>
    /// <param name="scope">What lies around.</param>
    public static void Check(ApiRulePlan plan, string field, RenderedGateway? rendered, ConfigScope scope)
    {
        var hosts = rendered?.Hosts ?? HostsOfGateway(plan.Gateway, scope.Items);
        if (hosts is not null && !hosts.Any(host => HostNames.Covers(host, plan.Host)))
        {
            scope.Report(
                ApiruleHostOutsideGateway,
                $"{field}.host",
                $"'{plan.Host}' is not served by the Gateway {plan.Gateway}, whose hosts are "
                    + $"{ShortList.Of(hosts.Distinct().ToArray())}: use a host under one of these, or another Gateway",
                $"{field}.gateway",
                "spec.gateway",
                "spec.domain"
            );
        }
        else if (rendered is { CertificateNames: { } names, CertificateCover: { } cover } && !cover.Covers(plan.Host))
        {
            scope.Report(
                ApiruleHostOutsideCertificate,
                $"{field}.host",
                $"'{plan.Host}' is served by the Gateway, but the names of its certificate, "
                    + $"{ShortList.Of(names)}, do not cover it{cover.Reason(plan.Host)}: use another host, or add "
                    + "the name to the certificate",
                $"{field}.gateway",
                "spec.gateway",
                "spec.domain",
                "spec.certificate"
            );
        }

        CheckOccupied(plan.Namespace, plan.Name, plan.Host, $"{field}.host", scope, RuleFor);

        // Two configs of one build are told as if both were rendered in one run.
        Rule RuleFor(Item taker) =>
            taker.Id.Kind == "APIRule" && scope.Items.OtherConfigOf(taker) is not null
                ? ApiruleHostTaken
                : ApiruleHostOccupied;
    }

    /// <summary>A host belongs to one APIRule or VirtualService.</summary>
    /// <param name="namespace">The APIRule's namespace.</param>
    /// <param name="name">The APIRule's name.</param>
    /// <param name="host">One of its hosts.</param>
    /// <param name="field">Where the host is written.</param>
    /// <param name="scope">What lies around.</param>
    /// <param name="ruleFor">How another resource with the host is reported; null for the rule of resources.</param>
    public static void CheckOccupied(
        string @namespace,
        string name,
        string host,
        string field,
        ConfigScope scope,
        Func<Item, Rule>? ruleFor = null
    )
    {
        foreach (
            var item in scope
                .Items.Once(items => new OccupiedHosts(items))
                .TakersOf(host)
                .Where(item => IsOfAnother(item, @namespace, name))
                .Take(MostTakers)
        )
            scope.Report(
                ruleFor?.Invoke(item) ?? ApiruleHostOccupied,
                field,
                $"'{host}' is a host of the {item.IdInFile} already; remove one of the two",
                field,
                "spec.domain"
            );
    }

    static bool IsOfAnother(Item item, string @namespace, string name) =>
        !(
            item.Id.Kind == "APIRule"
                ? (item.Id.Namespace, item.Id.Name) == (@namespace, name)
                : IsMadeFrom(item, @namespace, name)
        );

    /// <summary>
    /// Kyma makes a VirtualService from each APIRule and labels it with whose it is: an export of the cluster holds
    /// both.
    /// </summary>
    static bool IsMadeFrom(Item item, string @namespace, string name) =>
        item.Root.FindText("metadata", "labels", $"{OwnerLabels}/name") == name
        && item.Root.FindText("metadata", "labels", $"{OwnerLabels}/namespace") == @namespace;

    /// <summary>Null where the Gateway is not among the items.</summary>
    static List<string>? HostsOfGateway(string reference, InputItems items)
    {
        if (
            reference.Split('/') is not [var @namespace, var name]
            || items.Find("networking.istio.io", "Gateway", @namespace, name) is not [var gateway, ..]
        )
            return null;
        return
        [
            .. gateway
                .Root.FindItems("spec", "servers")
                .OfType<YamlMapping>()
                .SelectMany(server => server.FindTextItems("hosts"))
                .Select(HostNames.WithoutNamespace),
        ];
    }
}
