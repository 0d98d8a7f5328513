namespace Kyma.Krm.Istio.Admission.Security;

/// <summary>
/// Names of Envoy's filters before they had a place in their name (istio, pkg/config/xds/deprecated.go).
/// </summary>
internal static class EnvoyFilterNames
{
    static readonly Dictionary<string, string> Places = new()
    {
        ["http"] =
            "buffer cors csrf http_dynamo_filter ext_authz fault grpc_http1_bridge grpc_json_transcoder grpc_web gzip "
            + "health_check ip_tagging lua rate_limit router squash",
        ["listener"] = "http_inspector original_dst original_src proxy_protocol tls_inspector",
        ["network"] = "client_ssl_auth http_connection_manager mongo_proxy ratelimit redis_proxy tcp_proxy",
    };

    /// <summary>What the old names of two filters are called otherwise today.</summary>
    static readonly Dictionary<string, string> Renamed = new()
    {
        ["http_dynamo_filter"] = "dynamo",
        ["rate_limit"] = "ratelimit",
    };

    const string Envoy = "envoy.";

    /// <summary>The name today; null for a name that is not one of the old ones.</summary>
    public static string? Current(string? name)
    {
        if (name is null || !name.StartsWith(Envoy, StringComparison.Ordinal))
            return null;
        var own = name[Envoy.Length..];
        foreach (var (place, names) in Places)
        {
            var prefix = place == "listener" ? "listener." : "";
            if (
                own.StartsWith(prefix, StringComparison.Ordinal)
                && names.Split(' ').Contains(own[prefix.Length..])
                && own[prefix.Length..] is var old
            )
                return $"{Envoy}filters.{place}.{Renamed.GetValueOrDefault(old, old)}";
        }

        return null;
    }
}
