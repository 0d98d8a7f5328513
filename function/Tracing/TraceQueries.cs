using System.Text.Json;
using System.Text.Json.Nodes;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>One query of a file, with what is wrong with it where it cannot be asked.</summary>
/// <param name="Id">The query's own, otherwise its index in the file, from 0.</param>
/// <param name="Request">Null where <see cref="Mistake"/> is not.</param>
/// <param name="Mistake">Null where it can be asked; otherwise a clause whose subject is the query.</param>
internal sealed record TraceQuery(string Id, MeshRequest? Request, string? Mistake);

/// <summary>Reads a JSON list of queries; docs/trace.md explains the fields.</summary>
internal static class TraceQueries
{
    const string NoServerName = "-";

    static readonly string[] Texts = ["host", "protocol", "sni", "method", "path", "address"];

    static readonly string[] Fields = ["id", "from", "port", .. Texts];

    /// <summary>Null where the text is no JSON list.</summary>
    public static IReadOnlyList<TraceQuery>? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonArray list ? list.Select(Read).ToArray() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static TraceQuery Read(JsonNode? node, int index)
    {
        if (node is not JsonObject query)
            return new TraceQuery($"{index}", null, "is not an object");
        var id = query["id"] is JsonValue given ? $"{given}" : $"{index}";
        if (WhyNotRead(query) is { } mistake)
            return new TraceQuery(id, null, mistake);
        if (Client(query["from"]) is not { } client)
            return new TraceQuery(
                id,
                null,
                "`from` must be {namespace, labels}, with text in both, or {gateway: ingress}"
            );
        if (client.Namespace is { } from && TraceClients.WrongWith(from) is { } wrong)
            return new TraceQuery(id, null, $"has a `from` that no client can have: {wrong}");
        if (Text(query["host"]) is not { Length: > 0 } host)
            return new TraceQuery(id, null, "`host` is required: the name in the URL");
        if (query["port"] is not JsonValue number || !number.TryGetValue(out int port) || port is < 1 or > 65535)
            return new TraceQuery(id, null, "`port` must be a number from 1 to 65535");
        if (Protocol(Text(query["protocol"])) is not { } protocol)
            return new TraceQuery(id, null, "`protocol` must be http, grpc, https or tcp");
        var method = Text(query["method"]) ?? MeshRequest.Get;
        if (TraceTarget.WrongWithMethod(method) is { } wrongMethod)
            return new TraceQuery(id, null, $"has a `method` that {wrongMethod}");
        return new TraceQuery(
            id,
            new MeshRequest
            {
                From = client,
                Host = host,
                Port = port,
                Protocol = protocol,
                Sni = Text(query["sni"]) is { } sni
                    ? sni == NoServerName
                        ? ""
                        : sni
                    : null,
                Path = Text(query["path"]) ?? "/",
                Method = method,
                Address = Text(query["address"]),
            },
            null
        );
    }

    /// <summary>A field that would have no effect, or a value that would be read as none.</summary>
    static string? WhyNotRead(JsonObject query)
    {
        foreach (var (name, value) in query)
        {
            if (!Fields.Contains(name))
                return $"has an unknown field '{name}'. The fields are {string.Join(", ", Fields)}";
            if (Texts.Contains(name) && value is not null && Text(value) is null)
                return $"`{name}` must be text";
        }

        return null;
    }

    static MeshClient? Client(JsonNode? node)
    {
        if (node is not JsonObject from)
            return null;
        if (Text(from["gateway"]) is { } gateway)
            return gateway == "ingress" ? MeshClient.Internet : null;
        if (Text(from["namespace"]) is not { Length: > 0 } @namespace)
            return null;
        var labels = new Dictionary<string, string>();
        foreach (var label in from["labels"] as JsonObject ?? [])
        {
            if (Text(label.Value) is not { } value)
                return null;
            labels[label.Key] = value;
        }

        return new MeshClient(@namespace, labels);
    }

    static RequestProtocol? Protocol(string? word) =>
        word switch
        {
            "http" => RequestProtocol.Http,
            "grpc" => RequestProtocol.Grpc,
            "https" => RequestProtocol.Https,
            "tcp" => RequestProtocol.Tcp,
            _ => null,
        };

    static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
