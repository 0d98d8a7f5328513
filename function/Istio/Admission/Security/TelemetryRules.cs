using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Model.Extensions;
using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Yaml;
using static Kyma.Krm.Istio.Texts.SecurityFindings;

namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>What Istio's webhook and the CRD's CEL rules say of a Telemetry.</summary>
internal static class TelemetryRules
{
    public static void Check(IstioResource<TelemetrySpec> telemetry, Review review)
    {
        var spec = telemetry.Spec;
        TargetRules.Check(spec, review);
        for (var i = 0; i < spec.Tracing?.Count; i++)
            CheckTracing(spec.Tracing[i], i, FieldPath.Child("spec.tracing", i), review);
        for (var i = 0; i < spec.Metrics?.Count; i++)
        {
            var path = $"{FieldPath.Child("spec.metrics", i)}.overrides";
            for (var j = 0; j < spec.Metrics[i].Overrides?.Count; j++)
                CheckTags(spec.Metrics[i].Overrides![j], $"{FieldPath.Child(path, j)}.tagOverrides", review);
        }

        for (var i = 0; i < spec.AccessLogging?.Count; i++)
        {
            if (spec.AccessLogging[i].Filter is { } filter && CelSyntax.WrongWith(filter.Expression ?? "") is { } wrong)
                review.Add(
                    TelemetryFilter,
                    $"{FieldPath.Child("spec.accessLogging", i)}.filter.expression",
                    $"{wrong}: it must be a CEL expression, such as response.code >= 400"
                );
        }
    }

    static void CheckTracing(TelemetryTracing tracing, int index, string path, Review review)
    {
        if (index == 1)
            review.Add(TelemetryIgnored, path, "is ignored: only the first entry is used. Move what it says there");
        if (tracing.Providers is { Count: > 1 })
            review.Add(
                TelemetryIgnored,
                FieldPath.Child($"{path}.providers", 1),
                "is ignored: only the first provider gets spans. Remove it"
            );
        if (tracing.CustomTags?.ContainsKey("") == true)
            review.Add(TelemetryTag, $"{path}.customTags", "must not have a tag without a name: name it");
    }

    static void CheckTags(MetricsOverride metrics, string path, Review review)
    {
        foreach (var (name, tag) in metrics.TagOverrides ?? new Dictionary<string, TagOverride>())
        {
            var at = FieldPath.Child(path, name);
            if (name.Length == 0)
                review.Add(TelemetryIgnored, path, "has a tag without a name, which no metric has: name it");

            // UPSERT is the zero value of Istio's enum.
            if (tag is { Operation: null or "UPSERT", Value: null or "" })
                review.Add(TelemetryTag, at, "needs a value with operation UPSERT: add it");
            if (tag is { Operation: "REMOVE", Value: not null })
                review.Add(TelemetryTag, at, "must not have a value with operation REMOVE: remove it");
        }
    }
}
