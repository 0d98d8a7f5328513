using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tracing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Explaining;

/// <summary>An explanation for programs: the same facts as on the page, by name.</summary>
internal static class ExplanationJson
{
    /// <summary>The whole answer of <c>explain --output json</c>.</summary>
    public static JsonObject Of(Explanation explanation) =>
        new()
        {
            ["configs"] = List(explanation.Configs, Of),
            ["reach"] = List(
                explanation.Reach?.Clients ?? [],
                client => new JsonObject { ["from"] = client.Client, ["requests"] = List(client.Rows, Of) }
            ),
            ["gatewayHosts"] = List(explanation.Reach?.Hosts ?? [], Of),
            ["findings"] = List(explanation.Findings, Of),
        };

    static JsonObject Of(ReachRow row) =>
        new()
        {
            ["to"] = row.To,
            ["result"] = TraceWords.Of(row.Result),
            ["how"] = row.How,
            ["by"] = row.By,
        };

    static JsonObject Of(ExplainedConfig config) =>
        new()
        {
            ["name"] = config.Name,
            ["about"] = Facts(config.About),
            ["ingress"] = Facts(config.Gateway),
            ["applications"] = List(
                config.Routes,
                route => new JsonObject
                {
                    ["apiRule"] = route.Name,
                    ["host"] = route.Host,
                    ["service"] = route.Service,
                    ["access"] = JsonFields.List(route.Access),
                    ["gateway"] = route.Gateway,
                }
            ),
            ["rateLimits"] = List(
                config.Limits,
                limit => new JsonObject
                {
                    ["rateLimit"] = limit.Name,
                    ["pods"] = limit.Pods,
                    ["limits"] = JsonFields.List(limit.Lines),
                }
            ),
            ["certificate"] = Facts(config.Certificate),
            ["validity"] = List(
                config.Validities,
                validity => new JsonObject
                {
                    ["certificate"] = validity.Label,
                    ["notBefore"] = Certificates.Pki.Checks.ValidityCheck.Text(validity.NotBefore),
                    ["notAfter"] = Certificates.Pki.Checks.ValidityCheck.Text(validity.NotAfter),
                }
            ),
            ["egress"] = Facts(config.Egress),
            ["services"] = List(
                config.Services,
                service => new JsonObject
                {
                    ["name"] = service.Name,
                    ["hosts"] = JsonFields.List(service.Hosts),
                    ["ports"] = JsonFields.List(service.Ports),
                    ["how"] = service.How,
                    ["addresses"] = service.Addresses,
                    ["viaEgressGateway"] = service.ViaGateway,
                }
            ),
            ["withinReach"] = List(
                config.Reach,
                reach => new JsonObject
                {
                    ["host"] = reach.Host,
                    ["leaves"] = reach.Leaves,
                    ["by"] = reach.By,
                }
            ),
            ["notLimited"] = JsonFields.List(config.NotLimited),
            ["parameters"] = Facts(config.Parameters),
            ["resources"] = List(
                config.Resources,
                resource => new JsonObject
                {
                    ["group"] = resource.Id.Group,
                    ["kind"] = resource.Id.Kind,
                    ["namespace"] = resource.Id.Namespace,
                    ["name"] = resource.Id.Name,
                    ["purpose"] = resource.Purpose,
                    ["change"] = resource.Change,
                    ["fields"] = List(
                        resource.Fields,
                        field => new JsonObject
                        {
                            ["path"] = field.Path,
                            ["from"] = field.Was,
                            ["to"] = field.Becomes,
                        }
                    ),
                }
            ),
        };

    static JsonObject Of(Finding finding) =>
        new()
        {
            ["rule"] = finding.Rule.Name,
            ["severity"] = finding.Severity.Word(),
            ["resource"] = finding.Place.Resource?.ToString(),
            ["field"] = finding.Place.Field,
            ["file"] = finding.Place.File?.Path,
            ["line"] = finding.Place.Position?.Line,
            ["message"] = finding.Message,
        };

    static JsonObject Facts(IReadOnlyList<Fact> facts) =>
        new(
            facts
                .Where(fact => fact.Value.Length > 0)
                .Select(fact => KeyValuePair.Create(fact.Label, (JsonNode?)fact.Value))
        );

    static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> json) => JsonFields.List(items.Select(json));
}
