namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>Routes that lead nowhere, and VirtualServices that their gateway does not have.</summary>
public sealed class RouteTests
{
    const string Host = "api.partner.com";
    const string Http = "{number: 80, name: http, protocol: HTTP}";

    static string Entry(string more = "", string ports = Http) => TestMesh.Entry("api", "shop", Host, ports, more);

    static string Gateway(string name = "in", string selector = "istio: ingressgateway") =>
        TestMesh.Of(
            "Gateway",
            name,
            "shop",
            $"{{selector: {{{selector}}}, servers: [{{port: {Http}, hosts: [shop.example.com]}}]}}"
        );

    static string Routes(string to, string gateways = "in", string more = "", string hosts = "shop.example.com") =>
        TestMesh.Of(
            "VirtualService",
            "shop",
            "shop",
            $"{{hosts: [{hosts}], gateways: [{gateways}], http: [{{route: [{{destination: {{{to}}}}}]}}]{more}}}"
        );

    static string Mirrors(string to, string gateways = "in") =>
        TestMesh.Of(
            "VirtualService",
            "shop",
            "shop",
            $"{{hosts: [shop.example.com], gateways: [{gateways}], http: [{{route: [{{destination: {{host: "
                + $"b.example.com}}}}], mirror: {{{to}}}}}]}}"
        );

    static string Subsets(
        string name,
        string subsets,
        string host = Host,
        string @namespace = "shop",
        string more = ""
    ) => TestMesh.Of("DestinationRule", name, @namespace, $"{{host: \"{host}\", subsets: [{subsets}]{more}}}");

    const string To = $"host: {Host}, port: {{number: 80}}";
    const string At = "shop/shop spec.http[0].route[0].destination";

    public static TheoryData<string, string> Unknown =>
        new()
        {
            // Not exported to who routes there.
            {
                $"{At}: 'api.partner.com' is not visible to the gateways in istio-system, so requests get 503: "
                    + $"export it "
                    + "to them (exportTo), and let their Sidecar see it",
                Gateway() + Entry(", exportTo: [.]") + Routes(To)
            },
            { $"{At}: 'api.partner.com' is not", Entry(", exportTo: [.]") + Routes(To, "kyma-system/kyma-gateway") },
            {
                $"{At}: 'api.partner.com' is not",
                Gateway() + Entry(", exportTo: [.]") + Routes(To, "mesh, in", hosts: Host)
            },
            { "", Gateway() + Entry() + Routes(To) },
            { "", Gateway() + Routes(To) },
            { "", Gateway(selector: "app: own") + Entry(", exportTo: [.]") + Routes(To) },
            {
                $"{At}: 'api.partner.com' is not visible to clients in shop,",
                Entry(", exportTo: [.]").Replace("namespace: shop", "namespace: data", StringComparison.Ordinal)
                    + Routes(To, "mesh")
            },
            {
                $"{At}: 'api.partner.com' is not visible to clients in any other namespace,",
                Entry(", exportTo: [.]") + Routes(To, "mesh", hosts: "b.example.com") + Public
            },
            { "", Entry(", exportTo: [.]") + Routes(To, "mesh", ", exportTo: [.]", "b.example.com") + Public },
            {
                $"{At}: 'api.partner.com' is not visible to clients in any other namespace,",
                Entry(", exportTo: [.]") + Routes(To, "mesh", hosts: "b.example.com, c.example.com") + Public
            },
            // Of the gateways and the clients that lack it, the first is told.
            {
                $"{At}: 'api.partner.com' is not visible to clients in shop,",
                Gateway()
                    + Entry(", exportTo: [.]").Replace("namespace: shop", "namespace: data", StringComparison.Ordinal)
                    + Routes(To, "mesh, in")
            },
            // A route for some namespaces only may be what the others never see.
            {
                "",
                Entry(", exportTo: [.]").Replace("namespace: shop", "namespace: data", StringComparison.Ordinal)
                    + Routes(To, "mesh")
                        .Replace(
                            "http: [",
                            $"http: [{{match: [{{sourceNamespace: data}}], route: [{{destination: {{{To}}}}}]}}, ",
                            StringComparison.Ordinal
                        )
            },
            // Nobody else asks for a host that is seen in its own namespace only.
            { "", Entry(", exportTo: [.]") + Routes(To, "mesh", hosts: Host) },
            { "", Entry(", exportTo: [.]") + Routes(To, "mesh") },
            // The port.
            {
                $"{At}: 'api.partner.com' has no port 81 for the gateways in istio-system, so requests get 503: use 80",
                Gateway() + Entry() + Routes($"host: {Host}, port: {{number: 81}}")
            },
            {
                $"{At}: 'api.partner.com' has no port 81 for clients in shop, so requests get 503: use 80, 82",
                Entry(ports: $"{Http}, {{number: 82, name: more, protocol: HTTP}}")
                    + Routes($"host: {Host}, port: {{number: 81}}", "mesh")
            },
            { "", Gateway() + Entry() + Routes($"host: {Host}") },
            // Mirrored requests go there as well.
            {
                "shop/shop spec.http[0].mirror: 'api.partner.com' has no port 81",
                Gateway() + Entry() + Mirrors($"host: {Host}, port: {{number: 81}}")
            },
            // The subset.
            { "", Gateway() + Entry() + Subsets("api", "{name: all}") + Routes($"{To}, subset: all") },
            {
                $"{At}: no DestinationRule with the subset 'a' of 'api.partner.com' applies to the gateways",
                Gateway() + Entry() + Subsets("api", "{name: a}", more: ", exportTo: [.]") + Routes($"{To}, subset: a")
            },
            {
                $"{At}: no DestinationRule with the subset 'all' of 'api.partner.com' applies to the gateways in "
                    + "istio-system, so requests get 503: export it to them",
                Gateway()
                    + Entry()
                    + Subsets("api", "{name: all}", more: ", exportTo: [.]")
                    + Routes($"{To}, subset: all")
            },
            {
                $"{At}: for clients in bank DestinationRule bank/api applies to 'api.partner.com' "
                    + "and has no subset 'all', so requests get 503: add the subset there, or remove that rule",
                Entry()
                    + Subsets("api", "{name: all}")
                    + Subsets("api", "{name: other}", @namespace: "bank")
                    + Routes($"{To}, subset: all", "mesh", hosts: Host)
            },
            { "", Gateway() + Entry() + Routes($"{To}, subset: all") },
            { "", Gateway() + Entry() + Subsets("api", "{name: other}") + Routes($"{To}, subset: all") },
        };

