using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Extensions;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SecurityFindings;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>What Istio's webhook says of an EnvoyFilter, as far as it can be known without Envoy's own types.</summary>
internal static class EnvoyFilterRules
{
    const int MostOfVersion = 1024;

    public static void Check(IstioResource<EnvoyFilterSpec> filter, Review review)
    {
        var spec = filter.Spec;
        if (spec is { WorkloadSelector: not null, TargetRefs: not null })
            review.Add(PolicyTargets, "spec", "must have only one of: workloadSelector, targetRefs");
        review.Add(
            EnvoyFilterInternal,
            "spec",
            "patches what istiod makes for Envoy, which changes between releases: use Istio's own resources where "
                + "they can say it, and look at the patch before every upgrade"
        );
        if (spec.WorkloadSelector is { } selector)
            WorkloadSelectorRules.Check(selector.Labels, "labels", review);
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
        CheckVersion(patch.Match?.Proxy, $"{path}.match.proxy.proxyVersion", review);
        if (change.Value is { } value)
            EnvoyValueRules.Check(patch.ApplyTo, value, $"{path}.patch.value", review);
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
        if (applyTo is "LISTENER" or "FILTER_CHAIN")
            review.Add(EnvoyFilterMatch, path, $"has no effect with applyTo {applyTo}: remove it");
        CheckName(filter.Name, $"{path}.name", review);
        CheckName(filter.SubFilter?.Name, $"{path}.subFilter.name", review);
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

    static void CheckName(string? name, string path, Review review)
    {
        if (EnvoyFilterNames.Current(name) is { } current)
            review.Add(EnvoyFilterOutdated, path, $"'{name}' is the old name of {current}: write that");
    }

    /// <summary>
    /// Only its version is looked at: a regular expression, which istiod ignores where it is too long.
    /// </summary>
    static void CheckVersion(YamlMapping? proxy, string path, Review review)
    {
        if (proxy?.FindText("proxyVersion") is not { Length: > 0 } version)
            return;
        if (version.Length > MostOfVersion && review.Version >= IstioVersion.Of(32))
            review.Add(EnvoyFilterMatch, path, $"is ignored with more than {MostOfVersion} characters: shorten it");
        else if (Re2Syntax.WrongWith(version) is { } wrong)
            review.Add(EnvoyFilterPatch, path, $"{wrong}: it must be a regular expression in RE2 syntax");
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
