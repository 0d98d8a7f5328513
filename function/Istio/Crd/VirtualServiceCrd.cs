namespace Kyma.Krm.Istio.Crd;

internal static class VirtualServiceCrd
{
    static readonly CrdList Texts = new(CrdText.Any);

    static readonly CrdList Routes = new(
        new CrdObject { { "destination", DestinationCrd.Destination }, { "weight", CrdNumber.Int32 } }.Requires(
            "destination"
        )
    );

    static readonly CrdObject TlsMatch = new CrdObject
    {
        { "sniHosts", Texts },
        { "destinationSubnets", Texts },
        { "port", CrdNumber.UInt32 },
        { "sourceLabels", CrdMap.OfText },
        { "gateways", Texts },
        { "sourceNamespace", CrdText.Any },
    }.Requires("sniHosts");

    static readonly CrdObject TcpMatch = new()
    {
        { "destinationSubnets", Texts },
        { "port", CrdNumber.UInt32 },
        { "sourceSubnet", CrdText.Any },
        { "sourceLabels", CrdMap.OfText },
        { "gateways", Texts },
        { "sourceNamespace", CrdText.Any },
    };

    public static readonly CrdObject Spec = new()
    {
        { "hosts", Texts },
        { "gateways", Texts },
        { "http", new CrdList(HttpRouteCrd.Route) },
        {
            "tls",
            new CrdList(new CrdObject { { "match", new CrdList(TlsMatch) }, { "route", Routes } }.Requires("match"))
        },
        { "tcp", new CrdList(new CrdObject { { "match", new CrdList(TcpMatch) }, { "route", Routes } }) },
        { "exportTo", Texts },
    };
}
