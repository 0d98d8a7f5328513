using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.ApiRules;

/// <summary>Gateways, VirtualServices and APIRules of others that an APIRule depends on or collides with.</summary>
internal static class ApiSurroundings
{
    const string OwnerLabels = "apirule.gateway.kyma-project.io";

    public static readonly Rule HostOutsideGateway = new(
        "apirule-host-outside-gateway",
        Severity.Warning,
        "An APIRule's host is none that its Gateway serves."
    )
    {
        Source = "Istio, IST0132 VirtualServiceHostNotFoundInGateway",
        Consequence = "The APIRule becomes Ready, and no request ever reaches it.",
        Fix = "Use a host under one of the Gateway's hosts, or another Gateway.",
    };

    public static readonly Rule HostOutsideCertificate = new(
        "apirule-host-outside-certificate",
        Severity.Warning,
        "An APIRule's host is none that the Gateway's certificate is for."
    )
    {
        Source = "RFC 9525, 6.3: a wildcard stands for one label; Istio's hosts match at any depth",
        Consequence = "The Gateway routes it, and clients refuse the certificate.",
        Fix = "Use a host with one label before the domain, or add the name to the certificate.",
    };

    public static readonly Rule HostOccupied = new(
        "apirule-host-occupied",
        Severity.Warning,
        "Another resource has the APIRule's host."
    )
    {
        Source = "Kyma api-gateway, internal/validation: Host is occupied by another Virtual Service",
        Consequence = "The APIRule gets state Error and exposes nothing.",
        Fix = "Remove one of the two.",
    };

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
                HostOutsideGateway,
                $"{field}.host",
                $"'{plan.Host}' is not served by the Gateway {plan.Gateway}, whose hosts are {Listed.Some([.. hosts.Distinct()])}"
            );
        }
        else if (rendered is { CertificateNames: { } names, CertificateCover: { } cover } && !cover.Covers(plan.Host))
        {
            scope.Report(
                HostOutsideCertificate,
                $"{field}.host",
                $"'{plan.Host}' is served by the Gateway, but the names of its certificate, {Listed.Some(names)}, do not cover it{cover.Reason(plan.Host)}: use another host, or add the name to the certificate"
            );
        }

        foreach (
            var item in scope
                .Items.OfKind("networking.istio.io", "VirtualService")
                .Concat(scope.Items.OfKind("gateway.kyma-project.io", "APIRule"))
                .Where(item => TakesHosts(item, plan))
        )
        {
            if (!TextsOf((item.Root.Find("spec") as YamlMapping)?.Find("hosts")).Contains(plan.Host))
                continue;
            scope.Report(
                HostOccupied,
                $"{field}.host",
                $"'{plan.Host}' is a host of the {item.Id}{(item.File is { } file ? $" in {file.Path}" : "")} already; remove one of the two"
            );
        }
    }

    static bool TakesHosts(Item item, ApiRulePlan plan) =>
        Marks.IsForeign(item)
        && !(item.Id.Kind == "APIRule" ? IsNamed(item.Id.Namespace, item.Id.Name, plan) : IsMadeFrom(item, plan));

    /// <summary>Kyma makes a VirtualService from each APIRule and labels it with whose it is: an export of the cluster holds both.</summary>
    static bool IsMadeFrom(Item item, ApiRulePlan plan) =>
        item.Root.FindText("metadata", "labels", $"{OwnerLabels}/name") is { } name
        && IsNamed(item.Root.FindText("metadata", "labels", $"{OwnerLabels}/namespace"), name, plan);

    static bool IsNamed(string? @namespace, string name, ApiRulePlan plan) =>
        @namespace == plan.Namespace && name == plan.Name;

    /// <summary>Null where the Gateway is not among the items.</summary>
    static List<string>? HostsOfGateway(string reference, PackageItems items)
    {
        if (
            reference.Split('/') is not [var @namespace, var name]
            || items.Find("networking.istio.io", "Gateway", @namespace, name) is not [var gateway, ..]
        )
            return null;
        var servers = (gateway.Root.Find("spec") as YamlMapping)?.Find("servers") as YamlSequence;
        return
        [
            .. (servers?.Items.OfType<YamlMapping>() ?? [])
                .SelectMany(server => TextsOf(server.Find("hosts")))
                .Select(HostNames.WithoutNamespace),
        ];
    }

    static IEnumerable<string> TextsOf(YamlNode? list) =>
        (list as YamlSequence)?.Items.OfType<YamlScalar>().Select(scalar => scalar.Value) ?? [];
}
