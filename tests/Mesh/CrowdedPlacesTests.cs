namespace Kyma.Krm.Tests.Mesh;

/// <summary>
/// Thousands of resources that all concern one host, one namespace or one gateway take no longer, each, than as many
/// that have nothing to do with each other.
/// </summary>
public sealed class CrowdedPlacesTests
{
    const string Entry = """
        ---
        {apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: {name: one, namespace: shop}, spec: {hosts:
          [one.example.org], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS} }

        """;

    const string Sidecar = """
        ---
        {apiVersion: networking.istio.io/v1, kind: Sidecar, metadata: {name: s{0}, namespace: shop}, spec: {
          workloadSelector: {labels: {part: all, app: a{0}}}, egress: [{hosts: ["./*"]}]} }

        """;

    const string Deployment = """
        ---
        {apiVersion: apps/v1, kind: Deployment, metadata: {name: d{0}, namespace: shop}, spec: {template: {metadata:
          {labels: {part: all, app: a{0}}}, spec: {containers: []}} } }

        """;

    const string SelectingRule = """
        ---
        {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: s{0}, namespace: shop}, spec:
          {host: one.example.org, workloadSelector: {matchLabels: {app: a{0}}}, trafficPolicy: {tls: {mode: SIMPLE}}} }

        """;

    const string Rule = """
        ---
        {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: g{0}, namespace: shop}, spec:
          {host: one.example.org, exportTo: ["EXPORT"], subsets: [{name: v{0}, labels: {v: "{0}"}}]} }

        """;

    const string Routes = """
        ---
        {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: v{0}, namespace: n{0}}, spec: {
          hosts: [one.example.org], http: [{route: [{destination: {host: one.example.org, port: {number: 443}}}]}]} }

        """;

    const string Policy = """
        ---
        {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: p{0}, namespace: istio-system},
          spec: {action: DENY, selector: {matchLabels: {istio: ingressgateway}}, rules: [{to: [{operation: {paths:
          ["/p{0}"]}}]}]} }

        """;

    const string Gateway = """
        ---
        {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: g{0}, namespace: shop}, spec: {selector:
          {istio: ingressgateway}, servers: [{port: {number: 443, name: https, protocol: HTTPS}, tls: {mode: SIMPLE,
          credentialName: c{0}}, hosts: [one.example.org]}]} }

        """;

    const string Domain = """
        ---
        {apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: base}, spec: {domain:
          shop.example.com, certificate: gardener} }

        """;

    const string ApiRule = """
        ---
        {apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: c{0}}, spec: {apiRules: [{name:
          r{0}, namespace: n{0}, host: h{0}.shop.example.com, gateway: kyma-system/kyma-gateway, service: {name: s,
          port: 80}}]} }

        """;

    const string PolicyOfHost = """
        ---
        {apiVersion: security.istio.io/v1, kind: AuthorizationPolicy, metadata: {name: p{0}, namespace: istio-system},
          spec: {action: DENY, selector: {matchLabels: {istio: ingressgateway}}, rules: [{to: [{operation: {hosts:
          ["H{0}.shop.example.com"], paths: ["/admin*"]}}]}]} }

        """;

    const string PlainGateway = """
        ---
        {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: g{0}, namespace: shop}, spec: {selector:
          {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts:
          ["*.h{0}.example.org"]}]} }

        """;

    const string PassthroughGateway = """
        ---
        {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: g{0}, namespace: shop}, spec: {selector:
          {istio: ingressgateway}, servers: [{port: {number: 443, name: tls, protocol: TLS}, tls: {mode: PASSTHROUGH},
          hosts: ["*.h{0}.example.org"]}]} }
        ---
        {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: v{0}, namespace: shop}, spec: {
          hosts: ["*.h{0}.example.org"], gateways: [g{0}], tls: [{match: [{sniHosts: ["*.h{0}.example.org"]}], route: [{
          destination: {host: one.example.org, port: {number: 443}}}]}]} }

        """;

    const string Locked = """
        ---
        {apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: c{0}}, spec: {egress: {namespace:
          n{0}, outboundTrafficPolicy: REGISTRY_ONLY, services: [{hosts: [api-{0}.example.org]}]}} }

        """;

    const string Whole = """
        ---
        {apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: c{0}}, spec: {domain:
          h{0}.example.org, certificate: gardener, gateway: {name: g{0}}, egress: {services: [{hosts:
          [api-{0}.example.net]}]}} }

        """;

    /// <summary>What all of them are for, and what there is much of.</summary>
    public static TheoryData<string, string> Crowds =>
        new()
        {
            { "", Sidecar },
            { Entry, Sidecar + Deployment },
            { Entry, SelectingRule + Deployment },
            { Entry, SelectingRule + Rule.Replace("EXPORT", ".", StringComparison.Ordinal) },
            { Entry, Rule.Replace("EXPORT", "n{0}", StringComparison.Ordinal) },
            { Entry, Rule.Replace("EXPORT", "*", StringComparison.Ordinal) },
            { Entry, Routes },
            { "", Entry.Replace("namespace: shop", "namespace: n{0}", StringComparison.Ordinal) + Routes },
            {
                Entry,
                Rule.Replace("EXPORT", ".", StringComparison.Ordinal)
                    .Replace("namespace: shop", "namespace: n{0}", StringComparison.Ordinal) + Routes
            },
            { "", Gateway },
            { Gateway.Replace("{0}", "", StringComparison.Ordinal), Policy },
            { "", Entry.Replace("namespace: shop", "namespace: n{0}", StringComparison.Ordinal) },
            { Domain, ApiRule + PolicyOfHost },
        };

    [Theory]
    [MemberData(nameof(Crowds))]
    public void Are_checked(string place, string one) => Growth.IsLinear(Crowd(place, one), 100, "check", "-");

    [Theory]
    [MemberData(nameof(Crowds))]
    public void Are_traced(string place, string one) =>
        Growth.IsLinear(Crowd(place, one), 100, "trace", "--from", "shop", "--to", "https://one.example.org", "-");

    /// <summary>Every request is followed through both packages.</summary>
    [Theory]
    [InlineData("", PlainGateway, 800)]
    [InlineData(Entry, PassthroughGateway, 800)]
    [InlineData("", Whole, 100)]
    public void Are_compared(string place, string one, int count) =>
        Growth.IsLinear(Crowd(place, one), count, "diff", "--effects", "/dev/null", "-");

    [Theory]
    [InlineData(Domain, ApiRule + PolicyOfHost)]
    [InlineData("", Locked)]
    [InlineData("", Whole)]
    public void Are_explained(string place, string one) => Growth.IsLinear(Crowd(place, one), 100, "explain", "-");

    static Func<int, string> Crowd(string place, string one) =>
        count =>
            place
            + string.Concat(
                Enumerable.Range(0, count).Select(i => one.Replace("{0}", $"{i}", StringComparison.Ordinal))
            );
}
