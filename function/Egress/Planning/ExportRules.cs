using Kyma.Krm.Inputs;

namespace Kyma.Krm.Egress.Planning;

/// <summary><c>egress.exportTo</c> and who is affected by it.</summary>
internal static class ExportRules
{
    /// <summary>
    /// Where a host leads is decided here for everyone who sees the service; through the gateway it is not.
    /// </summary>
    public static void Check(EgressConfig config, EgressPlan plan, ConfigScope scope)
    {
        if (ExportScope.Namespaces(plan) is not null)
            return;
        foreach (var (i, service) in config.Services.Index())
        {
            var field =
                service.Endpoints is not null ? "endpoints"
                : service.Addresses is not null ? "addresses"
                : null;
            if (field is null || service.Via is not null)
                continue;
            scope.Report(
                EgressFindings.EgressAnswersForAll,
                $"spec.egress.services[{i}].{field}",
                $"decide for every namespace where '{service.Hosts[0]}' leads: if only some use it, list "
                    + $"them in `egress.exportTo`, '.' for '{plan.Namespace}' alone",
                $"spec.egress.services[{i}]",
                "spec.egress.exportTo",
                "spec.egress.outboundTrafficPolicy"
            );
        }
    }
}
