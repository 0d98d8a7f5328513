namespace Kyma.Krm.Istio.Crd;

internal static class SidecarCrd
{
    static readonly CrdWords CaptureMode = new("DEFAULT", "IPTABLES", "NONE");

    static readonly CrdObject Ingress = new CrdObject
    {
        { "port", GatewayCrd.Port() },
        { "bind", CrdText.Any },
        { "captureMode", CaptureMode },
        { "defaultEndpoint", CrdText.Any },
        { "tls", GatewayCrd.Tls },
        { "connectionPool", TrafficPolicyCrd.ConnectionPool },
    }.Requires("port");

    static readonly CrdObject Egress = new CrdObject
    {
        { "port", GatewayCrd.Port() },
        { "bind", CrdText.Any },
        { "captureMode", CaptureMode },
        { "hosts", new CrdList(CrdText.Any) },
    }.Requires("hosts");

    static readonly CrdObject OutboundTrafficPolicy = new()
    {
        { "mode", new CrdWords("REGISTRY_ONLY", "ALLOW_ANY") },
        { "egressProxy", DestinationCrd.Destination },
    };

    public static readonly CrdObject Spec = new()
    {
        { "workloadSelector", ServiceEntryCrd.WorkloadSelector },
        { "ingress", new CrdList(Ingress) },
        { "egress", new CrdList(Egress) },
        { "inboundConnectionPool", TrafficPolicyCrd.ConnectionPool },
        { "outboundTrafficPolicy", OutboundTrafficPolicy },
    };
}
