using System.Text;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Gateways;

/// <summary>
/// Only a Secret whose name ends in -cacert is a CA to Istio: from any other, clients without a certificate get in, or
/// no client does.
/// </summary>
public sealed class ClientCaTests
{
    [Theory]
    [InlineData("MUTUAL")]
    [InlineData("OPTIONAL_MUTUAL")]
    public void A_Secret_without_the_suffix_is_refused(string mode)
    {
        var traffic = Of(mode, "{secretName: partners-ca}");

        var finding = Assert.Single(traffic.Findings);
        Assert.Equal(
            "client-ca-name spec.gateway.tls.clientCA.secretName",
            $"{finding.Rule.Name} {finding.Place.Field}"
        );
        Assert.Contains("must end in '-cacert'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Secret_with_the_suffix_is_named_as_it_is()
    {
        var traffic = Of("MUTUAL", "{secretName: partners-cacert}");

        Assert.Empty(traffic.Findings);
        Assert.Equal("partners-cacert", CaOf(traffic, "partners"));
    }

    [Theory]
    [InlineData("1.30", "partners", "", "partners-certs-cacert", true)]
    [InlineData("1.27", "partners", "", "partners-certs-cacert", false)]
    [InlineData("1.28", "partners", "", "partners-certs-cacert", true)]
    [InlineData("1.30", "partners", "secretName: tls, ", "tls-cacert", true)]
    [InlineData("1.30", "kyma-gateway", "", "kyma-gateway-client-ca-cacert", true)]
    public void PEM_is_rendered_where_Istio_reads_it(
        string version,
        string gateway,
        string certificate,
        string secret,
        bool isNamed
    )
    {
        var traffic = Of("MUTUAL", $"{{pem: {Pem}}}", gateway, certificate, version);

        Assert.Equal(isNamed ? secret : null, CaOf(traffic, gateway));
        var rendered = traffic.Resource("Secret", secret);
        Assert.Equal("istio-system", (string?)rendered["metadata"]!["namespace"]);
        Assert.Equal("Opaque", (string?)rendered["type"]);
        Assert.Equal(["cacert"], rendered["data"]!.AsObject().Select(entry => entry.Key));
        Assert.Equal(
            gateway == "kyma-gateway",
            traffic.Told.Contains("client-ca-beside-kymas spec.gateway.tls.clientCA.pem")
        );
    }

    [Theory]
    [InlineData(27)]
    [InlineData(56)]
    [InlineData(57)]
    [InlineData(63)]
    public void The_suffix_survives_shortening(int length)
    {
        var traffic = Of("MUTUAL", $"{{pem: {Pem}}}", "partners", $"secretName: {new string('a', length)}, ");

        var name = CaOf(traffic, "partners")!;
        Assert.EndsWith("-cacert", name, StringComparison.Ordinal);
        Assert.InRange(name.Length, 1, 63);
        Assert.NotNull(traffic.Resource("Secret", name));
    }

    [Fact]
    public void Gateways_of_one_name_in_two_namespaces_share_no_name_in_istio_system()
    {
        var names = new[] { "shop", "blog", "kyma-system" }
            .SelectMany(@namespace =>
                Traffic
                    .Of(
                        $"{{domain: shop.example.com, gateway: {{name: main, namespace: {@namespace}, tls: "
                            + $"{{mode: MUTUAL, clientCA: {{pem: {Pem}}}}}}}, certificate: {{gardener: {{}}}}}}"
                    )
                    .Resources.Where(resource => (string?)resource["metadata"]!["namespace"] == "istio-system")
                    .Select(resource => $"{resource["kind"]} {resource["metadata"]!["name"]}")
            )
            .ToList();

        Assert.Equal(
            [
                "Certificate blog.main-cert",
                "Certificate main-cert",
                "Certificate shop.main-cert",
                "Secret blog.main-certs-cacert",
                "Secret main-certs-cacert",
                "Secret shop.main-certs-cacert",
            ],
            names.Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("shop", "kyma-gateway", "shop.kyma-gateway-cert")]
    [InlineData("kyma-system", "kyma-gateway", "kyma-tls-cert")]
    public void Kymas_name_for_a_Certificate_is_only_for_Kymas_Gateway(string ns, string gateway, string expected) =>
        Assert.NotNull(
            Traffic
                .Of(
                    $"{{domain: shop.example.com, gateway: {{name: {gateway}, namespace: {ns}}}, "
                        + "certificate: {gardener: {}}}"
                )
                .Resource("Certificate", expected)
        );

    [Fact]
    public void A_revocation_list_that_Istio_ignores_is_an_error()
    {
        var secret =
            "apiVersion: v1\nkind: Secret\nmetadata: {name: partners-cacert, namespace: istio-system}\n"
            + $"data: {{ca.crt: {Convert.ToBase64String(Encoding.UTF8.GetBytes(Text))}, crl: eA==}}\n";

        Assert.Contains(
            "ca-crl-ignored data.crl",
            Of("MUTUAL", "{secretName: partners-cacert}", resources: secret).Told
        );
    }

    /// <summary>The CA is valid from November 2026 to October 2126.</summary>
    [Theory]
    [InlineData("2026-01-01T00:00:00Z", "not-yet-valid-as-of")]
    [InlineData("2030-01-01T00:00:00Z", "")]
    [InlineData("2200-01-01T00:00:00Z", "expired-as-of")]
    public void AsOf_is_for_the_CA_of_clients_too(string asOf, string rule)
    {
        var secret =
            "apiVersion: v1\nkind: Secret\nmetadata: {name: partners-cacert, namespace: istio-system}\n"
            + $"data: {{ca.crt: {Convert.ToBase64String(Encoding.UTF8.GetBytes(Text))}}}\n";
        var certificate = $"asOf: '{asOf}', ";

        Assert.Equal(
            rule.Length == 0 ? [] : [$"{rule} spec.gateway.tls.clientCA.pem"],
            Of("MUTUAL", $"{{pem: {Pem}}}", certificate: certificate).Told.Distinct()
        );
        Assert.Equal(
            rule.Length == 0 ? [] : [$"{rule} data[ca.crt]"],
            Of("MUTUAL", "{secretName: partners-cacert}", certificate: certificate, resources: secret).Told.Distinct()
        );
    }

    [Fact]
    public void Without_asOf_today_is_a_warning_that_depends_on_the_clock()
    {
        var today = Of("MUTUAL", $"{{pem: {Pem}}}").Findings.Where(finding => finding.DependsOnClock).ToList();

        Assert.NotEmpty(today);
        Assert.All(today, finding => Assert.Equal("certificate-not-yet-valid", finding.Rule.Name));
        Assert.All(today, finding => Assert.NotEqual(Severity.Error, finding.Severity));
    }

    [Theory]
    [InlineData("MUTUAL", "{}", "one-client-ca spec.gateway.tls.clientCA")]
    [InlineData("MUTUAL", "{secretName: a-cacert, pem: x}", "one-client-ca spec.gateway.tls.clientCA")]
    [InlineData("SIMPLE", "{secretName: a-cacert}", "client-ca-without-effect spec.gateway.tls.clientCA")]
    public void What_is_written_must_have_an_effect(string mode, string clientCa, string told) =>
        Assert.Contains(told, Of(mode, clientCa).Told);

    [Theory]
    [InlineData("SIMPLE", false)]
    [InlineData("MUTUAL", true)]
    [InlineData("OPTIONAL_MUTUAL", true)]
    public void Only_SIMPLE_needs_no_CA(string mode, bool isRequired) =>
        Assert.Equal(
            isRequired,
            Traffic
                .Of(
                    $"{{domain: a.example.com, gateway: {{name: a, tls: {{mode: {mode}}}}}, "
                        + "certificate: {gardener: {}}}"
                )
                .Told.Contains("client-ca-required spec.gateway.tls.clientCA")
        );

    /// <summary>
    /// Before 1.28 Istio finds the CA by the certificate's name alone; kyma-gateway-certs-cacert is Kyma's.
    /// </summary>
    [Theory]
    [InlineData("1.27", "partners", "", "partners-certs-cacert", "")]
    [InlineData(
        "1.27",
        "partners",
        "",
        "other-cacert",
        "'other-cacert' must be 'partners-certs-cacert' before Istio 1.28"
    )]
    [InlineData("1.28", "partners", "", "other-cacert", "")]
    [InlineData(
        "1.28",
        "partners",
        "",
        "kyma-gateway-certs-cacert",
        "belongs to managed Kyma, which overwrites it: choose another name"
    )]
    [InlineData("1.27", "kyma-gateway", "", "kyma-gateway-certs-cacert", "so change both")]
    [InlineData("1.27", "kyma-gateway", "", "other-cacert", "is used by Istio only from 1.28 on")]
    [InlineData("1.27", "kyma-gateway", "secretName: tls, ", "tls-cacert", "")]
    [InlineData("1.27", "partners", "", "other", "Rename the Secret to 'partners-certs-cacert'")]
    [InlineData("1.28", "partners", "", "other", "Rename the Secret to 'other-cacert'")]
    public void The_name_is_one_that_the_release_reads(
        string version,
        string gateway,
        string certificate,
        string secret,
        string said
    )
    {
        var traffic = Of("MUTUAL", $"{{secretName: {secret}}}", gateway, certificate, version);

        Assert.Equal(said.Length == 0 ? 0 : 1, traffic.Findings.Count(f => f.Rule.Name == "client-ca-name"));
        Assert.Contains(said, string.Join('\n', traffic.Findings.Select(f => f.Message)), StringComparison.Ordinal);
    }

    /// <summary>What there is to say, and no more.</summary>
    [Theory]
    [InlineData("1.28", "kyma-gateway-certs-cacert", "clientCA", "overwrites it: choose another name")]
    [InlineData("1.27", "other-cacert", "clientCA.secretName", "raise `istioVersion` if the cluster runs 1.28")]
    public void It_is_reported_where_the_name_is_written(string version, string secret, string field, string said)
    {
        var finding = Assert.Single(
            Of("MUTUAL", $"{{secretName: {secret}}}", version: version).Findings,
            finding => finding.Rule.Name == "client-ca-name"
        );

        Assert.Equal($"spec.gateway.tls.{field}", finding.Place.Field);
        Assert.EndsWith(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_a_release_cannot_use_beside_Kymas_is_reported_where_it_is_written()
    {
        var traffic = Of("MUTUAL", "{secretName: other-cacert}", "kyma-gateway", version: "1.27");

        Assert.Contains("client-ca-name spec.gateway.tls.clientCA.secretName", traffic.Told);
    }

    /// <summary>What could not be read may be what is missing; what does not depend on it is reported.</summary>
    [Theory]
    [InlineData("mode: unheard-of, clientCA: {secretName: a-cacert}", "", "client-ca-without-effect", false)]
    [InlineData("clientCA: {secretName: a-cacert}", "asOf: x, ", "client-ca-without-effect", true)]
    [InlineData("mode: MUTUAL, clientCA: {secretName: %}", "secretName: A_b, ", "client-ca-name", true)]
    [InlineData("mode: MUTUAL, clientCA: {secretName: %}", "", "client-ca-name", false, "unheard-of")]
    [InlineData("mode: MUTUAL, clientCA: {pem: x}", "secretName: A_b, ", "client-ca-name", false, "1.27")]
    [InlineData("mode: MUTUAL, clientCA: {pem: x}", "asOf: x, ", "client-ca-name", true, "1.27")]
    public void Only_what_decides_a_name_hides_what_is_wrong_with_it(
        string tls,
        string certificate,
        string rule,
        bool isTold,
        string version = "1.30"
    )
    {
        var told = Traffic
            .Of(
                $"{{istioVersion: '{version}', domain: a.example.com, dns: {{gardener: {{ttl: x}}}}, gateway: {{tls: "
                    + $"{{{tls.Replace("%", "kyma-gateway-certs-cacert", StringComparison.Ordinal)}}}}}, "
                    + $"certificate: {{{certificate}gardener: {{}}}}}}"
            )
            .Told;

        Assert.True(told.Any(line => line.StartsWith($"{rule} ", StringComparison.Ordinal)) == isTold, $"{told}");
    }

    /// <summary>Which Secret it is, and when: whatever else is wrong is reported in the same run.</summary>
    [Theory]
    [InlineData("secretName: partners-cacert", "", "client-ca-not-in-secret data", true)]
    [InlineData("secretName: partners-cacert", "namespace: A_b, ", "client-ca-not-in-secret data", false)]
    [InlineData("secretName: partners-cacert", "asOf: x, ", "client-ca-not-in-secret data", false)]
    [InlineData("secretName: partners-cacert, more: x", "", "client-ca-not-in-secret data", false)]
    [InlineData("pem: x", "namespace: A_b, ", "pem-missing spec.gateway.tls.clientCA.pem", true)]
    [InlineData("pem: x", "asOf: x, ", "pem-missing spec.gateway.tls.clientCA.pem", false)]
    public void A_CA_is_judged_where_all_that_decides_could_be_read(
        string clientCa,
        string certificate,
        string told,
        bool isTold
    ) =>
        Assert.Equal(
            isTold,
            Of(
                "MUTUAL",
                $"{{{clientCa}}}",
                "A_b",
                certificate,
                resources: "apiVersion: v1\nkind: Secret\nmetadata: {name: partners-cacert, namespace: istio-system}\n"
            )
                .Told.Contains(told)
        );

    /// <summary>The Secret is known again as what an earlier run rendered.</summary>
    [Fact]
    public void A_second_run_leaves_the_rendered_CA_as_it_is()
    {
        var package = new KptPackage(
            KptPackage.Config(
                "{domain: a.example.com, gateway: {name: partners, tls: {mode: MUTUAL, clientCA: {pem: "
                    + $"{Pem}}}}}}}, certificate: {{gardener: {{}}}}}}"
            )
        ).Run();
        var first = package.Find("Secret").ToJsonString();

        package.Run();

        Assert.Equal((0, ""), (package.ExitCode, package.Results));
        Assert.Equal(first, package.Find("Secret").ToJsonString());
    }

    /// <summary>A Secret of that name is what the PEM replaces.</summary>
    [Fact]
    public void PEM_is_judged_in_the_Secrets_place() =>
        Assert.DoesNotContain(
            "client-ca-not-in-secret data",
            Of(
                "MUTUAL",
                $"{{pem: {Pem}}}",
                resources: "apiVersion: v1\nkind: Secret\nmetadata: {name: partners-certs-cacert, namespace: "
                    + "istio-system}\ndata: {tls.crt: eA==}\n"
            ).Told
        );

    [Fact]
    public void Kymas_own_name_cannot_be_used_for_PEM_before_1_28() =>
        Assert.Contains(
            "before Istio 1.28 the CA's Secret would have to be 'kyma-gateway-certs-cacert'",
            Of("MUTUAL", $"{{pem: {Pem}}}", "kyma-gateway", version: "1.27").Errors,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("data: {tls.crt: eA==}", true)]
    [InlineData("stringData: {cacert: %}", false)]
    public void A_Secret_among_the_items_must_hold_the_CA(string content, bool isReported)
    {
        var secret =
            "apiVersion: v1\nkind: Secret\nmetadata: {name: partners-cacert, namespace: istio-system}\n"
            + content.Replace("%", Pem, StringComparison.Ordinal)
            + "\n";

        Assert.Equal(
            isReported,
            Of("MUTUAL", "{secretName: partners-cacert}", resources: secret)
                .Told.Contains("client-ca-not-in-secret data")
        );
    }

    static string Text => Encoding.UTF8.GetString(Fixtures.Certificate("client-ca"));

    /// <summary>As a double-quoted scalar.</summary>
    static string Pem => $"\"{Text.ReplaceLineEndings("\\n")}\"";

    static Traffic Of(
        string mode,
        string clientCa,
        string gateway = "partners",
        string certificate = "",
        string version = "1.30",
        string resources =
            "apiVersion: operator.kyma-project.io/v1alpha1\nkind: APIGateway\n"
            + "metadata: {name: default}\nspec: {enableKymaGateway: false}\n"
    ) =>
        Traffic.Of(
            $"{{istioVersion: '{version}', domain: partners.example.com, gateway: {{name: {gateway}, tls: "
                + $"{{mode: {mode}, clientCA: {clientCa}}}}}, certificate: {{{certificate}gardener: {{}}}}}}",
            resources
        );

    static string? CaOf(Traffic traffic, string gateway) =>
        (string?)traffic.Resource("Gateway", gateway)["spec"]!["servers"]![0]!["tls"]!["caCertCredentialName"];
}
