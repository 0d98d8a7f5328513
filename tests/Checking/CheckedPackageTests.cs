namespace Kyma.Krm.Tests.Checking;

/// <summary>What of a folder is judged, and as what: by hand, rendered before, rendered now, or not at all.</summary>
public sealed class CheckedPackageTests
{
    const string Local = "annotations: {config.kubernetes.io/local-config: 'true'}";

    static string Config(string host = "a.example.com") =>
        $"---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {{name: x, {Local}}}\n"
        + $"spec: {{apiRules: [{{name: a, namespace: shop, host: {host}, gateway: kyma-system/kyma-gateway, "
        + "service: {name: a, port: 80}, corsPolicy: {allowOrigins: [{exact: 'https://b.example.com'}]}, "
        + "rules: [{path: /*, methods: [GET], noAuth: true}]}]}\n";

    static string Rendered => Session.RunWith(Config(), "render", "-").Stdout;

    static string Told(string package) =>
        string.Join(
            ',',
            CheckRun
                .Of(package)
                .OfRule("apirule-no-preflight")
                .Select(finding => $"{finding["resource"]!["kind"]} {finding["field"]}")
        );

    /// <summary>What a config renders, or has rendered before, is told at the config and nowhere else.</summary>
    [Fact]
    public void An_APIRule_of_a_config_is_judged_once()
    {
        Assert.Equal("KymaTraffic spec.apiRules[0].rules", Told(Config()));
        Assert.Equal("KymaTraffic spec.apiRules[0].rules", Told(Config() + $"---\n{Rendered}"));
        Assert.Equal("KymaTraffic spec.apiRules[0].rules", Told(Config("b.example.com") + $"---\n{Rendered}"));
    }

    /// <summary>Whose config is not in the package is nobody's, whatever else bears its name.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x, namespace: shop}\n")]
    public void Without_its_config_it_is_judged_as_if_by_hand(string other) =>
        Assert.Equal("APIRule spec.rules", Told(Rendered + other));

    [Theory]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: shop}", "1 resource,")]
    [InlineData($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a, {Local}}}", "0 resources,")]
    [InlineData($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: 'A B', {Local}}}", "0 resources, 0 errors")]
    [InlineData("apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: shop}", "0 resources,")]
    [InlineData(
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: c}",
        "0 resources,"
    )]
    public void What_is_not_applied_is_no_resource(string item, string summary) =>
        Assert.Contains(summary, CheckRun.Of($"{item}\n").Stderr, StringComparison.Ordinal);

    /// <summary>What was rendered before and changes now counts as it will be.</summary>
    [Fact]
    public void What_changes_is_judged_as_it_will_be()
    {
        static string Egress(string host) =>
            $"---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {{name: x, {Local}}}\n"
            + "spec: {egress: {namespace: shop, outboundTrafficPolicy: REGISTRY_ONLY, services: [{name: api, "
            + $"hosts: [{host}]}}]}}}}\n";
        static string Check(string host, string outcome) =>
            $"---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {{name: c, {Local}}}\n"
            + $"spec: {{expect: [{{from: shop, to: 'https://{host}', outcome: {outcome}}}]}}\n";
        var before = Session.RunWith(Egress("old.example.com"), "render", "-").Stdout;
        var now = Egress("new.example.com") + $"---\n{before}";

        Assert.Equal("", CheckRun.Of(now + Check("new.example.com", "reaches")).Of("expectation-unmet"));
        Assert.Equal("", CheckRun.Of(now + Check("old.example.com", "blocked")).Of("expectation-unmet"));
    }

    /// <summary>
    /// What a config rendered may be about to go, where a config is there; where none is, it is a resource like any.
    /// </summary>
    [Theory]
    [InlineData("", "a b")]
    [InlineData(
        "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: c, annotations: "
            + "{config.kubernetes.io/local-config: 'true'}}\n"
            + "spec: {egress: {namespace: shop, services: [{hosts: [a.example.com]}]}}\n",
        "b"
    )]
    public void A_host_is_taken_by_what_stays(string config, string occupied) =>
        Assert.Equal(
            occupied,
            string.Join(
                ' ',
                CheckRun
                    .Of(
                        $"{ApiRule("a", "team: shop")}---\n"
                            + $"{ApiRule("b", "krm.kyma-project.io/rendered-from: gone")}{config}"
                    )
                    .OfRule("apirule-host-occupied")
                    .Select(finding => (string)finding["resource"]!["name"]!)
            )
        );

    static string ApiRule(string name, string annotation) =>
        $"apiVersion: gateway.kyma-project.io/v2\nkind: APIRule\nmetadata: {{name: {name}, namespace: shop, "
        + $"annotations: {{{annotation}}}}}\nspec: {{hosts: [web.shop.example.com], gateway: kyma-system/kyma-gateway, "
        + "service: {name: web, port: 80}, rules: [{path: /*, methods: [GET], noAuth: true}]}\n";
}
