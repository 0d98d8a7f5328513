using System.Text.Json.Nodes;
using Kyma.Krm.Egress;
using Kyma.Krm.Importing.Comparing;
using Kyma.Krm.Importing.Trials;
using Kyma.Krm.Kubernetes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>
/// One of <c>spec.egress.services</c> from a ServiceEntry and its companions: the richest form that renders all of them
/// as they were.
/// </summary>
internal sealed class ServiceImport(DraftingTools tools)
{
    /// <summary>What the services of one config share, and what each of them has.</summary>
    static readonly string[] Kept = ["egress.namespace", "egress.exportTo", "egress.services.hosts"];

    static readonly string[] KeptWithName = [.. Kept, "egress.services.name"];

    readonly ServiceForms _forms = new(tools.Originals);

    /// <summary>The exportTo under which most of the entries can be services, and those.</summary>
    public (
        IReadOnlyList<string>? ExportTo,
        IReadOnlyList<(OriginalResource Original, JsonObject Service)> Services
    ) Most(IReadOnlyList<OriginalResource> entries, string config, string @namespace)
    {
        (IReadOnlyList<string>? ExportTo, IReadOnlyList<(OriginalResource, JsonObject)> Services) best = (null, []);
        foreach (var exportTo in Exports(entries))
        {
            var services = entries
                .Select(entry => (Original: entry, Service: Of(entry, config, @namespace, exportTo)))
                .Where(s => s.Service is not null)
                .Select(s => (s.Original, s.Service!))
                .ToArray();
            if (services.Length > best.Services.Count)
                best = (exportTo, services);
            if (services.Length == entries.Count)
                break;
        }

        return (best.ExportTo, _forms.InGatewayOrder(best.Services, config));
    }

    /// <summary>Each that is written, the most frequent first.</summary>
    static IEnumerable<IReadOnlyList<string>?> Exports(IReadOnlyList<OriginalResource> entries) =>
        entries
            .Select(entry => entry.Spec.Texts("exportTo"))
            .GroupBy(exportTo => string.Join(',', exportTo))
            .OrderByDescending(group => group.Count())
            .Select(group => group.First() is { Count: > 0 } written ? written : null);

    JsonObject? Of(OriginalResource entry, string config, string @namespace, IReadOnlyList<string>? exportTo)
    {
        foreach (var (form, rule) in _forms.Of(entry))
        {
            var draft = DraftOf(form, config, @namespace, exportTo);
            var result = tools.Trial.Alone.Of(draft);
            var problems = result.ProblemsWith(entry);
            var companions = result
                .Differences.Where(d =>
                    d.Original is { } o
                    && o != entry
                    && !SameMeaning.IsHarmless(d)
                    && d.Id.Name != EgressPlan.SharedNameOf(config)
                )
                .ToArray();
            if (problems.Count == 0 && companions.Length == 0)
                return tools
                    .Pruning.Of(draft, result, IsNamedAfterHost(form) ? Kept : KeptWithName)
                    .Spec.Items("egress", "services")[0]
                    .Copy()!
                    .AsObject();
            foreach (var companion in companions.GroupBy(d => d.Original!))
                tools.Report.Stays(companion.Key, companion.Select(d => new Problem(d.Field, d.Why)).ToArray());
            if (rule is not null && result.RefusalsOf("tls", "workloadSelector") is { Count: > 0 } refusals)
                tools.Report.Stays(rule, refusals);
            if (problems.Count > 0)
                tools.Report.Stays(entry, problems);
        }

        return null;
    }

    /// <summary>Any other name is needed, which takes no trial to know.</summary>
    static bool IsNamedAfterHost(JsonObject service) =>
        service.Text("name") == ResourceNames.OfHost(service.FirstText("hosts"));

    Draft DraftOf(JsonObject service, string config, string @namespace, IReadOnlyList<string>? exportTo) =>
        new(
            config,
            JsonFields.Of(
                ("istioVersion", tools.IstioVersion),
                (
                    "egress",
                    JsonFields.Of(
                        ("namespace", @namespace),
                        ("exportTo", exportTo is null ? null : JsonFields.List(exportTo)),
                        ("services", JsonFields.List([service]))
                    )
                )
            ),
            null
        );
}
