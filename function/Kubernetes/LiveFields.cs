using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// What the API server writes into the metadata of an object. In a file it is out of date at once: <c>kubectl apply</c> ends in a
/// Conflict with an old <c>resourceVersion</c> or <c>uid</c>, and server-side apply refuses <c>managedFields</c>.
/// </summary>
internal static class LiveFields
{
    public static readonly IReadOnlyList<string> Names =
    [
        "resourceVersion",
        "uid",
        "generation",
        "managedFields",
        "creationTimestamp",
        "selfLink",
    ];

    public static void Remove(JsonObject metadata)
    {
        foreach (var name in Names)
            metadata.Remove(name);
    }
}
