using Kyma.Krm.Istio.Syntax;
using Kyma.Krm.Mesh.Answers;

namespace Kyma.Krm.Tracing;

/// <summary>What happens to a request in plain words.</summary>
internal static class TraceSentences
{
    public static string Proxy(Hop hop) =>
        hop.Proxy switch
        {
            ProxyKind.Sidecar => $"the sidecar in {hop.Namespace}",
            ProxyKind.EgressGateway => "the egress gateway",
            _ => "the ingress gateway",
        };

    static string Proxy(ProxyKind proxy) =>
        proxy switch
        {
            ProxyKind.Sidecar => "the sidecar",
            ProxyKind.EgressGateway => "the egress gateway",
            _ => "the ingress gateway",
        };

    /// <summary>How it ends, as one sentence.</summary>
    public static string Ending(MeshAnswer answer)
    {
        var at = Proxy(answer.At);
        var last = answer.Hops.LastOrDefault();
        return answer.Outcome switch
        {
            MeshOutcome.Registered => $"The request leaves {at} {Leaving(answer)}{Token(answer)}.",
            MeshOutcome.Passthrough =>
                $"The request leaves {at} {Leaving(answer)} to the address that the application resolved: "
                    + "no ServiceEntry or Service matches it, and unregistered traffic is allowed.",
            MeshOutcome.Blackhole =>
                $"{Upper(at)} drops it{Status(answer)}: nothing that this client may reach matches, and its "
                    + "Sidecar says REGISTRY_ONLY.",
            MeshOutcome.Redirect => $"{Upper(at)} answers with a redirect{Status(answer)}.",
            MeshOutcome.DirectResponse => $"{Upper(at)} answers itself{Status(answer)}.",
            MeshOutcome.NoRoute when answer.IsUnrouted =>
                $"No VirtualService or APIRule has a route for this host at {at}{Status(answer)}.",
            MeshOutcome.NoRoute => $"No route of {at} matches host, path and method{Status(answer)}.",
            MeshOutcome.NoCluster =>
                $"{Upper(at)} does not know {Target(last)}: the host, its port or the subset is not there "
                    + $"for this client{Status(answer)}.",
            MeshOutcome.NoEndpoints => $"{Target(last)} has no endpoint for {at}{Status(answer)}.",
            MeshOutcome.NoSecret =>
                $"There is no TLS handshake{Status(answer)}: {Lacking(last)} cannot be delivered to {at}.",
            MeshOutcome.NoListener when answer.Reason == "servicePort" =>
                $"The Service of {at} does not have this port.",
            MeshOutcome.NoListener => $"No Gateway makes {at} listen on this port.",
            MeshOutcome.ListenerRejected =>
                $"Envoy refuses the whole listener: two filter chains of {at} match the same server name. "
                    + "Nobody is served on this port.",
            MeshOutcome.NoFilterChain => $"{Upper(at)} knows no such server name, and resets the connection.",
            MeshOutcome.TlsExpected => $"{Upper(at)} terminates TLS on this port and gets plain text.",
            MeshOutcome.MtlsMismatch => last?.Accepts?.Mode == HopTls.IstioMutual
                ? $"{Upper(at)} accepts the mesh's mutual TLS only, and the client does not speak it."
                : $"The client speaks the mesh's mutual TLS, and {at} does not accept it here.",
            MeshOutcome.ProtocolError => answer.Reason == "tlsToHttp"
                ? $"{Upper(at)} serves plain HTTP on this port and gets TLS."
                : $"{Upper(at)} serves plain HTTP on this port and gets something else.",
            MeshOutcome.Denied when answer.Reason == "noneAllows" =>
                $"{Upper(at)} denies it{Status(answer)}: there are policies that allow, and none matches.",
            MeshOutcome.Denied => $"{answer.Reason} denies it at {at}{Status(answer)}.",
            MeshOutcome.Loop => $"The request loops: it comes back to {at}.",
            _ => $"It is not known, because {answer.Reason}.",
        };
    }

    static string Token(MeshAnswer answer) =>
        answer.NeedsToken ? "; the APIRule takes it only with a token, or if its authorizer agrees" : "";

    static string Status(MeshAnswer answer) => answer.Status is { } status ? $" (HTTP {status})" : "";

    /// <summary>What is on the wire, in which TLS, and where to.</summary>
    public static string Leaving(MeshAnswer answer)
    {
        var last = answer.Hops.LastOrDefault();
        var to = last is null || last.Service is null ? "" : $" to {Where(last)}";
        var how = answer.LeavesAs switch
        {
            Wire.Http => "as plain HTTP",
            Wire.Tcp => "as plain TCP",
            Wire.Mtls => "in the mesh's mutual TLS",
            _ when last?.Tls is { IsOn: true } tls => $"in {Tls(tls)}",
            _ => "in the application's own TLS",
        };
        return $"{how}{(answer.IsDoubleTls ? ", around the TLS of the application," : "")}{to}";
    }

