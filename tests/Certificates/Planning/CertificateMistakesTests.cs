using System.Globalization;
using System.Text.RegularExpressions;
using Kyma.Krm.Certificates;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>
/// What is wrong with <c>spec.certificate</c> is reported at its field, once, and hides nothing else that is wrong.
/// </summary>
public sealed class CertificateMistakesTests
{
    const string Shop = "domain: shop.example.com, gateway: {name: shop}, ";

    const string Ecdsa = "gateway: {name: shop, tls: {cipherSuites: [ECDHE-ECDSA-AES256-GCM-SHA384]}}, ";

    const string Le = "issuerRef: {name: le}";

    static readonly string Resources =
        Pair("mine", "good", "good")
        + Pair("shop-certs", "expired", "good", "istio-system")
        + Pair("sealed-certs", "good", "other", "istio-system")
        + "sops: {}\n";

    [Theory]
    [InlineData(
        "certificate: {existing: {}}",
        "certificate-expired data[tls.crt]",
        "certificate-not-yet-valid data[tls.crt]"
    )]
    [InlineData("certificate: {existing: {}, secretName: sealed-certs}")]
    [InlineData("certificate: {existing: {}, secretName: none}")]
    [InlineData("certificate: {existing: {}, namespace: none}", "credential-elsewhere spec.certificate.namespace")]
    [InlineData("certificate: {existing: {}, asOf: '2027-01-01T00:00:00Z'}", "expired-as-of data[tls.crt]")]
    [InlineData("certificate: {}", "no-certificate-source spec.certificate")]
    [InlineData("state: Present", "no-certificate-source spec.certificate")]
    [InlineData("certificate: {existing: {}, gardener: {}}", "several-certificate-sources spec.certificate")]
    [InlineData(
        "certificate: {gardener: 5, existing: {}}",
        "wrong-type spec.certificate.gardener",
        "several-certificate-sources spec.certificate"
    )]
    [InlineData("certificate: {gardner: {}}", "unknown-field spec.certificate.gardner")]
    [InlineData("certificate: {gardener: {dnsNames: []}}", "invalid-value spec.certificate.gardener.dnsNames")]
    [InlineData("certificate: {gardener: {dnsNames: [example.com]}}", "hosts-not-covered gardener.dnsNames")]
    [InlineData("certificate: {gardener: {dnsNames: [example.com], commonName: '*.shop.example.com'}}")]
    [InlineData(
        "certificate: {gardener: {dnsNames: ['*.shop.example.com', a.b, a.b]}}",
        "certificate-name-twice gardener.dnsNames[2]"
    )]
    [InlineData("certificate: {gardener: {dnsNames: [<100 names>]}}", "hosts-not-covered gardener.dnsNames")]
    [InlineData(
        "certificate: {gardener: {dnsNames: [<101 names>]}}",
        "hosts-not-covered gardener.dnsNames",
        "too-many-names gardener.dnsNames"
    )]
    [InlineData("certificate: {gardener: {commonName: <64 characters>}}")]
    [InlineData("certificate: {gardener: {commonName: <65 characters>}}", "invalid-value gardener.commonName")]
    [InlineData("certificate: {gardener: {privateKey: {size: 256}}}", "key-size gardener.privateKey.size")]
    [InlineData("certificate: {gardener: {privateKey: {size: 8192}}}", "invalid-value gardener.privateKey.size")]
    [InlineData(
        "certificate: {gardener: {privateKey: {algorithm: ECDSA}}}",
        "ecdsa-without-suite gardener.privateKey.algorithm"
    )]
    [InlineData("certificate: {certManager: {}}", "missing-field certManager.issuerRef")]
    [InlineData(
        $"certificate: {{certManager: {{{Le}, dnsNames: []}}}}",
        "invalid-value spec.certificate.certManager.dnsNames"
    )]
    [InlineData(
        $"certificate: {{certManager: {{{Le}, dnsNames: [example.com]}}}}",
        "hosts-not-covered certManager.dnsNames"
    )]
    [InlineData(
        $"certificate: {{certManager: {{{Le}, duration: 59m, renewBefore: 4m}}}}",
        "certificate-durations certManager.duration",
        "certificate-durations certManager.renewBefore"
    )]
    [InlineData(
        "certificate: {certManager: {issuerRef: {name: le, kind: Isuer}}}",
        "invalid-value certManager.issuerRef.kind"
    )]
    [InlineData(
        $"certificate: {{certManager: {{{Le}, privateKey: {{size: 256}}}}}}",
        "key-size certManager.privateKey.size"
    )]
    [InlineData(
        $"certificate: {{certManager: {{{Le}, privateKey: {{algorithm: ECDSA, size: 521}}}}}}",
        "ecdsa-without-suite certManager.privateKey.algorithm",
        "p521-key certManager.privateKey.size"
    )]
    [InlineData(
        $"certificate: {{certManager: {{{Le}, privateKey: {{size: 521}}}}}}",
        "key-size certManager.privateKey.size"
    )]
    public void A_mistake_is_reported_at_its_field(string spec, params string[] told) =>
        Assert.Equal(told.Select(Whole).Order(), Of(Shop + spec).Serious.Order());

