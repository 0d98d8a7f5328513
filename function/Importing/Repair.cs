using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Egress;
using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Importing;

/// <summary>
/// Services and APIRules that are right one by one can be refused together. The one that the message names is left out;
/// nothing else is ever changed to make a config pass, because that could open what was closed.
/// </summary>
internal sealed partial class Repair(Originals originals, Trial trial, ImportReport report)
{
    /// <summary>The draft as it can be rendered, or null where it cannot.</summary>
    public Draft? Of(Draft draft)
    {
        while (trial.Of(draft) is { Errors.Count: > 0 } refused)
        {
            if (
                refused.Errors.Select(error => Entry().Match(error.Place.Field)).FirstOrDefault(match => match.Success)
                is not { } entry
            )
            {
                if (GatewayOf(draft) is { } gateway)
                    report.Stays(gateway, refused.ProblemsWith(gateway));
                return null;
            }

            draft = Without(
                draft,
                entry.Groups["list"].Value,
                int.Parse(entry.Groups["index"].Value, CultureInfo.InvariantCulture),
                refused
                    .Errors.First(error => error.Place.Field.StartsWith(entry.Value, StringComparison.Ordinal))
                    .Message
            );
        }

        return draft;
    }

    Draft Without(Draft draft, string list, int index, string why)
    {
        var spec = draft.Spec.DeepClone().AsObject();
        var entries = (JsonArray)(list == "apiRules" ? spec.At(list) : spec.At("egress", "services"))!;
        var entry = entries[index];
        entries.RemoveAt(index);
        if (originals.Find(IdOf(entry, list, spec)) is { } original)
            report.Stays(original, "", $"the config would be refused with it: {why}");
        return draft with { Spec = spec };
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
