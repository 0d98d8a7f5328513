namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>Where a Gateway's Secret must be, what it must be called, and which of several is judged.</summary>
public sealed class CredentialPlaceTests
{
    static string Gateway(string tls, string selector = "{istio: ingressgateway}", string hosts = "[a.example.com]") =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            $"{{selector: {selector}, servers: [{{port: {{number: 80, name: http, protocol: HTTP}}, hosts: "
                + $"[x.example.com]}}, {{port: {{number: 443, name: https, protocol: HTTPS}}, hosts: {hosts}, "
                + $"tls: {{{tls}}}}}]}}"
        );

    static string Certificate(string @namespace, string name = "certs", string host = "a.example.com") =>
        $"---\napiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {{name: {name}, namespace: {@namespace}}}\n"
        + $"spec: {{secretName: {name}, issuerRef: {{name: own}}, dnsNames: ['{host}']}}\n";

    /// <summary>A namespace before a name is none of ours; only that of the gateway pods is read.</summary>
    [Theory]
    [InlineData("credentialName: other/certs", "tls.credentialName: 'other/certs' is in the namespace other,")]
    [InlineData(
        "credentialNames: [own, 'kubernetes://other/certs']",
        "tls.credentialNames[1]: 'kubernetes://other/certs' is in the namespace other,"
    )]
    [InlineData("credentialName: a/b", "tls.credentialName: 'a/b' is in the namespace a,")]
    [InlineData("credentialName: istio-system/certs", "")]
    [InlineData("credentialName: /certs", "")]
    [InlineData("credentialName: other/", "")]
    [InlineData("credentialName: a/b/c", "")]
    [InlineData("credentialName: Other_1/certs", "")]
    [InlineData("credentialName: 'configmap://other/certs'", "")]
    public void A_namespace_before_the_name_is_told(string credential, string message)
    {
        var told = CheckRun.Of(Gateway($"mode: SIMPLE, {credential}")).Of("credential-elsewhere");

        if (message.Length == 0)
            Assert.Equal("", told);
        else
            Assert.StartsWith($"warning spec.servers[1].{message}", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mode: SIMPLE, ")]
    [InlineData("mode: MUTUAL, ")]
    [InlineData("mode: OPTIONAL_MUTUAL, ")]
    public void Every_mode_with_a_certificate_of_its_own_is_judged(string mode) =>
        Assert.Contains(
            "warning spec.servers[1].tls.credentialName: 'certs' is made in the namespace shop by the Certificate "
                + "shop/certs, but Istio reads it only from that of the gateway pods, istio-system: move it there",
            CheckRun.Of(Gateway($"{mode}credentialName: certs") + Certificate("shop")).Of("credential-elsewhere"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("mode: PASSTHROUGH, credentialName: certs")]
    [InlineData("mode: ISTIO_MUTUAL, credentialName: certs")]
    [InlineData("mode: AUTO_PASSTHROUGH, credentialName: certs")]
    public void Others_have_none(string tls) =>
        Assert.Equal("", CheckRun.Of(Gateway(tls) + Certificate("shop")).Of("credential-elsewhere"));

    /// <summary>The pods in the package say where they run; all their namespaces count.</summary>
    [Theory]
    [InlineData("edge", "", "edge")]
    [InlineData("edge", "back", "back or edge")]
    [InlineData("edge", "edge", "edge")]
    [InlineData("edge", "shop", "")]
    [InlineData("shop", "", "")]
    public void The_pods_say_where(string one, string other, string namespaces)
    {
        var told = CheckRun
            .Of(
                Gateway("mode: SIMPLE, credentialName: certs", "{app: own}")
                    + TestMesh.App("own", one)
                    + (other.Length > 0 ? TestMesh.App("own", other) : "")
                    + Certificate("shop")
            )
            .Of("credential-elsewhere");

        if (namespaces.Length == 0)
            Assert.Equal("", told);
        else
            Assert.EndsWith($"that of the gateway pods, {namespaces}: move it there", told, StringComparison.Ordinal);
    }

    /// <summary>The CA of the clients is read from there too; a ConfigMap is where it says.</summary>
    [Theory]
    [InlineData("clients-cacert", "spec.servers[1].tls.caCertCredentialName")]
    [InlineData("'configmap://shop/clients'", "")]
    public void The_CA_has_a_place(string ca, string field) =>
        Assert.Equal(
            field,
            string.Join(
                '\n',
                CheckRun
                    .Of(
                        Gateway($"mode: MUTUAL, credentialName: own, caCertCredentialName: {ca}")
                            + Certificate("shop", "clients-cacert")
                            + Certificate("shop", "clients")
                            + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: clients, namespace: shop}\n"
                            + "data: {ca.crt: x}\n"
                    )
                    .OfRule("credential-elsewhere")
                    .Select(finding => (string)finding["field"]!)
            )
        );

    /// <summary>Other labels beside the usual one select fewer of the same pods.</summary>
    [Fact]
    public void One_of_the_usual_labels_tells_where_they_are() =>
        Assert.Contains(
            "is made in the namespace shop by",
            CheckRun
                .Of(
                    Gateway("mode: SIMPLE, credentialName: certs", "{app: own, istio: ingressgateway}")
                        + Certificate("shop")
                        + Certificate("shop").Replace("name: certs, n", "name: other, n", StringComparison.Ordinal)
                )
                .Of("credential-elsewhere"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("credentialName: certs", "[b.example.com]", 1)]
    [InlineData("credentialNames: [certs, other/certs]", "[b.example.com]", 1)]
    [InlineData("credentialNames: [certs, other]", "[b.example.com]", 0)]
    [InlineData("credentialName: certs", "null", 0)]
    public void One_certificate_covers_all_hosts_and_of_two_either(string credential, string hosts, int uncovered)
    {
        var run = CheckRun.Of(Gateway($"mode: SIMPLE, {credential}", hosts: hosts) + Certificate("istio-system"));

        Assert.Equal(uncovered, run.OfRule("certificate-hosts-not-covered").Count());
        Assert.Equal("", run.Of("not-judged"));
    }

    /// <summary>A Secret without a namespace will be in that of whoever applies it.</summary>
    [Fact]
    public void An_open_namespace_may_be_the_right_one() =>
        Assert.Equal(
            "",
            CheckRun
                .Of(
                    Gateway("mode: SIMPLE, credentialName: certs")
                        + Certificate("shop").Replace(", namespace: shop", "", StringComparison.Ordinal)
                )
                .Of("credential-elsewhere")
        );

    [Theory]
    [InlineData("shop", "back", "back and shop")]
    [InlineData("shop", "istio-system", "")]
    public void Of_two_places_one_suffices(string one, string other, string namespaces)
    {
        var told = CheckRun
            .Of(Gateway("mode: SIMPLE, credentialName: certs") + Certificate(other) + Certificate(one))
            .Of("credential-elsewhere");

        if (namespaces.Length == 0)
            Assert.Equal("", told);
        else
            Assert.Contains($"is made in the namespace {namespaces} by", told, StringComparison.Ordinal);
    }

    /// <summary>Addresses are in no certificate's DNS names, and `*` takes any name.</summary>
    [Theory]
    [InlineData("[192.0.2.1, '*', a.example.com, 'shop/a.example.com']", 0)]
    [InlineData("[192.0.2.1, '*', b.example.com, './c.example.com']", 2)]
    public void Names_cover_hosts(string hosts, int uncovered) =>
        Assert.Equal(
            uncovered,
            CheckRun
                .Of(Gateway("mode: SIMPLE, credentialName: certs", hosts: hosts) + Certificate("istio-system"))
                .OfRule("certificate-hosts-not-covered")
                .Count()
        );

    /// <summary>With two writers of a Secret nobody can say what is in it.</summary>
    [Fact]
    public void A_contested_Secret_is_not_judged()
    {
        var second = Certificate("istio-system", host: "b.example.com")
            .Replace("{name: certs,", "{name: second,", StringComparison.Ordinal);
        var gateway = Gateway("mode: SIMPLE, credentialName: certs");

        Assert.Equal("error certificate-hosts-not-covered spec.dnsNames", CheckRun.Of(gateway + second).Serious);
        Assert.Equal(
            "error secret-written-twice spec.secretName",
            CheckRun.Of(gateway + second + Certificate("istio-system")).Serious
        );
    }

    static string Renamed(string name, string annotation) =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: istio-system, annotations: "
        + $"{{{annotation}}}}}\nstringData: {{ca.crt: x}}\n";

    const string Previous = "internal.config.kubernetes.io/previousNames: ";
    const string RenderedAs = "krm.kyma-project.io/rendered-as: ";

    [Theory]
    [InlineData($"{Previous}certs", true)]
    [InlineData($"{Previous}'certs,middle'", true)]
    [InlineData($"{Previous}'first,certs'", true)]
    [InlineData($"{Previous}other", false)]
    [InlineData($"{RenderedAs}istio-system/certs", true)]
    [InlineData($"{RenderedAs}istio-system/other", false)]
    [InlineData($"{RenderedAs}certs", false)]
    [InlineData($"{RenderedAs}a/b/certs", false)]
    [InlineData($"{RenderedAs}a/other, {Previous}certs", true)]
    public void An_earlier_name_is_no_name(string annotation, bool isTold)
    {
        foreach (
            var (tls, field) in new[]
            {
                ("mode: SIMPLE, credentialName: certs", "credentialName"),
                ("mode: MUTUAL, credentialName: x, caCertCredentialName: certs-cacert", "caCertCredentialName"),
            }
        )
        {
            var told = CheckRun
                .Of(
                    Gateway(tls)
                        + Renamed(
                            "now",
                            field == "credentialName"
                                ? annotation
                                : annotation.Replace("certs", "certs-cacert", StringComparison.Ordinal)
                        )
                )
                .Of("credential-renamed");
            if (isTold)
                Assert.StartsWith(
                    $"warning spec.servers[1].tls.{field}: 'certs{(field == "credentialName" ? "" : "-cacert")}' is "
                        + "the name that the Secret istio-system/now had before it was renamed, and "
                        + $"`{field}` was not renamed with it.",
                    told,
                    StringComparison.Ordinal
                );
            else
                Assert.Equal("", told);
        }
    }

    /// <summary>A Secret that has the name is the one that is meant; of several that had it, the first.</summary>
    [Fact]
    public void Who_has_the_name_now_comes_first()
    {
        var gateway = Gateway("mode: SIMPLE, credentialName: certs");

        Assert.Equal("", CheckRun.Of(gateway + Renamed("certs", $"{Previous}certs")).Of("credential-renamed"));
        Assert.Contains(
            "that the Secret istio-system/one had",
            CheckRun
                .Of(gateway + Renamed("one", $"{Previous}certs") + Renamed("two", $"{Previous}certs"))
                .Of("credential-renamed"),
            StringComparison.Ordinal
        );
    }
}