    static readonly string Public = TestMesh.Entry("b", "shop", "b.example.com", Http);

    [Theory, MemberData(nameof(Unknown))]
    public void A_destination_that_is_not_there_for_those_who_route_to_it(string expected, string package)
    {
        var run = CheckRun.Of(package);

        run.AssertReports("destination-unknown", expected);
        Assert.All(run.OfRule("destination-unknown"), finding => Assert.Equal("package", (string)finding["gate"]!));
    }

    public static TheoryData<string, string> Undefined =>
        new()
        {
            {
                $"{At}.subset: 'none' is no subset of 'api.partner.com', whose DestinationRules here define "
                    + $"all: add it",
                Subsets("api", "{name: all}") + Routes($"{To}, subset: none")
            },
            {
                "shop/shop spec.http[0].mirror.subset: 'none' is no subset of 'api.partner.com', whose",
                Subsets("api", "{name: all}") + Mirrors($"{To}, subset: none")
            },
            {
                $"{At}.subset: 'none' is no subset of 'api.partner.com', whose DestinationRules here define all, more:",
                Subsets("api", "{name: all}") + Subsets("two", "{name: more}") + Routes($"{To}, subset: none")
            },
            {
                $"{At}.subset: 'none' is no subset of 'api.partner.com', whose DestinationRules here define "
                    + $"none: add it",
                TestMesh.Of("DestinationRule", "api", "shop", $"{{host: {Host}}}") + Routes($"{To}, subset: none")
            },
            {
                $"{At}.subset: 'none' is no subset of 'orders', whose",
                Subsets("api", "{name: all}", "orders.shop.svc.cluster.local") + Routes("host: orders, subset: none")
            },
            { "", Subsets("api", "{name: all}") + Routes($"{To}, subset: all") },
            { "", Subsets("api", "{name: all}") + Subsets("two", "{name: more}") + Routes($"{To}, subset: more") },
            { "", Subsets("api", "{name: all}") + Routes(To) },
            // It may be in the cluster, or in a rule for a wildcard.
            { "", Routes($"{To}, subset: none") },
            { "", Subsets("api", "{name: all}", "*.partner.com") + Routes($"{To}, subset: none") },
            {
                "",
                Subsets("api", "{name: all}")
                    + Subsets("wide", "{name: more}", "*.partner.com")
                    + Routes($"{To}, subset: none")
            },
        };

