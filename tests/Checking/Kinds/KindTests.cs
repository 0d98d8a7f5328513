using Kyma.Krm.Checking.Kinds;

namespace Kyma.Krm.Tests.Checking.Kinds;

/// <summary>Kinds that are not Istio's: which version is served, what their fields may hold.</summary>
public sealed class KindTests
{
    static string Told(string apiVersion, string kind, string rest) =>
        CheckRun
            .Of($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x, namespace: shop}}\n{rest}\n")
            .Serious.Replace('\n', ',');

    [Theory]
    [InlineData("cert-manager.io/v1", "Certificate", false)]
    [InlineData("cert-manager.io/v1", "Issuer", true)]
    [InlineData("cert.gardener.cloud/v1alpha1", "Certificate", true)]
    [InlineData("cert.gardener.cloud/v1alpha1", "Issuer", true)]
    [InlineData("dns.gardener.cloud/v1alpha1", "DNSEntry", true)]
    [InlineData("external-secrets.io/v1", "ExternalSecret", false)]
    [InlineData("operator.kyma-project.io/v1alpha1", "APIGateway", false)]
    [InlineData("operator.kyma-project.io/v1alpha2", "Istio", false)]
    public void Some_need_a_spec_and_each_has_one_version(string apiVersion, string kind, bool needsSpec)
    {
        Assert.Equal(needsSpec ? "error crd-missing-field spec" : "", Told(apiVersion, kind, ""));
        Assert.Equal("error crd-unknown-field spec.nonsense", Unknown(Told(apiVersion, kind, "spec: {nonsense: 1}")));
        Assert.Equal(
            $"warning apiVersion: '{apiVersion}beta9' is not served by the current release of the controller. Use "
                + apiVersion,
            CheckRun
                .Of($"apiVersion: {apiVersion}beta9\nkind: {kind}\nmetadata: {{name: x, namespace: shop}}\n")
                .Of("kind-version-unserved")
        );
    }

    static string Unknown(string told) =>
        string.Join(',', told.Split(',').Where(line => line.Contains("crd-unknown-field", StringComparison.Ordinal)));

    [Theory]
    [InlineData("", true)]
    [InlineData("spec: {selfSigned: {}}", false)]
    public void A_ClusterIssuer_needs_a_spec(string spec, bool isMissing) =>
        Assert.Equal(
            isMissing ? "error crd-missing-field spec" : "",
            CheckRun.Of($"apiVersion: cert-manager.io/v1\nkind: ClusterIssuer\nmetadata: {{name: x}}\n{spec}\n").Serious
        );

    [Theory]
    // Numbers with bounds.
    [InlineData("ttl: 1", "")]
    [InlineData("ttl: 8640000", "")]
    [InlineData("ttl: 0", "error crd-limit spec.ttl")]
    [InlineData("ttl: 8640001", "error crd-limit spec.ttl")]
    [InlineData("cnameLookupInterval: 30", "")]
    [InlineData("cnameLookupInterval: 29", "error crd-limit spec.cnameLookupInterval")]
    [InlineData("ttl: 1.5", "error crd-wrong-type spec.ttl")]
    // Text, lists, words, what is true or false.
    [InlineData("ownerId: ''", "")]
    [InlineData("ownerId: 1", "error crd-wrong-type spec.ownerId")]
    [InlineData("text: [a, b]", "")]
    [InlineData("text: a", "error crd-wrong-type spec.text")]
    [InlineData("text: [1]", "error crd-wrong-type spec.text[0]")]
    [InlineData("resolveTargetsToAddresses: true", "")]
    [InlineData("resolveTargetsToAddresses: 'true'", "error crd-wrong-type spec.resolveTargetsToAddresses")]
    [InlineData("routingPolicy: {type: weighted, setIdentifier: a, parameters: {weight: '1'}}", "")]
    [InlineData("routingPolicy: {type: ip-based, setIdentifier: a, parameters: {}}", "")]
    [InlineData("routingPolicy: {type: proxied, setIdentifier: a, parameters: {}}", "")]
    [InlineData(
        "routingPolicy: {type: heavy, setIdentifier: a, parameters: {}}",
        "error crd-unknown-value spec.routingPolicy.type"
    )]
    // A mapping with any keys.
    [InlineData(
        "routingPolicy: {type: weighted, setIdentifier: a, parameters: {weight: 1}}",
        "error crd-wrong-type spec.routingPolicy.parameters.weight"
    )]
    [InlineData(
        "routingPolicy: {type: weighted, setIdentifier: a, parameters: [a]}",
        "error crd-wrong-type spec.routingPolicy.parameters"
    )]
    [InlineData("routingPolicy: {type: weighted, setIdentifier: a, parameters: {weight: }}", "")]
    // Required fields, and fields that nobody knows.
    [InlineData(
        "routingPolicy: {type: weighted, parameters: {}}",
        "error crd-missing-field spec.routingPolicy.setIdentifier"
    )]
    [InlineData("reference: {namespace: a}", "error crd-missing-field spec.reference.name")]
    [InlineData("reference: {name: a}", "")]
    [InlineData("dnsname: a", "error crd-unknown-field spec.dnsname")]
    public void The_fields_of_a_DNSEntry(string field, string told) =>
        Assert.Equal(
            told,
            Told("dns.gardener.cloud/v1alpha1", "DNSEntry", $"spec: {{dnsName: a.example.com, targets: [b], {field}}}")
        );

    [Theory]
    [InlineData("preferredChain: CHAIN", 64, "preferredChain")]
    [InlineData(
        "solvers: [{http01: {gatewayHTTPRoute: {parentRefs: [{name: CHAIN}]}}}]",
        253,
        "solvers[0].http01.gatewayHTTPRoute.parentRefs[0].name"
    )]
    public void Text_with_a_limit(string field, int limit, string path)
    {
        string Of(int length) =>
            Told(
                "cert-manager.io/v1",
                "Issuer",
                "spec: {acme: {server: 'https://acme.example.com', privateKeySecretRef: {name: a}, "
                    + $"{field.Replace("CHAIN", new string('a', length), StringComparison.Ordinal)}}}}}"
            );

        Assert.Equal("", Of(limit));
        Assert.Equal($"error crd-limit spec.acme.{path}", Of(limit + 1));
    }

    /// <summary>The key of a Secret's data that a manifest gives in the clear is never repeated.</summary>
    [Theory]
    [InlineData("keystores: {jks: {create: true, password: [hush]}}", "keystores.jks.password")]
    [InlineData("keystores: {jks: {create: true, password: 4711}}", "keystores.jks.password")]
    public void A_secret_text_is_not_repeated(string field, string path)
    {
        var run = CheckRun.Of(
            "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: x, namespace: shop}\n"
                + $"spec: {{secretName: a, issuerRef: {{name: a}}, {field}}}\n"
        );

        Assert.StartsWith($"error spec.{path}: ", run.Of("crd-wrong-type"), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", run.Of("crd-wrong-type"), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", run.Of("crd-wrong-type"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_no_secret_is_repeated() =>
        Assert.Contains(
            "must be text, not a list. Write a.example.com",
            CheckRun
                .Of(
                    "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: {name: x, namespace: shop}\n"
                        + "spec: {secretName: a, issuerRef: {name: a}, commonName: [a.example.com]}\n"
                )
                .Of("crd-wrong-type"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("s", """{"type":"string"}""")]
    [InlineData(" s ", """{"type":"string"}""")]
    [InlineData("s64", """{"type":"string","maxLength":64}""")]
    [InlineData("p", """{"type":"string"}""")]
    [InlineData("b", """{"type":"boolean"}""")]
    [InlineData("i", """{"type":"integer"}""")]
    [InlineData("i30..8640000", """{"type":"integer","minimum":30,"maximum":8640000}""")]
    [InlineData("*", "{}")]
    [InlineData("(A|B)", """{"type":"string","enum":["A","B"]}""")]
    [InlineData("(A|\n B)", """{"type":"string","enum":["A","B"]}""")]
    [InlineData("[s]", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("[ s ]", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("<b>", """{"type":"object","additionalProperties":{"type":"boolean"}}""")]
    public void A_shape_in_short(string notation, string schema) =>
        Assert.Equal(schema, KindShape.Parse(notation).Describe().ToJsonString());

    [Fact]
    public void A_mapping_in_short()
    {
        var schema = KindShape.Parse("{ a:s n:i b!:{c:i1..9}\n d:@ e:[<s>] }").Describe();

        Assert.Equal(["a", "n", "b", "d", "e"], schema["properties"]!.AsObject().Select(field => field.Key));
        Assert.Equal("""["b"]""", schema["required"]!.ToJsonString());
        Assert.Equal("9", schema["properties"]!["b"]!["properties"]!["c"]!["maximum"]!.ToJsonString());
        Assert.Equal("""["name"]""", schema["properties"]!["d"]!["required"]!.ToJsonString());
        Assert.Equal("array", (string)schema["properties"]!["e"]!["type"]!);
    }

    [Theory]
    [InlineData("[s>")]
    [InlineData("<s]")]
    [InlineData("[s s]")]
    public void A_mistake_in_the_notation_is_one_of_this_program(string notation) =>
        Assert.Throws<FormatException>(() => KindShape.Parse(notation));

    [Theory]
    [InlineData("networking.istio.io", "Gateway", "Write networking.istio.io/v1")]
    [InlineData("cert-manager.io", "Certificate", "Write cert-manager.io/ and the version")]
    [InlineData("apps", "Deployment", "")]
    [InlineData("v1", "ConfigMap", "")]
    public void A_group_without_a_version(string apiVersion, string kind, string told)
    {
        var found = CheckRun
            .Of($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x, namespace: shop}}\n")
            .Of("api-version-incomplete");

        Assert.EndsWith(told, found, StringComparison.Ordinal);
        Assert.Equal(told.Length == 0, found.Length == 0);
    }

    [Theory]
    [InlineData("cert-manager.io/v1", "Certficate", "error kind-unknown kind")]
    [InlineData("cert-manager.io/v1", "CertificateRequest", "")]
    [InlineData("example.com/v1", "Certficate", "")]
    public void A_kind_that_is_nearly_one(string apiVersion, string kind, string told) =>
        Assert.Equal(told, Told(apiVersion, kind, ""));

    /// <summary>What the API server says is of the gate of what it says, and can be named in a policy.</summary>
    [Fact]
    public void A_kind_that_is_unknown_is_not_admitted() =>
        Assert.Equal(
            "admission",
            (string)
                Assert.Single(
                    CheckRun
                        .Of("apiVersion: cert-manager.io/v1\nkind: Certficate\nmetadata: {name: x, namespace: shop}\n")
                        .OfRule("kind-unknown")
                )["gate"]!
        );

    /// <summary>All ways to write a value, in a kind that uses each.</summary>
    [Theory]
    [InlineData("keystores: {jks: {create: true, password: a}}", "")]
    [InlineData("secretTemplate: {labels: {a: b}}", "")]
    [InlineData("secretTemplate: {labels: [a]}", "error crd-wrong-type spec.secretTemplate.labels")]
    [InlineData("privateKey: {size: 2048}", "")]
    [InlineData("privateKey: {size: a}", "error crd-wrong-type spec.privateKey.size")]
    [InlineData("isCA: 1", "error crd-wrong-type spec.isCA")]
    [InlineData(
        "keystores: {jks: {create: true, passwordSecretRef: {}}}",
        "error crd-missing-field spec.keystores.jks.passwordSecretRef.name"
    )]
    public void The_fields_of_a_Certificate(string field, string told) =>
        Assert.Equal(
            told,
            Told(
                "cert-manager.io/v1",
                "Certificate",
                $"spec: {{secretName: a, dnsNames: [a], issuerRef: {{name: a}}, {field}}}"
            )
        );

    [Theory]
    [InlineData("data: {tls.crt: '', tls.key: ''}", 0)]
    [InlineData("stringData: {tls.crt: '', tls.key: ''}", 0)]
    [InlineData("data: {tls.crt: ''}\nstringData: {tls.key: ''}", 0)]
    [InlineData("data: {tls.crt: ''}", 1)]
    [InlineData("stringData: {tls.key: ''}", 1)]
    [InlineData("", 2)]
    [InlineData("sops: {version: 3.9.0}", 0)]
    public void The_keys_of_a_TLS_Secret(string rest, int missing) =>
        Assert.Equal(
            missing,
            CheckRun
                .Of(
                    "apiVersion: v1\nkind: Secret\nmetadata: {name: x, namespace: shop}\n"
                        + $"type: kubernetes.io/tls\n{rest}\n"
                )
                .OfRule("secret-type-keys")
                .Count()
        );

    [Theory]
    [InlineData("v1", "Secret", "")]
    [InlineData("cert-manager.io/v1", "Issuer", "spec: {selfSigned: {}}")]
    public void What_is_judged_is_not_counted_as_unchecked(string apiVersion, string kind, string rest) =>
        Assert.DoesNotContain(
            "not checked",
            CheckRun
                .Of($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: x, namespace: shop}}\n{rest}\n")
                .Stderr,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_Secret_of_another_group_is_not_judged()
    {
        var run = CheckRun.Of(
            "apiVersion: example.com/v1\nkind: Secret\nmetadata: {name: x, namespace: shop}\ntype: kubernetes.io/tls\n"
        );

        Assert.Contains("not checked: 1 Secret", run.Stderr, StringComparison.Ordinal);
        Assert.Equal("", run.Of("secret-type-keys"));
    }
}
