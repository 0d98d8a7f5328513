using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Inputs;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Planning;

namespace Kyma.Krm.Tests.Support;

/// <summary>
/// A KymaTraffic named shop, given as its spec, among resources: what is said of it and what it renders to.
/// </summary>
internal sealed record Traffic(IReadOnlyList<Finding> Findings, IReadOnlyList<TrafficPlan> Plans)
{
    static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="spec">YAML, in flow or block style.</param>
    /// <param name="resources">YAML documents that lie around it, in a file resources.yaml.</param>
    public static Traffic Of(string spec, string resources = "")
    {
        var findings = new Findings();
        List<Item> items =
        [
            .. Items(Document(spec), "config.yaml", findings),
            .. Items(resources, "resources.yaml", findings),
        ];
        var configs = ConfigReader.Read(items, null, findings);
        var rendered = configs
            .Select(config => TrafficPlanner.Plan(config, new InputItems(items), Now, findings))
            .ToList();
        return new Traffic(findings.Sorted(), rendered);
    }

    /// <summary>Made when somebody asks; none where anything is an error.</summary>
    public IReadOnlyList<JsonObject> Resources =>
        field ??=
            Errors.Length > 0
                ? []
                : [.. Plans.SelectMany(plan => plan.Resources).Select(resource => resource.Content())];

    public string Errors => string.Join('\n', Findings.Where(finding => finding.Severity == Severity.Error));

    /// <summary>Rule and field of every finding.</summary>
    public IReadOnlyList<string> Told => Lines(Findings);

    /// <summary>The same without infos.</summary>
    public IReadOnlyList<string> Serious => Lines(Findings.Where(finding => finding.Severity != Severity.Info));

    static IReadOnlyList<string> Lines(IEnumerable<Finding> findings) =>
        [.. findings.Select(finding => $"{finding.Rule.Name} {finding.Place.Field}")];

    /// <summary>The one resource of that kind and name.</summary>
    public JsonObject Resource(string kind, string name) =>
        Assert.Single(
            Resources,
            resource => (string?)resource["kind"] == kind && (string?)resource["metadata"]!["name"] == name
        );

    /// <summary>
    /// The config's field that a field of a rendered resource is there for; its field is empty for the resource as a
    /// whole.
    /// </summary>
    public string? Behind(string kind, string name, string field) =>
        Assert
            .Single(
                Plans.SelectMany(TrafficRenderer.Render),
                resource => resource.Id.Kind == kind && resource.Id.Name == name
            )
            .Origins!()
            .Behind(field);

    public static IReadOnlyList<string> NamesOf(IEnumerable<JsonObject> resources) =>
        [
            .. resources.Select(resource =>
                $"{resource["kind"]} {resource["metadata"]!["namespace"]}/{resource["metadata"]!["name"]}"
            ),
        ];

    /// <summary>A file that begins with a brace is JSON to kubectl, so flow style begins behind dashes.</summary>
    static IReadOnlyList<Item> Items(string yaml, string path, Findings findings) =>
        DocumentsReader.Read(
            Encoding.UTF8.GetBytes(yaml.TrimStart().StartsWith('{') ? $"---\n{yaml}" : yaml),
            path,
            findings
        );

    static string Document(string spec) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata:
              name: shop
              annotations:
                config.kubernetes.io/local-config: "true"
            spec:
              {{spec.ReplaceLineEndings("\n").Replace("\n", "\n  ", StringComparison.Ordinal)}}

            """;
}
