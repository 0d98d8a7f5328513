using System.Text;
using Kyma.Krm.Tests.Support;

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
        Assert.Equal("istio-system", (string?)traffic.Resource("Secret", secret)["metadata"]!["namespace"]);
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
