namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>DestinationRules and their parts that apply to nobody.</summary>
public sealed class RuleUseTests
{
    const string Host = "api.partner.com";
    const string Random = "loadBalancer: {simple: RANDOM}";

    static string Entry(string more = "", string ports = "{number: 80, name: http, protocol: HTTP}") =>
        TestMesh.Entry("api", "shop", Host, ports, more);

    static string Entries(int count) =>
        string.Concat(
            Enumerable
                .Range(0, count)
                .Select(i => TestMesh.Entry("api", $"n{i}", Host, "{number: 80, name: http, protocol: HTTP}"))
        );

    static string Rule(string name, string @namespace, string policy = Random, string more = "", string host = Host) =>
        TestMesh.Of("DestinationRule", name, @namespace, $"{{host: \"{host}\", trafficPolicy: {{{policy}}}{more}}}");

    static string Selects(string labels) => $", workloadSelector: {{matchLabels: {{{labels}}}}}";

    static string Port(int number, string settings = Random) => $"{{port: {{number: {number}}}, {settings}}}";

    public static TheoryData<string, string> Unused =>
        new()
        {
            {
                "third/api spec.host: no client that sees ServiceEntry shop/api uses this rule: clients look in their "
                    + "own namespace, then in shop, then in istio-system, and the first rule for the host that is "
                    + "exported to them decides. Move it to shop, and export it to all who see the host",
                Entry(", exportTo: [.]") + Rule("api", "third")
            },
            { "third/api spec.host:", Entry(", exportTo: [., istio-system]") + Rule("api", "third") },
            {
                "third/api spec.host: no client that sees ServiceEntry istio-system/api uses this rule: clients look "
                    + "in their own namespace, then in istio-system, and the first rule",
                TestMesh.Entry(
                    "api",
                    "istio-system",
                    Host,
                    "{number: 80, name: http, protocol: HTTP}",
                    ", exportTo: [.]"
                ) + Rule("api", "third")
            },
            // Its own namespace, that of the entry and the root namespace are looked through.
            { "", Entry() + Rule("api", "third", more: ", exportTo: [.]") },
            { "third/api spec.host:", Entry() + Rule("api", "third", more: ", exportTo: [bank]") },
            { "", Entry(", exportTo: [., third]") + Rule("api", "third", more: ", exportTo: [.]") },
            { "", Entry(", exportTo: [.]") + Rule("api", "shop", more: ", exportTo: [.]") },
            { "", Entry(", exportTo: [.]") + Rule("api", "istio-system") },
            { "", Entry(", exportTo: [bank]") + Rule("api", "shop") },
            { "shop/api spec.host:", Entry(", exportTo: [bank]") + Rule("api", "shop", more: ", exportTo: [.]") },
            // The gateways are clients too.
            {
                "",
                Entry(", exportTo: [istio-system]")
                    + Rule("api", "istio-system", more: $", exportTo: [.]{Selects("istio: ingressgateway")}")
            },
            {
                "shop/api spec.host:",
                Entry(", exportTo: [istio-system]") + Rule("api", "shop", more: ", exportTo: [.]")
            },
            // Pods that it selects.
            { "", Entry(", exportTo: [.]") + Rule("api", "shop", more: Selects("app: one")) },
            { "shop/api spec.host:", Entry(", exportTo: [bank]") + Rule("api", "shop", more: Selects("app: one")) },
            // However many rules select pods, each is asked about for its own.
            {
                "",
                Entry()
                    + string.Concat(
                        Enumerable.Range(0, 15).Select(i => Rule("api", $"n{i:00}", more: Selects("app: one")))
                    )
            },
            // Five services of a host are asked, and of more it is not known.
            { "third/api spec.host:", Entries(5) + Rule("api", "third", more: ", exportTo: [bank]") },
            { "", Entries(6) + Rule("api", "third", more: ", exportTo: [bank]") },
            // What the package does not have may be in the cluster.
            { "", Rule("api", "third") },
            { "", Entry(", exportTo: [.]") + Rule("api", "third", host: "b.example.com") },
        };

    [Theory, MemberData(nameof(Unused))]
    public void A_rule_that_nobody_uses(string expected, string package) =>
        CheckRun.Of(package).AssertReports("destination-rule-unused", expected);

