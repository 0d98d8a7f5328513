using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Istio.Package;

/// <summary>The kind of a VirtualService's routes that a server uses.</summary>
internal static class ServerRoutes
{
    public static readonly IReadOnlyList<string> All = ["http", "tls", "tcp"];

    /// <summary>Null for a server that no VirtualService has a part in.</summary>
    public static string? Of(Server server)
    {
        var protocol = Protocols.Parse(server.Port?.Protocol);
        return protocol == Protocol.Unsupported ? null
            : protocol.IsHttp() ? "http"
            : !protocol.IsTls() ? "tcp"
            : server.Tls?.Mode switch
            {
                "AUTO_PASSTHROUGH" => null,
                "PASSTHROUGH" or null => "tls",
                _ => protocol == Protocol.Https ? "http" : "tcp",
            };
    }
}
