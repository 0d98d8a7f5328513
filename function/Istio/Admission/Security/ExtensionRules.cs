using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Extensions;
using Kyma.Krm.Istio.Texts;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SecurityFindings;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>What Istio's webhook and the CRDs' CEL rules say of WasmPlugin, EnvoyFilter and Telemetry.</summary>
internal static class ExtensionRules
{
    public static void Check(IstioResource<WasmPluginSpec> plugin, Review review)
    {
        TargetRules.Check(plugin.Spec, review);
        var names = new HashSet<string>();
        for (var i = 0; i < plugin.Spec.VmConfig?.Env?.Count; i++)
        {
            var variable = plugin.Spec.VmConfig.Env[i];
            var path = FieldPath.Child("spec.vmConfig.env", i);
            if (!names.Add(variable.Name ?? ""))
                review.Add(SecurityFindings.PluginVariable, $"{path}.name", $"'{variable.Name}' is listed twice");
            if (variable is { ValueFrom: "HOST", Value: not null })
                review.Add(
                    SecurityFindings.PluginVariable,
                    $"{path}.value",
                    "must not be set with valueFrom HOST: remove one of them"
                );
        }
    }

    public static void Check(IstioResource<TelemetrySpec> telemetry, Review review)
    {
        TargetRules.Check(telemetry.Spec, review);
        for (var i = 0; i < telemetry.Spec.Metrics?.Count; i++)
        {
            var path = $"{FieldPath.Child("spec.metrics", i)}.overrides";
            for (var j = 0; j < telemetry.Spec.Metrics[i].Overrides?.Count; j++)
                CheckTags(telemetry.Spec.Metrics[i].Overrides![j], FieldPath.Child(path, j), review);
        }
    }

    static void CheckTags(MetricsOverride metrics, string path, Review review)
    {
        foreach (var (name, tag) in metrics.TagOverrides ?? new Dictionary<string, TagOverride>())
        {
            var at = FieldPath.Child($"{path}.tagOverrides", name);
            // UPSERT is the zero value of Istio's enum.
            if (tag is { Operation: null or "UPSERT", Value: null or "" })
                review.Add(TelemetryTag, at, "needs a value with operation UPSERT: add it");
            if (tag is { Operation: "REMOVE", Value: not null })
                review.Add(TelemetryTag, at, "must not have a value with operation REMOVE: remove it");
        }
    }

    public static void Check(IstioResource<EnvoyFilterSpec> filter, Review review)
    {
        var spec = filter.Spec;
        if (spec is { WorkloadSelector: not null, TargetRefs: not null })
            review.Add(PolicyTargets, "spec", "must have only one of: workloadSelector, targetRefs");
        WorkloadSelectorRules.CheckLabels(spec.WorkloadSelector?.Labels, "spec.workloadSelector.labels", review);
        for (var i = 0; i < spec.ConfigPatches?.Count; i++)
            CheckPatch(spec.ConfigPatches[i], FieldPath.Child("spec.configPatches", i), review);
    }

    static void CheckPatch(EnvoyPatch patch, string path, Review review)
    {
        var isForWaypoint = patch.Match?.Context == "WAYPOINT";
        if (patch.Match is { } at && isForWaypoint != at.Waypoint is not null)
            review.Add(
                EnvoyFilterPatch,
                $"{path}.match.waypoint",
                isForWaypoint ? "is required with context WAYPOINT: add it" : "needs context WAYPOINT: add it there"
            );
        // The webhook looks no further at what is for waypoints.
        if (isForWaypoint)
            return;
        if (patch.ApplyTo is null or "INVALID")
            review.Add(EnvoyFilterPatch, $"{path}.applyTo", "is required: name the object to patch");
        if (patch.Patch is not { } change)
        {
            review.Add(EnvoyFilterPatch, $"{path}.patch", "is required: add it");
            return;
        }

        if (change.Operation is null or "INVALID")
            review.Add(EnvoyFilterPatch, $"{path}.patch.operation", "is required: name what to do");
        else if (change.Operation != "REMOVE" && change.Value is null)
            review.Add(
                EnvoyFilterPatch,
                $"{path}.patch.value",
                $"is required with operation {change.Operation}: add it"
            );
        if (patch.Match is { } match && WrongObject(patch.ApplyTo, match) is { } wrong)
            review.Add(
                EnvoyFilterPatch,
                $"{path}.match.{wrong}",
                $"does not belong to applyTo {patch.ApplyTo}: match the object that is patched"
            );
        else if (
            patch is { ApplyTo: "LISTENER" or "FILTER_CHAIN" or "NETWORK_FILTER" or "HTTP_FILTER" }
            && patch.Match?.Listener?.FilterChain?.Filter is { } filter
        )
            CheckFilter(filter, patch.ApplyTo, $"{path}.match.listener.filterChain.filter", review);
    }

    /// <summary>A filter is found by its name, and one inside it only in the connection manager.</summary>
    static void CheckFilter(EnvoyNamedFilter filter, string applyTo, string path, Review review)
    {
        if (filter.Name is null or "")
            review.Add(EnvoyFilterPatch, $"{path}.name", "is required: name the filter to match");
        else if (filter.SubFilter is not { } inner)
            return;
        else if (applyTo != "HTTP_FILTER")
            review.Add(EnvoyFilterPatch, $"{path}.subFilter", $"needs applyTo HTTP_FILTER, not {applyTo}: remove it");
        else if (!ConnectionManagers.Contains(filter.Name))
            review.Add(
                EnvoyFilterPatch,
                $"{path}.name",
                $"'{filter.Name}' must be {ConnectionManagers[0]} where subFilter is set"
            );
        else if (inner.Name is null or "")
            review.Add(EnvoyFilterPatch, $"{path}.subFilter.name", "is required: name the filter to match");
    }

    /// <summary>Today's name, and the one that it had before.</summary>
    static readonly IReadOnlyList<string> ConnectionManagers =
    [
        "envoy.filters.network.http_connection_manager",
        "envoy.http_connection_manager",
    ];

    static string? WrongObject(string? applyTo, EnvoyMatch match)
    {
        var (listener, route, cluster) = (match.Listener, match.RouteConfiguration, match.Cluster);
        return applyTo switch
        {
            "LISTENER" or "FILTER_CHAIN" or "NETWORK_FILTER" or "HTTP_FILTER" => route is not null
                ? "routeConfiguration"
            : cluster is not null ? "cluster"
            : null,
            "ROUTE_CONFIGURATION" or "VIRTUAL_HOST" or "HTTP_ROUTE" => listener is not null ? "listener"
            : cluster is not null ? "cluster"
            : null,
            "CLUSTER" => listener is not null ? "listener"
            : route is not null ? "routeConfiguration"
            : null,
            _ => null,
        };
    }
}
