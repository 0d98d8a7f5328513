using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.ArgoCd;

/// <summary>What an Application sets is laid over the config of its folder, and judged like what is written.</summary>
public sealed class ParametersTests
{
    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
        spec:
          domain: shop.example.com
          gateway: {name: shop, hosts: [old.example.com]}
          certificate: {gardener: {followCNAME: true}, secretName: tls}
          egress: {namespace: shop, services: [{hosts: [api.partner.com]}]}

        """;

    const string Variable = "ARGOCD_ENV_KYMA_KRM_";

    [Theory]
    [InlineData("""{"name": "gateway.hosts", "array": ["a.example.com", "b.example.com"]}""", "a.example.com")]
    [InlineData("""{"name": "gateway.hosts", "string": "b.example.com, a.example.com"}""", "b.example.com")]
    [InlineData("""{"name": "gateway.tls.minProtocolVersion", "string": "TLSV1_3"}""", "TLSV1_3")]
    [InlineData("""{"name": "gateway.selector", "map": {"istio": "other", "app": "x"}}""", "istio: \"other\"")]
    [InlineData("""{"name": "certificate.secretName", "string": "own"}""", "credentialName: \"own\"")]
    [InlineData("""{"name": "name", "string": "blog"}""", "krm.kyma-project.io/config: \"kyma-system.blog\"")]
    [InlineData("""{"name": "egress.exportTo", "array": ["."]}""", "- \".\"")]
    [InlineData("""{"name": "istioVersion", "string": "1.21"}""", "networking.istio.io/v1beta1")]
    public void What_is_set_is_rendered(string parameter, string rendered)
    {
        var session = Render($"[{parameter}]");

        Assert.Equal(0, session.ExitCode);
        Assert.Contains(Unquoted(rendered), Unquoted(session.Stdout), StringComparison.Ordinal);
        Assert.DoesNotContain(Unquoted(rendered), Unquoted(Render("[]").Stdout), StringComparison.Ordinal);
    }

    static string Unquoted(string text) => text.Replace("\"", "", StringComparison.Ordinal);

    [Fact]
    public void Another_source_takes_the_place_of_the_one_in_Git_with_what_both_have()
    {
        var rendered = Render("""[{"name": "certificate", "string": "existing"}]""");

        Assert.Equal(["Gateway shop", "ServiceEntry api-partner-com"], Names(rendered));
        Assert.Contains("credentialName: tls", Unquoted(rendered.Stdout), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name": "certificate", "string": "gardener"}""")]
    [InlineData("""{"name": "certificate.gardener.issuerRef.name", "string": "le"}""")]
    public void Settings_that_nobody_sets_stay_as_they_are_in_Git(string parameter)
    {
        var rendered = Render($"[{parameter}]").Stdout;

        Assert.Contains("followCNAME: true", rendered, StringComparison.Ordinal);
        Assert.Contains("credentialName: tls", Unquoted(rendered), StringComparison.Ordinal);
    }

    /// <summary>What CI checks is what Argo CD renders: with every parameter and variable of the Application.</summary>
    [Fact]
    public void The_example_s_check_repeats_what_its_Application_sets()
    {
        static string Text(string file) => File.ReadAllText(Repository.File($"examples/argocd-plugin/{file}"));
        var application = YamlParser.Parse(Text("argocd/application.yaml"), out _)!.Single();
        var plugin = (YamlMapping)FieldPath.Find((YamlMapping)application, "spec.source.plugin")!;
        static IEnumerable<YamlMapping> In(YamlMapping plugin, string list) =>
            ((YamlSequence)plugin.Find(list)!).Items.Cast<YamlMapping>();
        static string Value(YamlMapping entry) =>
            entry.FindText("string")
            ?? string.Join(',', ((YamlSequence)entry.Find("array")!).Items.Select(item => ((YamlScalar)item).Value));
        var sets = In(plugin, "parameters")
            .Select(parameter => $"{parameter.FindText("name")}={Value(parameter)}")
            .Concat(
                In(plugin, "env")
                    .Select(variable =>
                        variable.FindText("name")!["KYMA_KRM_".Length..].Replace("__", ".", StringComparison.Ordinal)
                        + $"={variable.FindText("value")}"
                    )
            );

        Assert.Equal(sets, Text("github/check.yaml").Split("--set ")[1..].Select(rest => rest.Split([' ', '\n'])[0]));
    }

    [Theory]
    [InlineData("""{"name": "egress.hosts", "string": "a.example.com, b.example.com,"}""")]
    [InlineData("""{"name": "egress.hosts", "array": ["a.example.com", "b.example.com"]}""")]
    public void Hosts_of_egress_are_added_to_those_in_Git(string parameter) =>
        Assert.Equal(
            ["ServiceEntry a-example-com", "ServiceEntry api-partner-com", "ServiceEntry b-example-com"],
            Names(Render($"[{parameter}]")).Where(name => name.StartsWith("ServiceEntry", StringComparison.Ordinal))
        );

    [Fact]
    public void Hosts_of_egress_need_no_services_in_Git() =>
        Assert.Contains(
            "ServiceEntry a-example-com",
            Names(
                Run(
                    Config.Replace(", services: [{hosts: [api.partner.com]}]", "", StringComparison.Ordinal),
                    ("ARGOCD_APP_PARAMETERS", """[{"name": "egress.hosts", "string": "a.example.com"}]""")
                )
            )
        );

    /// <summary>Argo CD passes what its user emptied in the UI, and "null" where there are no parameters.</summary>
    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""[{"name": "domain", "string": ""}]""")]
    [InlineData("""[{"name": "gateway.hosts", "array": []}]""")]
    [InlineData("""[{"name": "gateway.selector", "map": {}}]""")]
    [InlineData("""[{"name": "domain"}]""")]
    public void What_is_empty_counts_as_not_given(string parameters)
    {
        var session = Render(parameters);

        Assert.Equal((0, Session.RunWith(Config, "render", "-").Stdout), (session.ExitCode, session.Stdout));
        Assert.DoesNotContain("sets", session.Stderr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.example.com", null, "*.a.example.com")]
    [InlineData("a.example.com", "", "*.a.example.com")]
    [InlineData("", "b.example.com", "*.b.example.com")]
    [InlineData("a.example.com", "b.example.com", "*.b.example.com")]
    public void A_parameter_takes_precedence_over_a_variable(string variable, string? parameter, string host)
    {
        var session = Run(
            Config.Replace(", hosts: [old.example.com]", "", StringComparison.Ordinal),
            ($"{Variable}domain", variable),
            (
                "ARGOCD_APP_PARAMETERS",
                parameter is null ? "null" : $$"""[{"name": "domain", "string": "{{parameter}}"}]"""
            )
        );

        Assert.Contains(host, session.Stdout, StringComparison.Ordinal);
        Assert.Equal(0, session.ExitCode);
    }

    /// <summary>A dot cannot stand in the name of a variable; those of other programs are none of ours.</summary>
    [Theory]
    [InlineData($"{Variable}gateway__name", "blog")]
    [InlineData("KYMA_KRM_gateway__name", "shop")]
    [InlineData("ARGOCD_ENV_gateway__name", "shop")]
    public void Variables_are_those_behind_our_prefix(string variable, string gateway) =>
        Assert.Contains($"Gateway {gateway}", Names(Run(Config, (variable, "blog"))));

    [Theory]
    [InlineData("{}", "ARGOCD_APP_PARAMETERS must be a list in JSON")]
    [InlineData("[", "ARGOCD_APP_PARAMETERS must be a list in JSON")]
    [InlineData("5", "ARGOCD_APP_PARAMETERS must be a list in JSON")]
    [InlineData("[null]", "the Argo CD parameter null must have a `name`")]
    [InlineData("[5]", "the Argo CD parameter 5 must have a `name`")]
    [InlineData("""[{"string": "a"}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": 5, "string": "a"}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": {}, "string": "a"}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "domain", "string": 5}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "domain", "string": true}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "domain", "string": "a.b", "array": ["a.b"]}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "gateway.hosts", "array": ["a.b", 5]}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "gateway.hosts", "array": [["a.b"]]}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "gateway.hosts", "array": [null]}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "gateway.selector", "map": {"a": 5}}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "gateway.selector", "map": {"a": {"b": "c"}}}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "gateway.selector", "map": {"a": null}}]""", "must have a `name` and one of")]
    [InlineData("""[{"name": "a..b", "string": "x"}]""", "'a..b' (Argo CD parameter a..b) must be a dotted path")]
    [InlineData("""[{"name": "", "string": "x"}]""", "'' (Argo CD parameter ) must be a dotted path")]
    [InlineData("""[{"name": ".a", "string": "x"}]""", "'.a' (Argo CD parameter .a) must be a dotted path")]
    public void What_cannot_be_a_parameter_is_refused(string parameters, string said)
    {
        var session = Render(parameters);

        Assert.Equal((1, ""), (session.ExitCode, session.Stdout));
        Assert.Contains(said, session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_whose_path_is_none_is_refused() =>
        Assert.Contains(
            "'a..b' (Argo CD variable KYMA_KRM_a____b) must be a dotted path below `spec` such as gateway.name",
            Run(Config, ($"{Variable}a____b", "x")).Stderr.ReplaceLineEndings(" "),
            StringComparison.Ordinal
        );

    /// <summary>Whoever reads the mistake looks for it in Git otherwise.</summary>
    [Theory]
    [InlineData("domain", "\"string\": \"a_b\"", "spec.domain (Argo CD parameter domain): 'a_b'")]
    [InlineData("gateway.hosts", "\"array\": [\"a_b\"]", "spec.gateway.hosts[0] (Argo CD parameter gateway.hosts):")]
    [InlineData(
        "gateway.selector",
        "\"map\": {\"a\": \"b c\"}",
        "spec.gateway.selector.a (Argo CD parameter gateway.selector):"
    )]
    [InlineData("name", "\"string\": \"A_b\"", "metadata.name (Argo CD parameter name):")]
    [InlineData("certificate", "\"string\": \"gardner\"", "spec.certificate.gardner (Argo CD parameter certificate):")]
    [InlineData("egress.hosts", "\"string\": \"a_b\"", "spec.egress.services[1].hosts[0]: 'a_b'")]
    [InlineData("gateway.host", "\"string\": \"a.b\"", "spec.gateway.host (Argo CD parameter gateway.host):")]
    public void A_mistake_says_which_parameter_made_it(string name, string value, string said)
    {
        var session = Render($$"""[{"name": "{{name}}", {{value}} }]""");

        Assert.Equal(1, session.ExitCode);
        Assert.Contains(said, session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_of_Git_is_not_put_down_to_a_parameter()
    {
        var session = Run(
            Config.Replace("old.example.com", "a_b", StringComparison.Ordinal),
            ("ARGOCD_APP_PARAMETERS", """[{"name": "gateway.host", "string": "b.example.com"}]""")
        );

        Assert.Contains("spec.gateway.hosts[0]: 'a_b'", session.Stderr, StringComparison.Ordinal);
    }

    /// <summary>Nobody sees in Git what the Application sets, so each run says it; keys and PEM stay hidden.</summary>
    [Fact]
    public void What_is_set_is_reported_in_order_of_the_names()
    {
        const string pem = "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----";
        var session = Check(
            ($"{Variable}istioVersion", "1.30"),
            (
                "ARGOCD_APP_PARAMETERS",
                $$$"""
                [{"name": "gateway.selector", "map": {"istio": "a", "app": "b"}},
                 {"name": "gateway.hosts", "array": ["a.example.com", "b.example.com"]},
                 {"name": "gateway.tls.clientCA.pem", "string": "{{{pem}}}"}]
                """
            )
        );

        Assert.Contains(
            "Argo CD sets gateway.hosts = [a.example.com, b.example.com], gateway.selector = {istio: a, app: b}, "
                + "gateway.tls.clientCA.pem (hidden), istioVersion = '1.30'",
            session.Stdout,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("MIIB", session.Stdout, StringComparison.Ordinal);
    }

    /// <summary>One config is what they are for; of several nobody knows which.</summary>
    [Theory]
    [InlineData(0, "info argocd-parameters-applied ")]
    [InlineData(1, "info argocd-parameters-applied ")]
    [InlineData(2, "error argocd-parameters-need-one-config metadata.name")]
    public void What_is_set_is_for_one_config(int configs, string told) =>
        Assert.Equal(
            told,
            string.Join(
                '\n',
                JsonNode.Parse(
                    Session
                        .RunIn(
                            new Dictionary<string, string> { [$"{Variable}domain"] = "a.example.com" },
                            string.Join(
                                "---\n",
                                Enumerable
                                    .Range(0, configs)
                                    .Select(i =>
                                        Config.Replace("name: shop,", $"name: shop{i},", StringComparison.Ordinal)
                                    )
                            ),
                            "check",
                            "--output",
                            "json",
                            "-"
                        )
                        .Stdout
                )!["findings"]!
                    .AsArray()
                    .Where(finding => ((string)finding!["rule"]!).StartsWith("argocd", StringComparison.Ordinal))
                    .Select(finding => $"{finding!["severity"]} {finding["rule"]} {finding["field"]}")
            )
        );

    [Theory]
    [InlineData("certificate.provided.certificate")]
    [InlineData("certificate.provided.privateKey")]
    public void Keys_and_certificates_are_never_shown(string name)
    {
        var session = Check(("ARGOCD_APP_PARAMETERS", $$"""[{"name": "{{name}}", "string": "not-to-be-seen"}]"""));

        Assert.Contains($"{name} (hidden)", session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("not-to-be-seen", session.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_config_the_parameters_are_the_config()
    {
        const string other = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app}\n";
        var session = Run(
            other,
            (
                "ARGOCD_APP_PARAMETERS",
                """
                [{"name": "name", "string": "shop"}, {"name": "domain", "string": "shop.example.com"},
                 {"name": "certificate", "string": "gardener"}, {"name": "gateway.name", "string": "shop"}]
                """
            )
        );

        Assert.Equal(0, session.ExitCode);
        Assert.Equal(["Certificate shop-cert", "ConfigMap app", "Gateway shop"], Names(session));
        Assert.StartsWith(other, session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_configs_nobody_knows_which_is_meant()
    {
        var both = $"{Config}---\n{Config.Replace("shop", "blog", StringComparison.Ordinal)}";

        var session = Run(both, ("ARGOCD_APP_PARAMETERS", """[{"name": "domain", "string": "a.example.com"}]"""));

        Assert.Equal((1, ""), (session.ExitCode, session.Stdout));
        Assert.Contains(
            "Argo CD sets domain, but 'shop', 'blog' are in this folder",
            session.Stderr,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "in this folder",
            Run(both, ("ARGOCD_APP_PARAMETERS", "null")).Stderr,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Set_on_the_command_line_is_the_same_under_its_own_name()
    {
        var session = Session.RunWith(Config, "render", "-", "--set", "gateway.hosts=a.example.com");

        Assert.Contains("--set sets gateway.hosts = 'a.example.com'", session.Stderr, StringComparison.Ordinal);
        Assert.Equal(Render("""[{"name": "gateway.hosts", "string": "a.example.com"}]""").Stdout, session.Stdout);
        Assert.Contains(
            "spec.domain (--set domain): 'a_b'",
            Session.RunWith(Config, "render", "-", "--set", "domain=a_b").Stderr,
            StringComparison.Ordinal
        );
    }

    static Session Render(string parameters) => Run(Config, ("ARGOCD_APP_PARAMETERS", parameters));

    static Session Run(string input, params (string Name, string Value)[] environment) =>
        Session.RunIn(environment.ToDictionary(each => each.Name, each => each.Value), input, "render", "-");

    static Session Check(params (string Name, string Value)[] environment) =>
        Session.RunIn(environment.ToDictionary(each => each.Name, each => each.Value), Config, "check", "-");

    static IReadOnlyList<string> Names(Session session) =>
        [
            .. YamlParser
                .Parse(session.Stdout, out _)!
                .Select(document => YamlJson.ToJson(document)!)
                .Select(resource => $"{resource["kind"]} {resource["metadata"]!["name"]}")
                .Order(StringComparer.Ordinal),
        ];
}
