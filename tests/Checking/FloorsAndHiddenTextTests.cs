namespace Kyma.Krm.Tests.Checking;

/// <summary>What a KymaTrafficCheck demands of TLS, and characters that nobody sees.</summary>
public sealed class FloorsAndHiddenTextTests
{
    static string Gateway(string tls) =>
        TestMesh.Of(
            "Gateway",
            "in",
            "shop",
            "{selector: {istio: ingressgateway}, servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: "
                + "[a.example.com]}, {port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], tls: "
                + $"{{{tls}}}}}]}}"
        );

    static string Check(string spec) =>
        "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTrafficCheck\nmetadata: {name: floor, annotations: "
        + $"{{config.kubernetes.io/local-config: \"true\"}}}}\nspec: {spec}\n";

    static string Told(string package, string rule) =>
        string.Join(
            '\n',
            CheckRun.Of(package, "--istio-version", "1.31").OfRule(rule).Select(finding => (string)finding["field"]!)
        );

    [Theory]
    [InlineData("TLSV1_2", "mode: SIMPLE, credentialName: c", "")]
    [InlineData("TLSV1_3", "mode: SIMPLE, credentialName: c", "spec.servers[1].tls.minProtocolVersion")]
    [InlineData(
        "TLSV1_3",
        "mode: MUTUAL, credentialName: c, minProtocolVersion: TLSV1_2",
        "spec.servers[1].tls.minProtocolVersion"
    )]
    [InlineData(
        "TLSV1_3",
        "mode: OPTIONAL_MUTUAL, credentialName: c, minProtocolVersion: TLS_AUTO",
        "spec.servers[1].tls.minProtocolVersion"
    )]
    [InlineData("TLSV1_3", "mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_3", "")]
    [InlineData("TLSV1_2", "mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_3", "")]
    [InlineData("TLSV1_2", "mode: SIMPLE, credentialName: c, minProtocolVersion: TLS_AUTO", "")]
    [InlineData(
        "TLSV1_2",
        "mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_1",
        "spec.servers[1].tls.minProtocolVersion"
    )]
    [InlineData(
        "TLSV1_2",
        "mode: SIMPLE, credentialName: c, minProtocolVersion: TLSV1_0",
        "spec.servers[1].tls.minProtocolVersion"
    )]
    [InlineData("TLSV1_3", "mode: PASSTHROUGH", "")]
    [InlineData("TLSV1_3", "mode: ISTIO_MUTUAL", "")]
    public void A_version_may_not_be_lower(string floor, string tls, string field) =>
        Assert.Equal(
            field,
            Told(Gateway(tls) + Check($"{{minProtocolVersion: {floor}}}"), "check-min-protocol-version")
        );

    [Theory]
    [InlineData("cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384]", "")]
    [InlineData(
        "cipherSuites: [ECDHE-RSA-AES128-GCM-SHA256, ECDHE-RSA-AES256-GCM-SHA384]",
        "spec.servers[1].tls.cipherSuites[0]"
    )]
    [InlineData(
        "cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384, ECDHE-RSA-AES128-GCM-SHA256]",
        "spec.servers[1].tls.cipherSuites[1]"
    )]
    [InlineData("minProtocolVersion: TLSV1_2", "spec.servers[1].tls.cipherSuites")]
    [InlineData("cipherSuites: []", "spec.servers[1].tls.cipherSuites")]
    [InlineData("minProtocolVersion: TLSV1_3", "")]
    public void A_cipher_suite_must_be_allowed(string tls, string field) =>
        Assert.Equal(
            field,
            Told(
                Gateway($"mode: SIMPLE, credentialName: c, {tls}")
                    + Check("{cipherSuites: [ECDHE-RSA-AES256-GCM-SHA384]}"),
                "check-cipher-suites"
            )
        );

