using Kyma.Krm.Istio.Model;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Istio.Package;

/// <summary>The hosts that a VirtualService leads to.</summary>
internal static class Destinations
{
    /// <summary>The reserved name in <c>gateways</c> that stands for all sidecars.</summary>
    public const string Mesh = "mesh";

    public static IEnumerable<string> HttpDestinations(this VirtualServiceSpec spec) =>
        (spec.Http ?? [])
            .SelectMany(route => route.Route ?? [])
            .Select(route => route.Destination?.Host)
            .OfType<string>();

    public static IEnumerable<string> AllDestinations(this VirtualServiceSpec spec) =>
        spec.Routed().Select(to => to.Destination.Host).OfType<string>();

    /// <summary>Every destination of a route, with the gateways where the route holds.</summary>
    public static IEnumerable<RoutedDestination> Routed(this VirtualServiceSpec spec) =>
        Of("spec.http", spec.Http, spec).Concat(Of("spec.tls", spec.Tls, spec)).Concat(Of("spec.tcp", spec.Tcp, spec));

    /// <summary>Where copies of requests go.</summary>
    public static IEnumerable<RoutedDestination> Mirrored(this VirtualServiceSpec spec) =>
        from route in (spec.Http ?? []).Index()
        let path = FieldPath.Child("spec.http", route.Index)
        from mirror in (route.Item.Mirrors ?? [])
            .Index()
            .Select(mirror =>
                (mirror.Item.Destination, Path: $"{FieldPath.Child($"{path}.mirrors", mirror.Index)}.destination")
            )
            .Prepend((Destination: route.Item.Mirror, Path: $"{path}.mirror"))
        where mirror.Destination is not null
        select new RoutedDestination(mirror.Destination, mirror.Path, Used(route.Item.MatchedGateways, spec));

    /// <summary>Whether sidecars use it: <c>gateways</c> is left out or contains <c>mesh</c>.</summary>
    public static bool IsForMesh(this VirtualServiceSpec spec) =>
        spec.Gateways is not { Count: > 0 } gateways || gateways.Contains(Mesh);

    static IEnumerable<RoutedDestination> Of(string path, IReadOnlyList<IRoute>? routes, VirtualServiceSpec spec) =>
        from route in (routes ?? []).Index()
        from to in (route.Item.Destinations ?? []).Index()
        where to.Item is not null
        select new RoutedDestination(
            to.Item,
            $"{FieldPath.Child($"{FieldPath.Child(path, route.Index)}.route", to.Index)}.destination",
            Used(route.Item.MatchedGateways, spec)
        );

    /// <summary>Where a match names no gateways, those of the VirtualService count.</summary>
    static IEnumerable<string> Used(IEnumerable<IReadOnlyList<string>?>? matches, VirtualServiceSpec spec) =>
        (matches ?? [])
            .DefaultIfEmpty(null)
            .SelectMany(names =>
                names is { Count: > 0 } ? names
                : spec.Gateways is { Count: > 0 } own ? own
                : [Mesh]
            );
}

/// <summary>Where a route of a VirtualService leads.</summary>
/// <param name="Destination">As it is written; short names are not completed.</param>
/// <param name="Path">Of the destination.</param>
/// <param name="Gateways">By name, <c>mesh</c> for sidecars; a name may come more than once.</param>
internal sealed record RoutedDestination(Destination Destination, string Path, IEnumerable<string> Gateways);
