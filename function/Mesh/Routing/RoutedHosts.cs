using Kyma.Krm.Istio.Model;
using Kyma.Krm.Istio.Syntax;

namespace Kyma.Krm.Mesh.Routing;

/// <summary>A host that a VirtualService leads to.</summary>
/// <param name="Port">Null: every port of it.</param>
/// <param name="SourceNamespaces">Of the route's matches; null where it holds for all.</param>
internal sealed record RoutedHost(string Host, int? Port, IReadOnlyList<string>? SourceNamespaces);

/// <summary>
/// What a VirtualService makes its clients know, besides what their Sidecar imports (istio,
/// virtualServiceDestinations).
/// </summary>
internal static class RoutedHosts
{
    public static IEnumerable<RoutedHost> Of(VirtualServiceSpec spec, string @namespace)
    {
        foreach (var route in spec.Http ?? [])
        {
            var namespaces = SourceNamespaces(route);
            var destinations = (route.Route ?? [])
                .Select(to => to.Destination)
                .Append(route.Mirror)
                .Concat((route.Mirrors ?? []).Select(mirror => mirror.Destination));
            foreach (var destination in destinations)
            {
                if (Of(@namespace, destination, namespaces) is { } host)
                    yield return host;
            }
        }

        var others = (spec.Tls ?? [])
            .SelectMany(route => route.Route ?? [])
            .Concat((spec.Tcp ?? []).SelectMany(route => route.Route ?? []));
        foreach (var to in others)
        {
            if (Of(@namespace, to.Destination, null) is { } host)
                yield return host;
        }
    }

    static RoutedHost? Of(string @namespace, Destination? destination, IReadOnlyList<string>? sourceNamespaces) =>
        destination?.Host is { Length: > 0 } host
            ? new RoutedHost(
                HostNames.Completed(host, @namespace),
                destination.Port?.Number is > 0 and <= 65535 and var port ? (int)port : null,
                sourceNamespaces
            )
            : null;

    /// <summary>A route is for all namespaces unless every match names another one.</summary>
    static List<string>? SourceNamespaces(HttpRoute route)
    {
        if (route.Match is not { Count: > 0 } matches)
            return null;
        var names = matches.Select(match => match.SourceNamespace).Where(name => !string.IsNullOrEmpty(name)).ToArray();
        return names.Length == 0 ? null : [.. names.OfType<string>()];
    }
}