    /// <summary>A name that nobody wrote is the wildcard of the domain, which has two characters more.</summary>
    [Theory]
    [InlineData("gardener: {}")]
    [InlineData($"certManager: {{{Le}}}")]
    public void A_name_that_is_too_long_is_reported_where_it_comes_from(string source)
    {
        var domain = $"{string.Join('.', Enumerable.Repeat(new string('d', 62), 3))}.{new string('d', 63)}";

        Assert.Equal(
            ["certificate-name-too-long spec.domain"],
            Of($"domain: {domain}, gateway: {{name: shop}}, certificate: {{{source}}}").Serious
        );
    }

    [Fact]
    public void Too_many_hosts_are_reported_where_they_are_written() =>
        Assert.Contains(
            "too-many-names spec.gateway.hosts",
            Of("domain: a.b, gateway: {name: shop, hosts: [<101 names>]}, certificate: {gardener: {}}").Told
        );

    [Theory]
    [InlineData("existing: {}", true)]
    [InlineData("existing: {}, asOf: '2027-01-01T00:00:00Z'", false)]
    public void Only_what_the_clock_says_stays_out_of_the_results(string certificate, bool dependsOnClock) =>
        Assert.All(
            Of($"{Shop}certificate: {{{certificate}}}").Findings,
            finding => Assert.Equal(dependsOnClock, finding.DependsOnClock)
        );

    /// <summary>What follows from a field that could not be read is no second mistake.</summary>
    [Theory]
    [InlineData("domain: a_b, gateway: {name: shop}, certificate: {gardener: {dnsNames: [example.com]}}")]
    [InlineData(
        "domain: a.b, gateway: {name: shop, hosts: ['a_b']}, certificate: {gardener: {dnsNames: [example.com]}}"
    )]
    [InlineData("domain: a.b, gateway: {name: shop}, certificate: {gardener: {dnsNames: ['a_b', c.d]}}")]
    [InlineData("domain: a.b, gateway: {name: shop}, certificate: {gardener: {dnsNames: [c.d], commonName: 'a_b'}}")]
    [InlineData(Shop + "certificate: {gardener: {dnsNames: ['*.shop.example.com', <100 names>], commonName: A_B}}")]
    [InlineData(Shop + "certificate: 5")]
    [InlineData(Shop + "certificate: {provided: {secretRef: 5}}")]
    [InlineData(Shop + "certificate: {provided: {privatKey: <key>, certificate: <certificate>}}")]
    [InlineData(Shop + "certificate: {gardener: {privateKey: {algorithm: EC, size: 384}}}")]
    [InlineData(Shop + $"certificate: {{certManager: {{{Le}, duration: long, renewBefore: 2160h}}}}")]
    [InlineData(Shop + "certificate: {certManager: {issuerRef: {name: a, kind: Ours, group: A_B}}}")]
    [InlineData(
        "domain: a.b, gateway: {name: shop, hosts: ['a_b']}, "
            + "certificate: {existing: {}, asOf: '2027-01-01T00:00:00Z'}"
    )]
    [InlineData("domain: a.b, gateway: {name: shop, hosts: [c.d, c.d]}, certificate: {gardener: {}}")]
    public void One_mistake_is_told_once(string spec) => Assert.Single(Of(spec).Told);

