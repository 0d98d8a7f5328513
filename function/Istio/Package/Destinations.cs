namespace Kyma.Krm.Istio.Package;

/// <summary>The hosts that a VirtualService leads to.</summary>
internal static class Destinations
{
    public static IEnumerable<string> HttpDestinations(this VirtualServiceSpec spec) =>
        (spec.Http ?? []).SelectMany(route => route.Route ?? []).Select(route => route.Destination?.Host).OfType<string>();

    public static IEnumerable<string> AllDestinations(this VirtualServiceSpec spec) =>
        spec.HttpDestinations()
            .Concat((spec.Tls ?? []).SelectMany(route => route.Route ?? []).Select(route => route.Destination?.Host).OfType<string>())
            .Concat((spec.Tcp ?? []).SelectMany(route => route.Route ?? []).Select(route => route.Destination?.Host).OfType<string>());
}
