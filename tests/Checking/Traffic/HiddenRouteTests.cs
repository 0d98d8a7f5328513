namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>VirtualServices that another one of the host hides from every client they are exported to.</summary>
public sealed class HiddenRouteTests
{
    const string Host = "api.partner.com";
    const string Http = "http: [{route: [{destination: {host: api.partner.com}}]}]";
    const string Tcp = "tcp: [{route: [{destination: {host: api.partner.com}}]}]";

    static string Routes(
        string name,
        string @namespace,
        string exportTo,
        string routes = Http,
        string gateways = "mesh",
        string hosts = Host
    ) =>
        TestMesh.Of(
            "VirtualService",
            name,
            @namespace,
            $"{{hosts: [{hosts}], gateways: [{gateways}], exportTo: [{exportTo}], {routes}}}"
        );

    static readonly string Own = Routes("own", "shop", ".");

    public static TheoryData<string, string> Packages =>
        new()
        {
            {
                "data/named spec.hosts[0]: VirtualService shop/own has routes for 'api.partner.com' too, and comes "
                    + "first for every client that this one is exported to",
                Own + Routes("named", "data", "shop")
            },
            {
                "data/named spec.hosts[1]: VirtualService shop/own has",
                Own + Routes("named", "data", "shop", hosts: "a.example.com, api.partner.com")
            },
            {
                "data/named spec.hosts[0]: VirtualService bank/own has",
                Own + Routes("own", "bank", ".") + Routes("named", "data", "shop, bank")
            },
            { "data/named spec.hosts[0]:", Own + Routes("named", "data", "shop", gateways: "mesh, in") },
            // Somebody still uses it.
            { "", Own + Routes("named", "data", "shop, bank") },
            { "", Own + Routes("named", "data", "\"*\"") },
            { "", Own + Routes("named", "data", "shop", hosts: "b.example.com") },
            { "", Routes("one", "bank", "shop") + Routes("two", "data", "shop") },
            { "", Routes("all", "bank", "\"*\"") + Routes("named", "data", "shop") },
            { "", Routes("own", "bank", ".") + Routes("named", "data", "shop") },
            // Not for the mesh, or not of HTTP.
            { "", Own + Routes("named", "data", "shop", gateways: "in") },
            { "", Routes("own", "shop", ".", gateways: "in") + Routes("named", "data", "shop") },
            { "", Own + Routes("named", "data", "shop", Tcp) },
            { "", Own + Routes("named", "data", "shop", $"http: [], {Tcp}") },
            { "", Routes("own", "shop", ".", Tcp) + Routes("named", "data", "shop") },
        };

    [Theory, MemberData(nameof(Packages))]
    public void Are_reported_where_nobody_is_left_who_uses_them(string expected, string package) =>
        CheckRun.Of(package).AssertReports("virtual-service-hidden", expected);

    /// <summary>A question costs the same, whatever the number of namespaces.</summary>
    [Theory]
    [InlineData(20, 1)]
    [InlineData(21, 0)]
    public void Not_asked_for_more_than_20_namespaces(int namespaces, int expected)
    {
        var names = Enumerable.Range(0, namespaces).Select(i => $"n{i}").ToList();
        Assert.Equal(
            expected,
            CheckRun
                .Of(
                    string.Concat(names.Select(name => Routes("own", name, ".")))
                        + Routes("named", "zoo", string.Join(", ", names))
                )
                .By("virtual-service-hidden")
                .Count
        );
    }
}
