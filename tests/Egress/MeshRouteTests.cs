using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Egress;

/// <summary>
/// Sidecars use one VirtualService for a host and drop every other whole, so ours must not meet another's.
/// </summary>
public sealed class MeshRouteTests
{
    const string Sets = "headers: {request: {set: {X-Forwarded-Proto: https}}}, ";

    [Theory]
    [InlineData("", "", "Warning", false)]
    [InlineData("", Sets, "Info", false)]
    [InlineData("exportTo: [.], ", "", "Warning", true)]
    [InlineData("exportTo: ['*'], ", "", "Warning", false)]
    [InlineData("gateways: [shop/main], ", "", "", true)]
    [InlineData("gateways: [shop/main, mesh], ", "", "Warning", false)]
    public void A_route_that_someone_wrote_is_not_met_by_ours(
        string spec,
        string route,
        string severity,
        bool isRendered
    )
    {
        var traffic = Of("hosts: [a.example.com], tls: {mode: SIMPLE}", "", Route("a.example.com", spec, route));

        Assert.Equal(severity, string.Join(' ', traffic.Findings.Where(IsRouted).Select(finding => finding.Severity)));
        Assert.Equal(isRendered, Traffic.NamesOf(traffic.Resources).Contains("VirtualService shop/a-example-com"));
    }

    [Fact]
    public void Another_host_is_another_route() =>
        Assert.DoesNotContain(
            Of("hosts: [a.example.com], tls: {mode: SIMPLE}", "", Route("b.example.com", "", "")).Findings,
            IsRouted
        );

    [Fact]
    public void Where_no_header_is_set_there_is_no_route_to_meet() =>
        Assert.DoesNotContain(
            Of("hosts: [a.example.com], preset: http", "", Route("a.example.com", "", "")).Findings,
            IsRouted
        );

    [Fact]
    public void A_route_of_a_namespace_that_does_not_see_the_service_does_not_matter() =>
        Assert.DoesNotContain(
            Of(
                "hosts: [a.example.com], tls: {mode: SIMPLE}",
                "exportTo: [.], ",
                Route("a.example.com", "exportTo: [.], ", "")
                    .Replace("namespace: shop", "namespace: bank", StringComparison.Ordinal)
            ).Findings,
            IsRouted
        );

    [Fact]
    public void Through_the_egress_gateway_ours_stays_and_theirs_goes_around_it()
    {
        var traffic = Of("hosts: [a.example.com], via: EgressGateway", "", Route("a.example.com", "", ""));

        var finding = Assert.Single(traffic.Findings, IsRouted);
        Assert.Equal("spec.egress.services[0]", finding.Place.Field);
        Assert.Equal(
            "'a.example.com' is routed for sidecars by the VirtualService shop/theirs in resources.yaml "
                + "too. Sidecars use one of the two and drop the other; with that one, traffic goes around the "
                + "egress gateway. Remove the host there",
            finding.Message
        );
        Assert.NotNull(traffic.Resource("VirtualService", "a-example-com"));
    }

    static bool IsRouted(Finding finding) => finding.Rule.Name == "egress-host-routed-elsewhere";

    static string Route(string host, string spec, string route) =>
        "{apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: theirs, namespace: "
        + $"shop}}, spec: {{hosts: [{host}], {spec}http: [{{{route}route: [{{destination: {{host: "
        + $"{host}}}}}]}}]}}}}\n";

    static Traffic Of(string service, string egress, string resources) =>
        Traffic.Of($"{{egress: {{namespace: shop, {egress}services: [{{{service}}}]}}}}", resources);
}
