using System.Text.Json.Nodes;
using Kyma.Krm.Dns;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Importing.Drafting;

/// <summary>
/// <c>spec.dns</c>: from annotations of the Gateway, or from DNSEntries with the names that kyma-krm gives.
/// </summary>
internal sealed class DnsImport(DraftingTools tools)
{
    public Draft AddTo(Draft draft, OriginalResource gateway)
    {
        if (gateway.Annotations.ContainsKey(DnsRenderer.NamesAnnotation))
            return
                draft.With("dns", FromAnnotations(gateway)) is var annotated
                && tools.Trial.Of(annotated).Errors.Count == 0
                ? annotated
                : draft;
        if (tools.Originals.Find(gateway.Id with { Group = ImportedKinds.Dns, Kind = "DNSEntry" }) is not { } entry)
            return draft;
        var attempt = draft.With("dns", FromEntry(entry));
        return tools.Accepts(entry, attempt) ? attempt : draft;
    }

    static JsonObject FromAnnotations(OriginalResource gateway) =>
        Gardener(
            gateway.Annotations.TryGetValue(DnsRenderer.TtlAnnotation, out var ttl)
            && int.TryParse(ttl, out var seconds)
                ? seconds
                : null,
            gateway,
            null
        );

    static JsonObject FromEntry(OriginalResource entry) =>
        Gardener(entry.Spec.Copy("ttl"), entry, entry.Spec.Copy("targets"));

    static JsonObject Gardener(JsonNode? ttl, OriginalResource annotated, JsonNode? targets) =>
        JsonFields.Of(
            (
                "gardener",
                JsonFields.Of(
                    ("ttl", ttl),
                    ("class", annotated.Annotations.GetValueOrDefault(DnsRenderer.ClassAnnotation)),
                    ("targets", targets),
                    ("ipStack", annotated.Annotations.GetValueOrDefault(DnsRenderer.IpStackAnnotation))
                )
            )
        );
}
