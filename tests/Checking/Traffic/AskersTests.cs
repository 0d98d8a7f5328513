using Kyma.Krm.Checking.Traffic;

namespace Kyma.Krm.Tests.Checking.Traffic;

/// <summary>Of which clients a question is asked: one for each answer that may differ, and no more.</summary>
public sealed class AskersTests
{
    const string Host = "api.partner.com";
    const string Others = "any other namespace";

    static string Entry(string more = "") =>
        TestMesh.Entry("api", "shop", Host, "{number: 80, name: http, protocol: HTTP}", more);

    static string Sidecar(string @namespace, string hosts = "*/*", string more = "", string name = "default") =>
        TestMesh.Of("Sidecar", name, @namespace, $"{{egress: [{{hosts: [\"{hosts}\"]}}]{more}}}");

    static string Rule(string name, string @namespace, string more = "", string host = Host) =>
        TestMesh.Of("DestinationRule", name, @namespace, $"{{host: \"{host}\"{more}}}");

    static string Selects(string labels) => $", workloadSelector: {{matchLabels: {{{labels}}}}}";

    const string One = "app: one";

    public static TheoryData<string, string> Packages =>
        new()
        {
            { $"shop, {Others}", Entry() },
            // By name it is seen in these namespaces; the gateways' one is asked for by itself.
            { "shop", Entry(", exportTo: [., istio-system]") },
            { "bank, zoo", Entry(", exportTo: [zoo, bank, istio-system]") },
            { "n0, n1, n10, n11, n2, n3, n4, n5, n6, n7", Entry($", exportTo: [{Many(12, i => $"n{i}, ")}]") },
            // A Sidecar may limit what its namespace sees; those that say the same are asked once.
            { $"shop, bank, {Others}", Entry() + Sidecar("bank") },
            { $"shop, {Others}", Entry() + Sidecar("shop") },
            { $"shop, {Others}", Entry() + Sidecar("istio-system") },
            { $"shop, bank, {Others}", Entry() + Sidecar("bank") + Sidecar("data") },
            { $"shop, bank, {Others}", Entry() + Sidecar("istio-system") + Sidecar("bank") },
            {
                $"shop, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, {Others}",
                Entry() + Sidecar("n0", "./*", name: "more") + Many(10, i => Sidecar($"n{i}", $"n{i}/*"))
            },
            { $"shop, {Others}", Entry() + Sidecar("shop", "*/*", ", workloadSelector: {labels: {}}") },
            { $"shop, bank, data, {Others}", Entry() + Sidecar("bank") + Sidecar("data", "./*") },
            {
                $"shop, bank, data, {Others}",
                Entry() + Sidecar("bank") + Sidecar("data", "*/*", ", outboundTrafficPolicy: {mode: REGISTRY_ONLY}")
            },
            {
                $"shop, bank, data, {Others}",
                Entry() + Sidecar("bank") + Sidecar("data", "*/*", ", outboundTrafficPolicy: {}")
            },
            {
                $"shop, bank, data, {Others}",
                Entry()
                    + Sidecar("bank", "*/*", ", outboundTrafficPolicy: {mode: ALLOW_ANY}")
                    + Sidecar("data", "*/*", ", outboundTrafficPolicy: {mode: REGISTRY_ONLY}")
            },
            {
                $"shop, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, {Others}",
                Entry() + Many(12, i => Sidecar($"n{i}", $"n{i}/*"))
            },
            // So may a rule of the host, or of a wildcard above it.
            { $"shop, bank, {Others}", Entry() + Rule("one", "bank") + Rule("two", "bank") },
            { $"shop, bank, {Others}", Entry() + Rule("one", "bank", host: "*.partner.com") },
            { $"shop, {Others}", Entry() + Rule("one", "bank", host: "*.example.com") },
            { $"shop, {Others}", Entry() + Rule("one", "shop") + Rule("two", "istio-system") },
            {
                $"shop, n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, {Others}",
                Entry() + Rule("two", "n0") + Many(12, i => Rule("one", $"n{i}"))
            },
            // Pods that one of them selects, and the others of the namespace.
            {
                $"shop (pods with app=one), shop (all other pods), {Others}",
                Entry() + Rule("one", "shop", Selects(One))
            },
            {
                $"shop (pods with app=one), shop (all other pods), {Others}",
                Entry() + Sidecar("shop", "*/*", ", workloadSelector: {labels: {app: one}}")
            },
            {
                $"shop, bank (pods with app=one), bank (all other pods), {Others}",
                Entry() + Rule("one", "bank", Selects(One))
            },
            { $"shop, {Others}", Entry() + Rule("one", "shop", Selects("")) },
            { $"shop, {Others}", Entry() + Rule("one", "shop", Selects(One), "b.example.com") },
            { $"shop (pods with app=one), {Others}", Entry() + Rule("one", "shop", Selects(One)) + App("one") },
            {
                $"shop (pods with app=one), shop (all other pods), {Others}",
                Entry() + Rule("one", "shop", Selects(One)) + App("one") + App("two")
            },
            {
                $"shop (pods with app=one), shop (pods with app=two), {Others}",
                Entry()
                    + Rule("a", "shop", Selects(One))
                    + Rule("b", "shop", Selects("app: two"))
                    + App("one")
                    + App("two")
            },
            { $"shop, {Others}", Entry() + App("one") },
            // Without a listener of its own a Sidecar has only its policy to differ by.
            {
                $"shop, n0, {Others}",
                Entry()
                    + Many(
                        2,
                        i => TestMesh.Of("Sidecar", "default", $"n{i}", "{outboundTrafficPolicy: {mode: ALLOW_ANY}}")
                    )
            },
            {
                $"{string.Join(", ", Enumerable.Range(0, 10).Select(i => $"shop (pods with app=a{i})"))}, "
                    + $"shop (all other pods), {Others}",
                Entry() + Many(12, i => Rule($"a{i:00}", "shop", Selects($"app: a{i}")))
            },
        };

