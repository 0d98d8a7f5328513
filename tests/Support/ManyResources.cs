namespace Kyma.Krm.Tests.Support;

/// <summary>As many small resources as a test of memory needs, each with a number of its own.</summary>
internal static class ManyResources
{
    public static string Config(int i) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata:
              name: shop-{{i}}
            spec:
              domain: shop-{{i}}.example.com
              certificate:
                gardener: {}
              gateway:
                name: gateway-{{i}}
              egress:
                services:
                - hosts: [api-{{i}}.partner.com]

            """;

    public static string ServiceEntry(int i) =>
        $"""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata:
              name: partner-{i}
              namespace: ns-{i % 50}
            spec:
              hosts: [partner-{i}.example.net]
              location: MESH_EXTERNAL
              resolution: DNS
              ports:
              - number: 443
                name: tls
                protocol: TLS

            """;

    /// <summary>As a file has them.</summary>
    public static string Documents(int count, Func<int, string> resource) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"---\n{resource(i)}"));

    /// <summary>As a function gets them.</summary>
    public static string ResourceList(int count, Func<int, string> resource) =>
        "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n"
        + string.Concat(Enumerable.Range(0, count).Select(i => Item(resource(i))));

    /// <summary>One more of them.</summary>
    public static string Item(string resource) => $"- {resource.TrimEnd().Replace("\n", "\n  ")}\n";
}
