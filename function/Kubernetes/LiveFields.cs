using System.Text.Json.Nodes;

namespace Kyma.Krm.Kubernetes;

/// <summary>
/// What the API server writes into the metadata of an object. In a file it is out of date at once: <c>kubectl apply</c>
/// ends in a Conflict with an old <c>resourceVersion</c> or <c>uid</c>, and server-side apply refuses
/// <c>managedFields</c>.
/// </summary>
internal static class LiveFields
{
    /// <summary>Names of fields below <c>metadata</c>.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "resourceVersion",
        "uid",
        "generation",
        "managedFields",
        "creationTimestamp",
        "selfLink",
    ];

    /// <summary>The others are ignored when the object is applied.</summary>
    public static bool StopsApply(string name) => name is "resourceVersion" or "uid" or "managedFields";

    /// <summary>Takes them out of <c>metadata</c>, which changes; others stay.</summary>
    public static void Remove(JsonObject metadata)
    {
        foreach (var name in Names)
            metadata.Remove(name);
    }
}