    /// <summary>Ten of each kind are asked; of more, what the others do is not known.</summary>
    [Theory]
    [InlineData(0, 0, 0, true)]
    [InlineData(10, 10, 1, true)]
    [InlineData(10, 10, 2, true)]
    [InlineData(11, 0, 0, false)]
    [InlineData(0, 11, 1, false)]
    public void Are_all_up_to_ten_of_each_kind(int sidecars, int namespaces, int rules, bool areAll)
    {
        var mesh = new TestMesh(
            Entry()
                + Many(sidecars, i => Sidecar($"s{i}", $"s{i}/*"))
                + Many(namespaces, i => Many(rules, rule => Rule($"r{rule}", $"n{i}")))
        ).Mesh;
        var askers = new Askers(mesh, new HostDestinationRules(mesh.Resources));
        Assert.Equal(areAll, askers.AreAll(mesh.Registry.At(Host)[0]));
    }

    /// <summary>Where selectors tell pods apart, ten of them and a hundred pods of a namespace are looked at.</summary>
    [Theory]
    [InlineData(10, 0, true)]
    [InlineData(11, 0, false)]
    [InlineData(1, 100, true)]
    [InlineData(1, 101, false)]
    [InlineData(0, 101, true)]
    public void Are_all_up_to_ten_selectors_and_a_hundred_pods(int selectors, int pods, bool areAll)
    {
        var mesh = new TestMesh(
            Entry() + Many(selectors, i => Rule($"r{i}", "shop", Selects($"app: a{i}"))) + Many(pods, i => App($"a{i}"))
        ).Mesh;
        var askers = new Askers(mesh, new HostDestinationRules(mesh.Resources));
        Assert.Equal(areAll, askers.AreAll(mesh.Registry.At(Host)[0]));
    }

    static string Many(int count, Func<int, string> text) => string.Concat(Enumerable.Range(0, count).Select(text));

    static string App(string name) => TestMesh.App(name, "shop");

    [Theory, MemberData(nameof(Packages))]
    public void Are_those_who_may_get_another_answer(string expected, string package)
    {
        var mesh = new TestMesh(package).Mesh;
        var askers = new Askers(mesh, new HostDestinationRules(mesh.Resources)).Of(mesh.Registry.At(Host)[0]).ToList();

        Assert.Equal(expected, string.Join(", ", askers.Select(asker => asker.Name)));
        Assert.All(askers, asker => Assert.StartsWith(asker.Client.Namespace!, asker.Name, StringComparison.Ordinal));
        Assert.All(
            askers,
            asker =>
                Assert.Equal(asker.Name.Contains("pods with", StringComparison.Ordinal), asker.Client.Labels.Count > 0)
        );
    }
}