    public static TheoryData<string, string> Ports =>
        new()
        {
            {
                "shop/api spec.trafficPolicy.portLevelSettings[1].port.number: ServiceEntry shop/api does not "
                    + "have port "
                    + "8080, so these settings apply to nobody: use 80, the port of the service",
                Entry() + Rule("api", "shop", $"portLevelSettings: [{Port(80)}, {Port(8080)}]")
            },
            {
                "shop/api spec.trafficPolicy.portLevelSettings[0].port.number: ServiceEntry shop/api does not "
                    + "have port "
                    + "8080, so these settings apply to nobody: use 80, 81, the",
                Entry(ports: "{number: 80, name: http, protocol: HTTP}, {number: 81, name: other, protocol: HTTP}")
                    + Rule("api", "shop", $"portLevelSettings: [{Port(8080)}, {Port(81)}]")
            },
            { "", Entry() + Rule("api", "shop", $"portLevelSettings: [{Port(80)}]") },
            // Requests that leave without TLS for it are reported instead.
            { "", Entry() + Rule("api", "shop", $"portLevelSettings: [{Port(443, "tls: {mode: SIMPLE}")}]") },
            // Another entry of the host has it.
            {
                "",
                Entry()
                    + TestMesh.Entry("more", "shop", Host, "{number: 81, name: other, protocol: HTTP}")
                    + Rule("api", "shop", $"portLevelSettings: [{Port(81)}]")
            },
        };

    [Theory, MemberData(nameof(Ports))]
    public void Settings_for_a_port_that_is_not_there(string expected, string package) =>
        CheckRun.Of(package).AssertReports("destination-rule-unused", expected);

    public static TheoryData<string, string> Overruled =>
        new()
        {
            {
                "shop/two spec.trafficPolicy: DestinationRule shop/one is for the same host in the same "
                    + "namespace. Istio "
                    + "uses the trafficPolicy of one of them, the older (with equal ages the first by name)",
                Entry() + Rule("one", "shop") + Rule("two", "shop")
            },
            { "", Entry() + Rule("one", "shop") + Rule("two", "bank") },
            { "", Entry() + Rule("one", "shop") + Rule("two", "shop", host: "b.example.com") },
            {
                "",
                Entry()
                    + Rule("one", "shop")
                    + TestMesh.Of("DestinationRule", "two", "shop", $"{{host: {Host}, subsets: [{{name: all}}]}}")
            },
        };

    [Theory, MemberData(nameof(Overruled))]
    public void A_policy_that_another_one_overrules(string expected, string package) =>
        CheckRun.Of(package).AssertReports("destination-rule-overruled", expected);

    static string Pods(string name, string labels) =>
        $"---\napiVersion: v1\nkind: Pod\nmetadata: {{name: {name}, namespace: shop, labels: {{{labels}}}}}\n"
        + "spec: {containers: [{name: main, image: \"app:1\"}]}\n";

    static string Subsets(string subsets, string host = "orders") =>
        TestMesh.Of("DestinationRule", "orders", "shop", $"{{host: {host}, subsets: [{subsets}]}}");

    const string One = "{name: one, labels: {version: one}}";
    const string Two = "{name: two, labels: {version: two, app: orders}}";

    public static TheoryData<string, string> Subset =>
        new()
        {
            {
                "shop/orders spec.subsets[1].labels: none of the pods of the Service shop/orders in the "
                    + "package has the "
                    + "labels app=orders, version=two of the subset 'two', so requests to it get 503",
                Orders + Pods("a", "app: orders, version: one") + Subsets($"{One}, {Two}")
            },
            { "", Orders + Pods("a", "app: orders, version: one") + Subsets(One) },
            {
                "",
                Orders
                    + Pods("a", "app: orders, version: one")
                    + Pods("b", "app: orders, version: two")
                    + Subsets($"{One}, {Two}, {{name: all}}")
            },
            // Pods of another application, none at all, and a host that is no Service of the package.
            {
                "shop/orders spec.subsets[0].labels:",
                Orders + Pods("a", "app: other, version: one") + Pods("b", "app: orders") + Subsets(One)
            },
            { "", Orders + Pods("a", "app: other, version: one") + Subsets(One) },
            { "", Orders + Subsets(One) },
            { "", Pods("a", "app: orders") + Subsets(One) },
            { "", Entry() + Pods("a", "app: orders") + Subsets(One, Host) },
            // Of the Services that every Kyma cluster has, some pods may be outside of the package.
            {
                "",
                "---\napiVersion: v1\nkind: Pod\nmetadata: {name: own, namespace: istio-system, labels: {istio: "
                    + "ingressgateway, app: istio-ingressgateway}}\nspec: {containers: [{name: main}]}\n"
                    + Subsets(One, "istio-ingressgateway.istio-system.svc.cluster.local")
            },
            // An entry of the host comes with it.
            {
                "shop/orders spec.subsets[0].labels:",
                TestMesh.Entry("a", "shop", "orders.shop.svc.cluster.local", "{number: 80, name: http, protocol: HTTP}")
                    + Orders
                    + Pods("a", "app: orders")
                    + Subsets(One)
            },
        };

    const string Orders =
        "---\napiVersion: v1\nkind: Service\nmetadata: {name: orders, namespace: shop}\n"
        + "spec: {ports: [{name: http, port: 80}], selector: {app: orders}}\n";

    [Theory, MemberData(nameof(Subset))]
    public void A_subset_without_pods(string expected, string package) =>
        CheckRun.Of(package).AssertReports("subset-without-pods", expected);
}