    [Theory]
    [InlineData(
        $"certificate: {{certManager: {{{Le}, duration: 1m, renewBefore: soon}}}}",
        "certificate-durations certManager.duration",
        "invalid-value certManager.renewBefore"
    )]
    [InlineData(
        "certificate: {gardener: {privateKey: {algorithm: ECDSA, size: 5}}}",
        "ecdsa-without-suite gardener.privateKey.algorithm",
        "invalid-value gardener.privateKey.size"
    )]
    [InlineData(
        "dns: 5, certificate: {gardener: {dnsNames: ['*.shop.example.com', a.b, a.b], issuerRef: 5}}",
        "certificate-name-twice gardener.dnsNames[2]",
        "wrong-type spec.dns",
        "wrong-type gardener.issuerRef"
    )]
    [InlineData(
        "istioVersion: 5, certificate: {gardener: {dnsNames: [A_B, '*.shop.example.com', c.d, c.d], commonName: A_B}}",
        "certificate-name-twice gardener.dnsNames[3]",
        "invalid-value gardener.dnsNames[0]",
        "invalid-value gardener.commonName",
        "invalid-value spec.istioVersion"
    )]
    public void A_mistake_hides_no_other(string spec, params string[] told) =>
        Assert.Equal(told.Select(Whole).Order(), Of(Shop + spec).Told.Order());

