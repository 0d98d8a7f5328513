using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Egress.Planning;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Importing.Trials;

/// <summary>
/// Services and APIRules that are right one by one can be refused together. The one that the message names is left out;
/// nothing else is ever changed to make a config pass, because that could open what was closed.
/// </summary>
internal sealed partial class Repair(Originals originals, Trial trial, ImportReport report)
{
    /// <summary>
    /// Of two that exclude each other one may stay; where many are refused, looking at each would take the square of
    /// their number.
    /// </summary>
    const int MostSingly = 16;

    /// <summary>The draft as it can be rendered, and what it gives; null where it cannot.</summary>
    public (Draft Draft, TrialResult Result)? Of(Draft draft)
    {
        for (var round = 0; ; round++)
        {
            var refused = trial.Of(draft);
            if (refused.Errors.Count == 0)
                return (draft, refused);
            if (Without(draft, refused, atMost: round < MostSingly ? 1 : int.MaxValue) is not { } rest)
            {
                if (GatewayOf(draft) is { } gateway)
                    report.Stays(gateway, refused.ProblemsWith(gateway));
                return null;
            }

            draft = rest;
        }
    }

    /// <summary>Without the first entries that an error names, or null where none names one.</summary>
    Draft? Without(Draft draft, TrialResult refused, int atMost)
    {
        var entries = refused
            .Errors.Select(error => (Entry: Entry().Match(error.Place.Field), error.Message))
            .Where(error => error.Entry.Success)
            .DistinctBy(error => error.Entry.Value)
            .Take(atMost)
            .Select(error =>
                (
                    List: error.Entry.Groups["list"].Value,
                    Index: int.Parse(error.Entry.Groups["index"].Value, CultureInfo.InvariantCulture),
                    error.Message
                )
            )
            .OrderByDescending(error => error.Index)
            .ToArray();
        if (entries.Length == 0)
            return null;
        var spec = draft.Spec.DeepClone().AsObject();
        foreach (var (list, index, why) in entries)
            Remove(spec, list, index, why);
        return draft with { Spec = spec };
    }

    void Remove(JsonObject spec, string list, int index, string why)
    {
        var entries = (JsonArray)(list == "apiRules" ? spec.At(list) : spec.At("egress", "services"))!;
        var entry = entries[index];
        entries.RemoveAt(index);
        if (originals.Find(IdOf(entry, list, spec)) is { } original)
            report.Stays(original, "", $"the config would be refused with it: {why}");
    }

    static ResourceId IdOf(JsonNode? entry, string list, JsonObject spec) =>
        list == "apiRules"
            ? new ResourceId(ImportedKinds.Kyma, "APIRule", entry.Text("namespace") ?? "", entry.Text("name") ?? "")
            : new ResourceId(
                ImportedKinds.Istio,
                "ServiceEntry",
                spec.Text("egress", "namespace") ?? EgressPlanner.DefaultNamespace,
                entry.Text("name") ?? ResourceNames.OfHost(entry.FirstText("hosts"))
            );

    OriginalResource? GatewayOf(Draft draft) =>
        draft.Gateway?.Split('/') is [var ns, var name]
            ? originals.Find(new ResourceId(ImportedKinds.Istio, "Gateway", ns, name))
            : null;

    [GeneratedRegex(@"^spec\.(egress\.services|(?<list>apiRules))\[(?<index>[0-9]+)\]")]
    private static partial Regex Entry();
}
