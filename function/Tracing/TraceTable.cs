using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>Many requests of one client, a line each.</summary>
internal static class TraceTable
{
    /// <summary>What is asked for and what comes of it, and how.</summary>
    public static IReadOnlyList<(string Label, string Value)> Rows(
        IReadOnlyList<(ReachTarget Target, TracedRequest Traced)> rows
    )
    {
        var width = rows.Select(row => Named(row.Target).Length).DefaultIfEmpty(0).Max();
        return rows.Select(row =>
                (
                    $"{Named(row.Target).PadRight(width)}  {TraceWords.Of(row.Traced.Result), -11}",
                    PrintableText.Of(How(row.Traced))
                )
            )
            .ToArray();
    }

    /// <summary>What holds for all of them; null where nothing has to be said.</summary>
    public static string? Note(IReadOnlyList<(ReachTarget Target, TracedRequest Traced)> rows) =>
        rows is [var first, ..] && first.Traced.Note is { } note ? $"{TraceSentences.Upper(note)}." : null;

    /// <summary>Each request with its answer, <c>to</c> first.</summary>
    public static JsonArray Json(IReadOnlyList<(ReachTarget Target, TracedRequest Traced)> rows) =>
        new([
            .. rows.Select(
                JsonNode (row) =>
                {
                    var json = TraceJson.Of(row.Traced);
                    json.Insert(0, "to", Name(row.Target));
                    if (row.Target.Address is { } address)
                        json.Insert(1, "address", address);
                    return json;
                }
            ),
        ]);

    /// <summary>One flowchart with an arrow for each request.</summary>
    public static string Mermaid(string client, IReadOnlyList<(ReachTarget Target, TracedRequest Traced)> rows)
    {
        var text = new TraceLines();
        text.Add("flowchart LR");
        text.Add($"  client[\"{TraceMermaid.Escaped(client)}\"]");
        for (var i = 0; i < rows.Count; i++)
        {
            var (target, traced) = rows[i];
            text.Add($"  to{i}[\"{TraceMermaid.Escaped(Named(target))}\"]");
            var arrow = traced.Result == TraceResult.Reaches ? "-->" : "-.-x";
            text.Add($"  client {arrow}|\"{TraceMermaid.Escaped(Short(traced))}\"| to{i}");
        }

        return text.ToString();
    }

    /// <summary>The URL, with a wildcard as it is registered.</summary>
    public static string Name(ReachTarget target) =>
        target == TraceReach.Unregistered
            ? target.Name
            : (target.Target with { Host = target.Name }).ToString().TrimEnd('/');

    static string Named(ReachTarget target) => $"{Name(target)}{Where(target)}";

    /// <summary>
    /// The request itself, with its method where that is not GET, and the address that it is meant to reach.
    /// </summary>
    public static string At(ReachTarget target) =>
        target == TraceReach.Unregistered ? Name(target) : $"{Asked(target.Method, target.Target)}{Where(target)}";

    /// <summary>The URL, with the method before it where that is not GET.</summary>
    public static string Asked(string method, TraceTarget target) =>
        method == MeshRequest.Get ? $"{target}" : $"{method} {target}";

    /// <summary>A client connects where its own DNS leads; elsewhere the answer may be another one.</summary>
    static string Where(ReachTarget target) => target.Address is { } address ? $" at {address}" : "";

    /// <summary>The way in a few words: through which gateway, and in what.</summary>
    public static string Short(TracedRequest traced) =>
        traced.Result == TraceResult.Reaches ? TraceSentences.Arriving(traced.Answer) : TraceWords.Of(traced.Result);

    static string How(TracedRequest traced) =>
        traced.Result switch
        {
            TraceResult.Reaches => Short(traced),
            TraceResult.Unknown when traced.Alternatives is [var other, ..] =>
                $"{TraceSentences.Ending(traced.Answer)} It may be otherwise if {other.Condition}.",
            _ => TraceSentences.Ending(traced.Answer),
        };
}