    /// <summary>The way of a request that arrives: through which gateway, and in what it leaves.</summary>
    public static string Arriving(MeshAnswer answer) =>
        $"{(answer.IsThroughEgress ? "through the egress gateway, " : "")}{Leaving(answer)}";

    /// <summary>What a request needs besides, for a table.</summary>
    public static string Needing(MeshAnswer answer) =>
        $"{Version(answer.TakenIn)}{Certificate(answer.TakenIn)}{(answer.NeedsToken ? ", only with a token" : "")}";

    /// <summary>Nothing where it is the one that counts where none is written.</summary>
    static string Version(Accepts? accepts) =>
        accepts?.LowestVersion is { } lowest && lowest != TlsVersions.Lowest(null)
            ? $", TLS {lowest["TLSV".Length..].Replace('_', '.')} or newer"
            : "";

    static string Certificate(Accepts? accepts) =>
        accepts?.Mode switch
        {
            "MUTUAL" => ", only with a client certificate",
            "OPTIONAL_MUTUAL" => ", a client certificate is verified where there is one",
            _ => "",
        };

    /// <summary>The same for a table: what protects it and where to, without the credentials.</summary>
    public static string Brief(MeshAnswer answer)
    {
        var last = answer.Hops.LastOrDefault();
        var wire = answer.LeavesAs switch
        {
            Wire.Http => "plain HTTP",
            Wire.Tcp => "plain TCP",
            Wire.Mtls => "the mesh's mutual TLS",
            _ when last?.Tls is { IsOn: true } tls =>
                $"{(tls.Mode == "MUTUAL" ? "mutual TLS" : "TLS")}{Unverified(tls)}",
            _ => "the application's own TLS",
        };
        var through = answer.IsThroughEgress ? "through the egress gateway, " : "";
        return last?.Service is null ? $"{through}{wire}" : $"{through}{wire} to {Where(last)}";
    }

    static string Unverified(HopTls tls) =>
        tls.Ca is null || tls.Ca == TlsCredential.None ? ", nothing verified,"
        : tls.SansFrom == NameFrom.None ? ", any name accepted,"
        : "";

    static string Where(Hop hop) => hop.Dials.Count > 0 ? Dialled(hop) : Target(hop);

    /// <summary>Where its connection goes, in words; empty where it dials nothing.</summary>
    public static string Dialled(Hop hop) =>
        string.Join(", ", hop.Dials)
            .Replace("original:", "the address of the application, port ", StringComparison.Ordinal);

    static string Target(Hop? hop) => Named(hop?.Cluster);

    /// <summary>A destination with its port and subset.</summary>
    public static string Named(string? cluster) =>
        cluster?.Split('|') is [_, var port, var subset, var host]
            ? $"{host}:{port}{(subset.Length > 0 ? $" (subset {subset})" : "")}"
            : "its destination";

    static string Lacking(Hop? hop) =>
        string.Join(
            " and ",
            (hop?.Accepts?.Certificates ?? [])
                .Append(hop?.Accepts?.Ca)
                .Append(hop?.Tls?.Certificate)
                .Append(hop?.Tls?.Ca)
                .OfType<TlsCredential>()
                .Where(credential => credential.IsFound == false)
                .Select(credential => credential.From.Replace("secret:", "Secret ", StringComparison.Ordinal))
                .Distinct()
        );

    public static string Tls(HopTls tls)
    {
        if (!tls.IsOn)
            return "no TLS";
        if (tls.IsMesh)
            return tls.Sni is { } name ? $"the mesh's mutual TLS, server name {name}" : "the mesh's mutual TLS";
        var parts = new List<string>
        {
            tls.Mode == "MUTUAL" ? "mutual TLS" : "TLS",
            tls.Sni is { } sni ? $"server name {sni}" : "no server name",
            tls.Ca is null || tls.Ca == TlsCredential.None ? "nothing verified"
            : tls.SansFrom == NameFrom.None ? "any name accepted"
            : $"names {string.Join(", ", tls.Sans)}",
        };
        if (tls.Ca is { } ca && ca != TlsCredential.None)
            parts.Add($"CA {Shown(ca)}");
        if (tls.Certificate is { } certificate)
            parts.Add($"client certificate {Shown(certificate)}");
        return string.Join(", ", parts);
    }

    static string Shown(TlsCredential credential) =>
        credential.From == "system" ? "of the system"
        : credential.From.StartsWith("secret:", StringComparison.Ordinal) ? $"in Secret {credential.From[7..]}"
        : credential.From.StartsWith("configmap:", StringComparison.Ordinal) ? $"in ConfigMap {credential.From[10..]}"
        : credential.From;

    /// <summary>The text with its first letter in upper case; it must not be empty.</summary>
    public static string Upper(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}";
}
