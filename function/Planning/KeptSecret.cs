using Kyma.Krm.Krm;
using Kyma.Krm.Kubernetes;

namespace Kyma.Krm.Planning;

/// <summary>
/// A Secret that was rendered for the same request and still has the content that it should is kept: no key is
/// generated again, and one made by an earlier version of this program lives on.
/// </summary>
internal static class KeptSecret
{
    public static bool Fits(Item item, Rendered resource) =>
        resource is { Request: { } request, IsIntact: { } isIntact }
        && item.Annotation(Marks.Request) == request
        && isIntact(item);
}
