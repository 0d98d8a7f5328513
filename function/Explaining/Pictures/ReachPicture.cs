using Kyma.Krm.Egress;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Explaining.Pictures;

/// <summary>Reach as a tree: who asks, through which gateway, and how each request ends.</summary>
internal static class ReachPicture
{
    /// <summary>Boxes that still make a picture; the table has all rows.</summary>
    const int MostBoxes = 20;

    public static PictureNode Of(ClientReach client)
    {
        var shown = client.Rows.Take(MostBoxes).ToArray();
        var routed = shown.Where(row => row.IsThroughEgress).Select(Box).ToArray();
        return new PictureNode(NodeKind.Origin, client.Client, "its pods")
        {
            Children =
            [
                .. shown.Where(row => !row.IsThroughEgress).Select(Box),
                .. routed.Length == 0
                    ? (PictureNode[])[]
                    :
                    [
                        new PictureNode(NodeKind.Gateway, "istio-egressgateway", EgressGateway.Namespace)
                        {
                            Children = routed,
                        },
                    ],
                .. More(client.Rows.Count),
            ],
        };
    }

    /// <summary>Null where nothing enters.</summary>
    public static PictureNode? Of(IReadOnlyList<ReachRow> hosts) =>
        hosts.Count == 0
            ? null
            : new PictureNode(NodeKind.Origin, "Clients", "outside the cluster")
            {
                Children = [.. hosts.Take(MostBoxes).Select(Box), .. More(hosts.Count)],
            };

    static IEnumerable<PictureNode> More(int rows) =>
        rows <= MostBoxes ? [] : [new PictureNode(NodeKind.Host, $"{rows - MostBoxes} more in the table")];

    static PictureNode Box(ReachRow row) =>
        new(
            row.Result switch
            {
                TraceResult.Blocked when !row.IsUnrouted => NodeKind.Refused,
                TraceResult.Reaches when row.IsUnregistered => NodeKind.Open,
                TraceResult.Reaches => NodeKind.External,
                _ => NodeKind.Host,
            },
            row.To,
            row.Result == TraceResult.Reaches ? row.How : $"{row.Word}: {row.How}"
        );
}
