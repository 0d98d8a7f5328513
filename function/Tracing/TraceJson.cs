using System.Text.Json.Nodes;
using Kyma.Krm.Mesh.Answers;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tracing;

/// <summary>An answer as JSON; docs/trace.md explains every field.</summary>
internal static class TraceJson
{
    /// <summary>The answer alone, without what else may be the case.</summary>
    public static JsonObject Of(MeshAnswer answer)
    {
        var json = new JsonObject { ["outcome"] = TraceWords.Of(answer.Outcome), ["at"] = TraceWords.Of(answer.At) };
        if (answer.Reason is { } reason)
            json["reason"] = reason;
        if (answer.Status is { } status)
            json["status"] = status;
        json["leavesAs"] = TraceWords.Of(answer.LeavesAs);
        if (answer.NeedsToken)
            json["needsToken"] = true;
        if (answer.IsDoubleTls)
            json["doubleTLS"] = true;
        json["hops"] = JsonFields.List(answer.Hops.Select(Of));
        return json;
    }

    /// <summary>
    /// The answer with what else may be the case; <c>result</c> is reaches, redirected, blocked or unknown.
    /// </summary>
    public static JsonObject Of(TracedRequest traced)
    {
        var json = Of(traced.Answer);
        json.Insert(0, "result", TraceWords.Of(traced.Result));
        Add(json, "note", traced.Note);
        if (traced.Alternatives.Count > 0)
            json["alternatives"] = new JsonArray([
                .. traced.Alternatives.Select(
                    JsonNode (other) =>
                        new JsonObject
                        {
                            ["if"] = other.Condition,
                            ["answer"] = other.Answer is { } answer ? Of(answer) : null,
                        }
                ),
            ]);
        return json;
    }

    public static JsonObject Of(Hop hop)
    {
        var json = new JsonObject
        {
            ["proxy"] =
                hop.Proxy == ProxyKind.Sidecar
                    ? $"{TraceWords.Of(hop.Proxy)} {hop.Namespace}"
                    : TraceWords.Of(hop.Proxy),
        };
        Add(json, "listener", hop.Listener);
        Add(json, "match", hop.Match is { } match ? TraceWords.Of(match) : null);
        Add(json, "sidecar", hop.Sidecar is { } sidecar ? $"{hop.Namespace}/{sidecar.Name}" : null);
        if (hop.Gateways.Count > 0)
            json["gateway"] = string.Join(',', hop.Gateways.Select(gateway => gateway.Id));
        if (hop.Accepts is { } accepts)
            json["accepts"] = Of(accepts);
        Add(json, "virtualService", hop.VirtualService?.Id);
        Add(json, "cluster", hop.Cluster);
        if (hop.Split.Count > 0)
            json["split"] = new JsonArray([
                .. hop.Split.Select(
                    JsonNode (to) => new JsonObject { ["cluster"] = to.Cluster, ["weight"] = to.Weight }
                ),
            ]);
        Add(json, "service", hop.Service?.ToString());
        if (hop.DestinationRules.Count > 0)
            json["destinationRules"] = JsonFields.List(hop.DestinationRules.Select(rule => rule.Id));
        Add(json, "resolution", hop.Resolution is { } resolution ? TraceWords.Of(resolution) : null);
        if (hop.Dials.Count > 0)
            json["dials"] = JsonFields.List(hop.Dials);
        if (hop.Tls is { } tls)
            json["tls"] = Of(tls);
        if (hop.Limits.Count > 0)
            json["rateLimits"] = JsonFields.List(hop.Limits.Select(limit => limit.Reference.Id));
        return json;
    }

    static JsonObject Of(Accepts accepts)
    {
        var json = new JsonObject { ["mode"] = accepts.Mode };
        if (accepts.Sni.Count > 0)
            json["sni"] = JsonFields.List(accepts.Sni);
        if (accepts.Certificates.Count > 0)
        {
            json["certFrom"] = JsonFields.List(accepts.Certificates.Select(certificate => certificate.From));
            if (accepts.Certificates.Any(certificate => certificate.IsFound is not null))
                json["certFound"] = accepts.Certificates.All(certificate => certificate.IsFound != false);
        }

        Add(json, "ca", accepts.Ca);
        return json;
    }

    static JsonObject Of(HopTls tls)
    {
        var json = new JsonObject { ["mode"] = tls.Mode };
        if (!tls.IsOn)
            return json;
        if (tls.IsAuto)
            json["auto"] = true;
        Add(json, "sni", tls.Sni);
        json["sniFrom"] = TraceWords.Of(tls.SniFrom);
        if (tls.Sans.Count > 0 && tls.SansFrom != NameFrom.Mesh)
            json["sans"] = JsonFields.List(tls.Sans);
        json["sansFrom"] = TraceWords.Of(tls.SansFrom);
        Add(json, "ca", tls.Ca);
        Add(json, "cert", tls.Certificate);
        return json;
    }

    static void Add(JsonObject json, string field, TlsCredential? credential)
    {
        if (credential is null)
            return;
        json[$"{field}From"] = credential.From;
        if (credential.IsFound is { } found)
            json[$"{field}Found"] = found;
    }

    static void Add(JsonObject json, string field, string? value)
    {
        if (value is not null)
            json[field] = value;
    }
}
