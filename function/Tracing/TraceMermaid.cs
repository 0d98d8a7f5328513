using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>A traced request as a Mermaid picture.</summary>
internal static class TraceMermaid
{
    /// <summary>A flowchart from left to right: client, proxies, destination.</summary>
    public static string Of(TracedRequest traced, string client, string target)
    {
        var text = new TraceLines();
        text.Add("flowchart LR");
        text.Add($"  client[\"{Escaped(client)}\"]");
        var last = "client";
        for (var i = 0; i < traced.Answer.Hops.Count; i++)
        {
            var hop = traced.Answer.Hops[i];
            text.Add($"  hop{i}[\"{Escaped(TraceSentences.Upper(TraceSentences.Proxy(hop)))}\"]");
            text.Add($"  {last} -->{Label(i == 0 ? null : traced.Answer.Hops[i - 1])} hop{i}");
            last = $"hop{i}";
        }

        var reaches = TracedRequest.Of(traced.Answer.Outcome) == TraceResult.Reaches;
        text.Add($"  end_{{{{\"{Escaped(reaches ? target : TraceSentences.Ending(traced.Answer))}\"}}}}");
        text.Add(reaches ? $"  {last} -->{Label(traced.Answer.Hops.LastOrDefault())} end_" : $"  {last} -.-x end_");
        return text.ToString();
    }

    static string Label(Hop? hop) =>
        hop?.Tls is { } tls ? $"|\"{Escaped(tls.IsOn ? TraceSentences.Tls(tls) : "no TLS added")}\"|" : "";

    /// <summary>Quotes and brackets would end a label; entities are what Mermaid has for them.</summary>
    public static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("\"", "#quot;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}