    /// <summary>A check that allows all that Envoy offers by itself asks for no list.</summary>
    [Fact]
    public void Where_all_of_Envoys_own_are_allowed_none_need_be_listed() =>
        Assert.Equal(
            "",
            Told(
                Gateway("mode: SIMPLE, credentialName: c")
                    + Check(
                        "{cipherSuites: [ECDHE-ECDSA-AES128-GCM-SHA256, ECDHE-RSA-AES128-GCM-SHA256, "
                            + "ECDHE-ECDSA-CHACHA20-POLY1305, ECDHE-RSA-CHACHA20-POLY1305, "
                            + "ECDHE-ECDSA-AES256-GCM-SHA384, ECDHE-RSA-AES256-GCM-SHA384]}"
                    ),
                "check-cipher-suites"
            )
        );

    [Theory]
    [InlineData("spec: {x: \"a\\u00A0b\"}", "spec.x", "the value contains a no-break space (U+00A0) at character 2,")]
    [InlineData(
        "spec: {x: \"\\u200Bab\"}",
        "spec.x",
        "the value contains a zero-width character (U+200B) at character 1,"
    )]
    [InlineData(
        "spec: {x: \"ab\\u200C\"}",
        "spec.x",
        "the value contains a zero-width character (U+200C) at character 3,"
    )]
    [InlineData(
        "spec: {x: \"\\u200D\"}",
        "spec.x",
        "the value contains a zero-width character (U+200D) at character 1,"
    )]
    [InlineData(
        "spec: {x: \"\\u2060\"}",
        "spec.x",
        "the value contains a zero-width character (U+2060) at character 1,"
    )]
    [InlineData("spec: {x: \"\\uFEFF\"}", "spec.x", "the value contains a byte order mark (U+FEFF) at character 1,")]
    [InlineData("spec: {x: \"\\e[1m\"}", "spec.x", "the value contains an escape character (U+001B) at character 1,")]
    [InlineData(
        "spec: {x: \"\\u202A\"}",
        "spec.x",
        "the value contains a mark that changes the direction of text (U+202A) at character 1,"
    )]
    [InlineData(
        "spec: {x: \"\\u202B\"}",
        "spec.x",
        "the value contains a mark that changes the direction of text (U+202B) at character 1,"
    )]
    [InlineData(
        "spec: {x: \"\\u202C\"}",
        "spec.x",
        "the value contains a mark that changes the direction of text (U+202C) at character 1,"
    )]
    [InlineData(
        "spec: {x: \"\\u202D\"}",
        "spec.x",
        "the value contains a mark that changes the direction of text (U+202D) at character 1,"
    )]
    [InlineData(
        "spec: {x: \"\\u202E\"}",
        "spec.x",
        "the value contains a mark that changes the direction of text (U+202E) at character 1,"
    )]
    [InlineData("spec: {x: \"\\u3000\"}", "spec.x", "the value contains the character U+3000 at character 1,")]
    [InlineData("spec: {x: [a, \"b\\u2028\"]}", "spec.x[1]", "the value contains the character U+2028 at character 2,")]
    [InlineData("spec: {x: [\"b\\u2028\"]}", "spec.x[0]", "the value contains the character U+2028 at character 2,")]
    [InlineData("spec: {é: a}", "spec.é", "the key contains the character U+00E9 at character 1,")]
    [InlineData("spec: {a😀: a}", "spec.a😀", "the key contains the character U+1F600 at character 2,")]
    [InlineData("spec: {x: é}", null, null)]
    [InlineData("spec: {x: \"a b\"}", null, null)]
    [InlineData("data: {x: \"a\\u00A0b\"}", null, null)]
    [InlineData("stringData: {x: \"a\\u00A0b\"}", null, null)]
    [InlineData("binaryData: {x: \"a\\u00A0b\"}", null, null)]
    [InlineData("status: {x: \"a\\u00A0b\"}", null, null)]
    [InlineData("data: {é: a}", null, null)]
    public void What_nobody_sees_is_told_where_text_is_compared(string rest, string? field, string? message)
    {
        var told = CheckRun
            .Of($"apiVersion: example.com/v1\nkind: A\nmetadata: {{name: a, namespace: b}}\n{rest}\n")
            .OfRule("hidden-character")
            .ToList();

        if (message is null)
        {
            Assert.Empty(told);
            return;
        }

        Assert.StartsWith(message, (string)Assert.Single(told)["message"]!, StringComparison.Ordinal);
        Assert.Equal(field, (string)told[0]["field"]!);
    }
}
