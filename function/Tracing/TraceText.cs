using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>
/// A traced request as text: hop by hop, which resource (file and line) decides what, and how it ends.
/// </summary>
internal static class TraceText
{
    /// <summary>The text, with a last line break; alternatives come after the answer.</summary>
    public static string Of(TracedRequest traced, string client, string target)
    {
        var text = new TraceLines();
        text.Add($"{client} to {target}");
        Append(text, traced.Answer, "", isKnown: false);
        foreach (var other in traced.Alternatives)
        {
            text.Blank();
            text.Add($"If {other.Condition}:");
            if (other.Answer is { } answer)
                Append(text, answer, "  ", Steps(answer).SequenceEqual(Steps(traced.Answer)));
            else
                text.Add("  The files cannot say what happens then.");
        }

        text.Blank();
        if (traced.Note is { } note)
            text.Add($"{TraceSentences.Upper(note)}.");
        text.Add(Verdict(traced));
        return text.ToString();
    }

    static string Verdict(TracedRequest traced) =>
        traced.Result switch
        {
            TraceResult.Reaches => "Result: the request arrives.",
            TraceResult.Redirected => "Result: the request is redirected.",
            TraceResult.Blocked => "Result: the request does not arrive.",
            _ => "Result: unknown, because it depends on what the files do not say.",
        };

    static IEnumerable<string> Steps(MeshAnswer answer) => answer.Hops.SelectMany(Lines);

    /// <param name="isKnown">The same steps were shown before.</param>
    static void Append(TraceLines text, MeshAnswer answer, string indent, bool isKnown)
    {
        for (var i = 0; i < answer.Hops.Count && !isKnown; i++)
        {
            text.Blank();
            text.Add($"{indent}{i + 1}. {TraceSentences.Upper(TraceSentences.Proxy(answer.Hops[i]))}");
            foreach (var line in Lines(answer.Hops[i]))
                text.Add($"{indent}   {line}");
        }

        if (!isKnown)
            text.Blank();
        text.Add($"{indent}{TraceSentences.Ending(answer)}");
    }

    public static IEnumerable<string> Lines(Hop hop)
    {
        if (hop.Sidecar is { } sidecar)
            yield return $"{Named(sidecar)} decides what it sees.";
        if (hop.Listener is { } listener)
            yield return $"{Listening(listener)}{Matched(hop.Match)}";
        foreach (var gateway in hop.Gateways)
            yield return $"{Named(gateway)} has the server.";
        if (hop.Accepts is { } accepts)
            yield return Accepting(accepts);
        if (hop.VirtualService is { } routes)
            yield return hop.Cluster is { } cluster
                ? $"{Named(routes)} sends it to {Cluster(cluster)}."
                : $"{Named(routes)} has the route.";
        else if (hop.Cluster is { } direct)
            yield return $"It is sent to {Cluster(direct)}.";
        foreach (var to in hop.Split)
            yield return $"Of all requests, {to.Weight} parts go to {Cluster(to.Cluster)}.";
        if (hop.Service is { } service)
            yield return $"{Named(service)} registers that host.";
        foreach (var rule in hop.DestinationRules)
            yield return $"{Named(rule)} holds for it.";
        foreach (var limit in hop.Limits)
            yield return $"{Named(limit.Reference)} limits "
                + $"{(limit.IsAtDestination ? "what each of its pods takes" : "what each gateway pod takes")}: "
                + $"{limit.Allows}.";
        if (hop.Tls is { IsOn: true } tls)
            yield return $"It is sent in {TraceSentences.Tls(tls)}{(tls.IsAuto ? ", automatically" : "")}.";
    }

    static string Listening(string listener) =>
        listener == "virtualOutbound" ? "No listener has this port" : $"The listener {listener} takes the connection";

    static string Matched(MatchedBy? match) =>
        match switch
        {
            MatchedBy.Http => " and routes it by host and path.",
            MatchedBy.Sni => " and routes it by its server name.",
            MatchedBy.Tcp => " and passes its bytes on.",
            _ => ".",
        };

    static string Accepting(Accepts accepts)
    {
        var names = accepts.Sni.Count == 0 ? "" : $" for {string.Join(", ", accepts.Sni)}";
        return accepts.Mode switch
        {
            Accepts.Plaintext => "It accepts plain text.",
            Accepts.Passthrough => $"It passes TLS through{names}.",
            _ => $"It terminates TLS, mode {accepts.Mode}{names}{Secrets(accepts)}.",
        };
    }

    static string Secrets(Accepts accepts) =>
        string.Concat(
            accepts
                .Certificates.Append(accepts.Ca)
                .OfType<TlsCredential>()
                .Where(credential => credential.IsFound is not null)
                .Select(credential =>
                    $", {credential.From.Replace("secret:", "Secret ", StringComparison.Ordinal)} "
                    + $"{(credential.IsFound == true ? "found" : "not found or not usable")}"
                )
        );

    static string Cluster(string cluster) =>
        cluster.Split('|') is [_, var port, var subset, var host]
            ? $"{host}:{port}{(subset.Length > 0 ? $", subset {subset}" : "")}"
        : cluster == "PassthroughCluster" ? "the address that the application resolved"
        : "nowhere";

    /// <summary>A resource with the file and line that it is in.</summary>
    public static string Named(MeshRef resource)
    {
        var place = resource.Source?.At("kind");
        var file = place?.File is { } at
            ? $" ({at.BarePath}{(place.Position is { } position ? $":{position.Line}" : "")})"
            : "";
        return $"{resource}{file}";
    }
}
