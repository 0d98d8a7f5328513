using System.Text.RegularExpressions;
using Kyma.Krm.Inputs;
using Kyma.Krm.Istio.Package;
using Kyma.Krm.Krm;
using static Kyma.Krm.ApiRules.ApiRuleFindings;

namespace Kyma.Krm.ApiRules;

/// <summary>Hosts of APIRules: full names, each taken once.</summary>
internal static partial class ApiHostRules
{
    /// <summary>A label is completed with the domain.</summary>
    public static string Complete(string host, string field, ConfigScope scope)
    {
        if (ShortHosts.IsShort(host))
        {
            if (scope.Domain is null)
            {
                scope.Report(
                    ApiruleShortHostWithoutDomain,
                    $"{field}.host",
                    $"'{host}' must be a full name such as '{host}.example.com', because there is no "
                        + "`spec.domain` to complete it with",
                    "spec.domain"
                );
                return host;
            }

            host = ShortHosts.Complete(host, scope.Domain);
        }

        CheckSchema(host, $"{field}.host", scope);
        return host;
    }

    /// <summary>Reports a full host that the pattern of the APIRule's CRD does not match.</summary>
    public static void CheckSchema(string host, string field, ConfigScope scope)
    {
        if (host.Length > 255 || !SchemaPattern().IsMatch(host))
            scope.Report(
                ApiruleHostRefused,
                field,
                $"'{host}' must be a DNS name of at most 255 characters whose last label has two at least; "
                    + "Kyma's APIRule accepts no other",
                "spec.domain"
            );
    }

    public static void CheckTogether(IReadOnlyList<ApiRulePlan> plans, ConfigScope scope)
    {
        var names = new Dictionary<(string, string), int>();
        var hosts = new Dictionary<string, int>();
        for (var i = 0; i < plans.Count; i++)
        {
            var plan = plans[i];
            if (!names.TryAdd((plan.Namespace, plan.Name), i))
                scope.ReportWritten(
                    ApiruleNameTaken,
                    $"spec.apiRules[{i}].name",
                    $"'{plan.Name}' in namespace '{plan.Namespace}' is "
                        + $"`{NameOf(names[(plan.Namespace, plan.Name)])}` already; give each APIRule a name of "
                        + "its own"
                );
            if (!hosts.TryAdd(plan.Host, i))
                scope.Report(
                    ApiruleHostTaken,
                    $"spec.apiRules[{i}].host",
                    $"'{plan.Host}' is the host of `{NameOf(hosts[plan.Host])}` already; put all paths of a "
                        + "host into the `rules` of one APIRule",
                    "spec.domain"
                );
        }

        string NameOf(int index) => scope.Source.NameOf($"spec.apiRules[{index}]");
    }

    /// <summary>The CRD's own rule for spec.hosts.</summary>
    [GeneratedRegex(
        @"^(?:\*\.(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]{2,63}"
            + @"|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)"
            + @"(?:(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*(?:\.[a-z0-9]{2,63}))?)\z"
    )]
    private static partial Regex SchemaPattern();
}

/// <summary>The VirtualServices and APIRules of others, by host.</summary>
internal sealed class OccupiedHosts
{
    readonly Lookup<string, Item> _byHost;

    public OccupiedHosts(InputItems items) =>
        _byHost = items
            .OfKind("networking.istio.io", "VirtualService")
            .Concat(items.OfKind("gateway.kyma-project.io", "APIRule"))
            .Where(items.IsForeign)
            .SelectMany(item => HostsOf(item).Distinct().Select(host => (host, item)))
            .ToLookup(taken => taken.host, taken => taken.item);

    public IEnumerable<Item> TakersOf(string host) => _byHost[host];

    static IEnumerable<string> HostsOf(Item item) => item.Root.FindTextItems("spec", "hosts");
}
