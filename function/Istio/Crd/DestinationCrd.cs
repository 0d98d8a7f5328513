namespace Kyma.Krm.Istio.Crd;

/// <summary>Where routes, mirrors and a Sidecar's egress proxy lead.</summary>
internal static class DestinationCrd
{
    public static readonly CrdObject Destination = new CrdObject
    {
        { "host", CrdText.Any },
        { "subset", CrdText.Any },
        {
            "port",
            new CrdObject { { "number", CrdNumber.UInt32 } }
        },
    }.Requires("host");
}