    [Theory]
    [InlineData("gardener: {privateKey: {algorithm: ECDSA, size: 384}}", "1.24", "p384-key gardener.privateKey.size")]
    [InlineData("gardener: {privateKey: {algorithm: ECDSA, size: 384}}", "1.25")]
    [InlineData("gardener: {privateKey: {algorithm: ECDSA, size: 256}}", "1.24")]
    [InlineData("gardener: {privateKey: {size: 2048}}", "1.24")]
    [InlineData("gardener: {privateKey: {size: 3072}}", "1.24")]
    [InlineData("gardener: {privateKey: {size: 4096}}", "1.24")]
    [InlineData(
        $"certManager: {{{Le}, privateKey: {{algorithm: ECDSA, size: 521}}}}",
        "1.30",
        "p521-key certManager.privateKey.size"
    )]
    [InlineData(
        $"certManager: {{{Le}, privateKey: {{algorithm: ECDSA, size: 384}}}}",
        "1.24",
        "p384-key certManager.privateKey.size"
    )]
    [InlineData($"certManager: {{{Le}, privateKey: {{algorithm: ECDSA, size: 384}}}}", "1.25")]
    [InlineData($"certManager: {{{Le}, privateKey: {{algorithm: ECDSA, size: 256}}}}", "1.30")]
    [InlineData($"certManager: {{{Le}, privateKey: {{size: 2048}}}}", "1.24")]
    [InlineData($"certManager: {{{Le}, privateKey: {{size: 3072}}}}", "1.24")]
    [InlineData($"certManager: {{{Le}, privateKey: {{size: 4096}}}}", "1.24")]
    [InlineData($"certManager: {{{Le}, privateKey: {{size: 8192}}}}", "1.24")]
    public void A_key_that_Envoy_and_its_clients_take(string source, string istio, params string[] told) =>
        Assert.Equal(
            told.Select(Whole),
            Of($"domain: shop.example.com, istioVersion: '{istio}', {Ecdsa}certificate: {{{source}}}")
                .Serious.Where(each => !each.Contains("istio-version", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("[ECDHE-RSA-AES256-GCM-SHA384, ECDHE-ECDSA-AES256-GCM-SHA384]", true)]
    [InlineData("[ECDHE-ECDSA-AES256-GCM-SHA384, ECDHE-RSA-AES256-GCM-SHA384]", true)]
    [InlineData("[ECDHE-RSA-AES256-GCM-SHA384]", false)]
    [InlineData("[]", true)]
    public void One_suite_is_enough_for_an_ECDSA_key(string suites, bool isEnough) =>
        Assert.Equal(
            isEnough,
            Of(
                $"domain: shop.example.com, gateway: {{name: shop, tls: {{cipherSuites: {suites}}}}}, "
                    + "certificate: {gardener: {privateKey: {algorithm: ECDSA}}}"
            ).Serious
                is []
        );

    [Theory]
    [InlineData("gardener: {}", "*.shop.example.com")]
    [InlineData("gardener: {commonName: shop.example.com}", "shop.example.com *.shop.example.com")]
    [InlineData("gardener: {dnsNames: [a.b, '*.shop.example.com']}", "a.b *.shop.example.com")]
    [InlineData("gardener: {dnsNames: ['*.shop.example.com', a.b]}", "*.shop.example.com a.b")]
    [InlineData($"certManager: {{{Le}, dnsNames: ['*.shop.example.com']}}", "*.shop.example.com")]
    [InlineData("provided: {secretRef: {name: mine}}", "*.shop.example.com shop.example.com")]
    [InlineData("provided: {externalSecret: {secretStoreRef: {name: a}, key: b}}", null)]
    [InlineData("existing: {}", null)]
    public void The_names_that_a_certificate_will_be_for(string source, string? names) =>
        Assert.Equal(names?.Split(' '), Of($"{Shop}certificate: {{{source}}}").Plans.Single().Certificate!.Names);

    [Theory]
    [InlineData("spec.target.creationPolicy", "Owner")]
    [InlineData("spec.target.deletionPolicy", "Retain")]
    [InlineData("spec.target.template.engineVersion", "v2")]
    [InlineData("spec.target.template.mergePolicy", "Replace")]
    [InlineData("spec.data[].remoteRef.conversionStrategy", "Default")]
    [InlineData("spec.data[].remoteRef.decodingStrategy", "None")]
    [InlineData("spec.data[].remoteRef.metadataPolicy", "None")]
    [InlineData("spec.target.name", null)]
    public void The_API_server_writes_into_an_ExternalSecret(string field, string? value) =>
        Assert.Equal(value, ExternalSecretDefaults.Of(field));

    static string Whole(string told) =>
        told.Split(' ') is [var rule, var field] && CertificateConfig.SourceNames.Contains(field.Split('.')[0])
            ? $"{rule} spec.certificate.{field}"
            : told;

    static Traffic Of(string spec) =>
        Traffic.Of(
            Regex.Replace(
                $"{{{spec}}}",
                "<([0-9]+) ([a-z]+)>",
                some =>
                    int.Parse(some.Groups[1].Value, CultureInfo.InvariantCulture) is var count
                    && some.Groups[2].Value == "names"
                        ? string.Join(", ", Enumerable.Range(0, count).Select(i => $"n{i}.example.com"))
                        : $"{new string('a', 50)}.{new string('b', count - 51)}"
            ),
            Resources
        );

    static string Pair(string name, string certificate, string key, string @namespace = "shop") =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: {@namespace}, "
        + "annotations: {config.kubernetes.io/local-config: 'true'}}\ntype: kubernetes.io/tls\n"
        + $"data: {{tls.crt: {Convert.ToBase64String(Fixtures.Certificate(certificate))}, "
        + $"tls.key: {Convert.ToBase64String(Fixtures.Key(key))}}}\n";
}
