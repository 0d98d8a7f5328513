using System.Globalization;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Dns;

/// <summary>
/// Gardener's DNS: annotations on the Gateway where the controller is to find the load balancer itself, DNSEntries
/// where targets are given (external-dns-management, pkg/apis/dns/v1alpha1/dnsentry.go).
/// </summary>
internal static class DnsRenderer
{
    /// <summary>Which of several DNS controllers reads the Gateway.</summary>
    public const string ClassAnnotation = "dns.gardener.cloud/class";

    /// <summary>The names that get records, separated by commas, or <c>*</c> for all hosts.</summary>
    public const string NamesAnnotation = "dns.gardener.cloud/dnsnames";

    /// <summary>In seconds, as text.</summary>
    public const string TtlAnnotation = "dns.gardener.cloud/ttl";

    /// <summary>Which addresses of the load balancer get records: ipv4, ipv6 or dual-stack.</summary>
    public const string IpStackAnnotation = "dns.gardener.cloud/ip-stack";

    /// <summary>
    /// For the Gateway; empty where DNSEntries do it (external-dns-management, README, "Istio gateways").
    /// </summary>
    public static IReadOnlyDictionary<string, string> Annotations(DnsPlan plan)
    {
        if (plan.Targets.Count > 0)
            return new Dictionary<string, string>();
        var annotations = Common(plan);
        annotations[NamesAnnotation] = "*";
        annotations[TtlAnnotation] = plan.Ttl.ToString(CultureInfo.InvariantCulture);
        return annotations;
    }

    /// <summary>What the controller reads of a Gateway and of a DNSEntry alike.</summary>
    static OrderedDictionary<string, string> Common(DnsPlan plan)
    {
        var annotations = new OrderedDictionary<string, string>();
        if (plan.Class is { } @class)
            annotations[ClassAnnotation] = @class;
        if (plan.IpStack is { } ipStack)
            annotations[IpStackAnnotation] = ipStack;
        return annotations;
    }

    /// <summary>The DNSEntries; none where the Gateway is annotated instead.</summary>
    public static IEnumerable<Rendered> Render(DnsPlan plan)
    {
        if (plan.Targets.Count == 0)
            yield break;
        foreach (var (name, host) in plan.Entries)
        {
            var metadata = new ObjectMeta(name, plan.Namespace) { Annotations = Common(plan) };
            yield return Rendered.Of(
                "dns.gardener.cloud/v1alpha1",
                "DNSEntry",
                metadata,
                Maker.Of(
                    host,
                    plan,
                    (host, plan) =>
                        JsonFields.Of(("dnsName", host), ("ttl", plan.Ttl), ("targets", JsonFields.List(plan.Targets)))
                )
            ) with
            {
                Origins = () =>
                    new Origins(
                        ("metadata.name", "spec.gateway.name"),
                        ("metadata.namespace", "spec.gateway.namespace"),
                        ("spec", "spec.dns.gardener")
                    )
                    {
                        Because = [("metadata.annotations", "spec.dns.gardener")],
                    },
            };
        }
    }
}
