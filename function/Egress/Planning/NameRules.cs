using Kyma.Krm.Egress.Renderers;
using Kyma.Krm.Inputs;
using static Kyma.Krm.Egress.EgressFindings;

namespace Kyma.Krm.Egress.Planning;

/// <summary>Resources are named after their service, so services have names of their own.</summary>
internal static class NameRules
{
    public static void Check(EgressPlan plan, ConfigScope scope)
    {
        var takers = new Dictionary<string, EgressService>();
        foreach (var service in plan.Services)
        {
            if (service.Name == plan.SharedName)
                scope.Report(
                    EgressNameTaken,
                    service.Field,
                    $"'{service.Name}' is the name of what this config's services share; give this one another `name`",
                    [.. NameFields(service, service.Name), "metadata.name"]
                );

            // One host in two services is told as that, and names both places too.
            foreach (
                var name in NamesOf(service)
                    .Where(name => !takers.TryAdd(name, service) && takers[name].Hosts[0] != service.Hosts[0])
            )
            {
                var other = takers[name];
                scope.Report(
                    EgressNameTaken,
                    service.Field,
                    $"'{name}' would name the resources of '{service.Hosts[0]}' here and of "
                        + $"'{other.Hosts[0]}' in `{scope.Source.NameOf(other.Field)}`; give one of them another "
                        + "`name`",
                    [.. NameFields(service, name), .. NameFields(other, name)]
                );
            }
        }
    }

    /// <summary>What a name of its resources follows from; of services with one host something else is told.</summary>
    static IEnumerable<string> NameFields(EgressService service, string name) =>
        (name == service.Name ? (string[])["name", "hosts"] : ["name", "hosts", "ports", "tls", "via"]).Select(part =>
            $"{service.Field}.{part}"
        );

    static IEnumerable<string> NamesOf(EgressService service) =>
        [
            service.Name,
            .. service.Origination is { Holders: not null }
                ? (string[])[OriginationRenderer.NameForOthers(service)]
                : [],
            .. service.Lanes.SelectMany(lane => new[] { lane.GatewayName, lane.PartnerName }),
        ];
}
