using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Answers;

/// <summary>What clients put on the wire for a port that is registered with a protocol.</summary>
internal static class RequestProtocols
{
    /// <summary>The protocol of the requests that <c>trace</c> tries at such a port.</summary>
    public static RequestProtocol Of(Protocol protocol) =>
        protocol is Protocol.Grpc or Protocol.GrpcWeb ? RequestProtocol.Grpc
        : protocol.IsHttp() || protocol == Protocol.Unsupported ? RequestProtocol.Http
        : protocol.IsTls() ? RequestProtocol.Https
        : RequestProtocol.Tcp;
}