    [Theory, MemberData(nameof(Undefined))]
    public void A_subset_that_no_rule_defines(string expected, string package) =>
        CheckRun.Of(package).AssertReports("virtual-service-subset-undefined", expected);

    static readonly string Any = Entry().Replace("DNS", "NONE", StringComparison.Ordinal);

    const string Loop = $"{At}.host: 'api.partner.com' has resolution NONE, so the gateway has no server for it";

    public static TheoryData<string, string> WithoutServer =>
        new()
        {
            { Loop, Gateway() + Any + Routes(To) },
            { Loop, Gateway() + Any + Routes(To, "mesh, in") },
            { "", Any + Routes(To, "mesh") },
            { "", Gateway() + Entry() + Routes(To) },
            { "", Gateway() + Routes(To) },
            {
                "",
                Gateway()
                    + Entry(", workloadSelector: {labels: {app: one}}")
                        .Replace("DNS", "STATIC", StringComparison.Ordinal)
                    + Routes(To)
            },
            {
                "",
                Gateway()
                    + Entry(", workloadSelector: {labels: {app: one}}").Replace("DNS", "NONE", StringComparison.Ordinal)
                    + Routes(To)
            },
            {
                "",
                Gateway()
                    + Entry(", endpoints: [{address: 192.0.2.1}]").Replace("DNS", "STATIC", StringComparison.Ordinal)
                    + Routes(To)
            },
            {
                "",
                Gateway()
                    + TestMesh.App("orders", "shop", "{name: http, port: 80}")
                    + Routes("host: orders, port: {number: 80}")
            },
            {
                "",
                Gateway()
                    + "---\napiVersion: v1\nkind: Service\nmetadata: {name: db, namespace: shop}\n"
                    + "spec: {clusterIP: None, ports: [{name: http, port: 80}]}\n"
                    + Routes("host: db, port: {number: 80}")
            },
            // Another entry of the host has one.
            { "", Gateway() + Any + TestMesh.Entry("more", "shop", Host, Http) + Routes(To) },
            // An EnvoyFilter may do what Istio's own resources cannot.
            {
                "",
                Gateway()
                    + Any
                    + Routes(To)
                    + "---\napiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\n"
                    + "metadata: {name: a, namespace: istio-system}\nspec: {configPatches: []}\n"
            },
        };

    [Theory, MemberData(nameof(WithoutServer))]
    public void A_destination_for_which_a_gateway_has_no_server(string expected, string package) =>
        CheckRun.Of(package).AssertReports("virtual-service-gateway-loop", expected);

    static string Attached(string gateway) =>
        $"shop/shop spec.exportTo: the pods of the Gateway {gateway} run in istio-system, and exportTo leaves that "
        + "namespace out: the gateway has none of these routes";

    const string Private = ", exportTo: [.]";

    public static TheoryData<string, string> NotAttached =>
        new()
        {
            { Attached("shop/in"), Gateway() + Routes(To, more: Private) },
            { Attached("shop/out"), Gateway("out", "istio: egressgateway") + Routes(To, "out", Private) },
            { Attached("shop/in"), Gateway() + Gateway("two") + Routes(To, "mesh, in, two", Private) },
            { Attached("kyma-system/kyma-gateway"), Routes(To, "kyma-system/kyma-gateway", Private) },
            { "", Gateway() + Routes(To) },
            { "", Gateway() + Routes(To, more: ", exportTo: [., istio-system]") },
            { "", Gateway(selector: "app: own") + Routes(To, more: Private) },
            { "", Routes(To, more: Private) },
            { "", Gateway() + Routes(To, "mesh", Private) },
        };

    [Theory, MemberData(nameof(NotAttached))]
    public void A_gateway_that_does_not_have_the_routes(string expected, string package) =>
        CheckRun.Of(package).AssertReports("virtual-service-not-attached", expected);
}
