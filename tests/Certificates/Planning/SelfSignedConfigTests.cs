using System.Globalization;
using Kyma.Krm.Certificates;
using Kyma.Krm.Certificates.Pki.Issuing;

namespace Kyma.Krm.Tests.Certificates.Planning;

/// <summary>
/// What <c>certificate.selfSigned</c> asks for, down to the bytes of the seed, and what is wrong with it.
/// </summary>
public sealed class SelfSignedConfigTests
{
    const string Shop = "shop.example.com";

    const string Seed = "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s=";

    static readonly string Secrets =
        Secret("seed", $"data: {{seed: {Seed}, weak: {Convert.ToBase64String(new byte[32])}, other: {Other}}}")
        + Secret("encrypted", "data: {seed: 'ENC[AES256_GCM,data:c2VlZA==]'}\nsops: {}")
        + Secret("twice", $"data: {{seed: {Seed}}}", "a")
        + Secret("twice", $"data: {{seed: {Other}}}", "b")
        + $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: leaking}}\ndata: {{seed: {Seed}}}\n";

    const string Other = "sEdvQYkXcPZ2nq0R4tq5m1s8yJb7uWf3hLxKo9aTzDM=";

    [Theory]
    [InlineData(Shop, "", "Rsa2048 Pkcs8 1 2026-01-01 365d")]
    [InlineData(Shop, "notBefore: '2028-02-29T00:00:00Z'", "Rsa2048 Pkcs8 1 2028-02-29 365d")]
    [InlineData(Shop, "duration: 4416h, generation: 2", "Rsa2048 Pkcs8 2 2026-01-01 184d")]
    [InlineData(Shop, "privateKey: {encoding: PKCS1}", "Rsa2048 Pkcs1 1 2026-01-01 365d")]
    [InlineData(Shop, "privateKey: {size: 2048}", "Rsa2048 Pkcs8 1 2026-01-01 365d")]
    [InlineData(Shop, "privateKey: {size: 3072}", "Rsa3072 Pkcs8 1 2026-01-01 365d")]
    [InlineData(Shop, "privateKey: {algorithm: RSA, size: 4096}", "Rsa4096 Pkcs8 1 2026-01-01 365d")]
    [InlineData(Shop, "privateKey: {algorithm: ECDSA}", "EcdsaP256 Pkcs8 1 2026-01-01 365d")]
    [InlineData(Shop, "privateKey: {algorithm: ECDSA, size: 256}", "EcdsaP256 Pkcs8 1 2026-01-01 365d")]
    [InlineData(Shop, "dnsNames: ['*.shop.example.com']", "Rsa2048 Pkcs8 1 2026-01-01 365d *.shop.example.com")]
    [InlineData(
        Shop,
        "dnsNames: ['*.shop.example.com', a.b.shop.example.com]",
        "Rsa2048 Pkcs8 1 2026-01-01 365d *.shop.example.com a.b.shop.example.com"
    )]
    [InlineData(LocalDomain.Name, "-notBefore -seedSecretRef", "Rsa2048 Pkcs8 1 2026-01-01 3650d")]
    [InlineData(LocalDomain.Name, "notBefore: '2025-06-01T00:00:00Z'", "Rsa2048 Pkcs8 1 2025-06-01 3650d")]
    [InlineData(LocalDomain.Name, "duration: 1h", "Rsa2048 Pkcs8 1 2026-01-01 0d")]
    public void It_is_requested_as_written(string domain, string selfSigned, string request)
    {
        var traffic = Of(selfSigned, domain, tls: "cipherSuites: []");

        Assert.Equal("", traffic.Errors);
        var plan = Assert.IsType<SelfSignedCertificate>(traffic.Plans.Single().Certificate);
        var asked = plan.Request;
        Assert.Equal(
            request,
            string.Create(
                    CultureInfo.InvariantCulture,
                    $"{asked.KeyType} {asked.KeyEncoding} {asked.Generation} {asked.NotBefore:yyyy-MM-dd} "
                        + $"{asked.Duration.Days}d {string.Join(' ', asked.DnsNames)}"
                )
                .TrimEnd()
        );
        Assert.Equal(domain, asked.Domain);
        Assert.Equal(asked.Names, plan.Names);
    }

    [Theory]
    [InlineData("{name: seed}", Seed)]
    [InlineData("{name: seed, key: other}", Other)]
    [InlineData("{name: twice, namespace: b}", Other)]
    public void The_seed_is_what_the_Secret_holds(string reference, string seed)
    {
        var plan = Of($"seedSecretRef: {reference}").Plans.Single().Certificate;

        Assert.Equal(Convert.FromBase64String(seed), Assert.IsType<SelfSignedCertificate>(plan).Request.Seed.ToArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("duration: 4415h59m59s", "certificate-durations duration")]
    [InlineData("privateKey: {size: 256}", "key-size privateKey.size")]
    [InlineData("privateKey: {size: 512}", "invalid-value privateKey.size")]
    [InlineData(
        "privateKey: {algorithm: ECDSA, size: 2048}",
        "ecdsa-without-suite privateKey.algorithm",
        "key-size privateKey.size"
    )]
    [InlineData("privateKey: {algorithm: EC, size: 256}", "invalid-value privateKey.algorithm")]
    [InlineData("privateKey: {encoding: PKCS7}", "invalid-value privateKey.encoding")]
    [InlineData("generation: 1")]
    [InlineData("generation: 0", "invalid-value generation")]
    [InlineData("dnsNames: []", "invalid-value dnsNames")]
    [InlineData(
        "dnsNames: ['*.shop.example.com', example.com, shop.example.com, notshop.example.com]",
        "name-outside-domain dnsNames[1]",
        "name-outside-domain dnsNames[3]"
    )]
    [InlineData("dnsNames: [shop.example.com, a.shop.example.com]", "hosts-not-covered dnsNames")]
    [InlineData("-notBefore", "self-signed-needs notBefore")]
    [InlineData("notBefore: soon", "invalid-value notBefore")]
    [InlineData("-seedSecretRef", "self-signed-needs seedSecretRef")]
    [InlineData("seedSecretRef: {}", "missing-field seedSecretRef.name")]
    [InlineData("-notBefore -seedSecretRef", "self-signed-needs notBefore", "self-signed-needs seedSecretRef")]
    [InlineData("seedSecretRef: {name: none}", "reference-not-found seedSecretRef")]
    [InlineData("seedSecretRef: {name: twice}", "ambiguous-reference seedSecretRef")]
    [InlineData("seedSecretRef: {name: leaking}", "secret-would-leak seedSecretRef")]
    [InlineData("seedSecretRef: {name: encrypted}", "secret-is-encrypted seedSecretRef")]
    [InlineData("seedSecretRef: {name: seed, key: none}", "invalid-value seedSecretRef.key")]
    [InlineData("seedSecretRef: {name: seed, key: weak}", "weak-seed seedSecretRef.key")]
    public void A_mistake_is_reported_at_its_field(string selfSigned, params string[] told)
    {
        Assert.Equal(told.Order(), Below(Of(selfSigned)).Order());
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("-notBefore", false)]
    [InlineData("-seedSecretRef", false)]
    [InlineData("privateKey: {size: 256}", false)]
    public void Without_all_that_it_needs_nothing_is_planned(string selfSigned, bool isPlanned)
    {
        var traffic = Of(selfSigned);

        Assert.Equal(isPlanned, traffic.Plans.Single().Certificate is not null);
        Assert.Equal(isPlanned, traffic.Told.Contains("nobody-rotates spec.certificate.selfSigned"));
    }

    /// <summary>What follows from a field that could not be read is no second mistake.</summary>
    [Theory]
    [InlineData("a_b", "duration: 1h")]
    [InlineData("a_b", "-notBefore")]
    [InlineData("a_b", "-seedSecretRef")]
    [InlineData("a_b", "dnsNames: [a.example.com]")]
    [InlineData("a_b", "notBefore: '2020-01-01T00:00:00Z'", "asOf: '2026-01-01T00:00:00Z', ")]
    [InlineData(Shop, "notBefore: '2020-01-01T00:00:00Z', duration: long", "asOf: '2026-01-01T00:00:00Z', ")]
    [InlineData(LocalDomain.Name, "notBefore: soon", "asOf: '2020-01-01T00:00:00Z', ")]
    [InlineData(Shop, "seedSecretRef: {name: seed, key: weak, namespace: A}")]
    [InlineData(Shop, "seedSecretRef: {name: twice, namespace: A}")]
    [InlineData(Shop, "dnsNames: ['a_b', shop.example.com]")]
    [InlineData(Shop, "privateKey: {algorithm: ECDSA}", "", "cipherSuites: 5")]
    [InlineData(Shop, "privateKey: {algorithm: ECDSA}", "", "minProtocolVersion: NONE")]
    public void One_mistake_is_told_once(string domain, string selfSigned, string around = "", string tls = "")
    {
        var told = Of(selfSigned, domain, around, tls).Told;

        Assert.Matches("^(invalid-value|wrong-type) ", Assert.Single(told));
    }

    [Theory]
    [InlineData(Shop, "", "info nobody-rotates: this certificate lasts until 2026-12-31; nothing manages")]
    [InlineData(Shop, "notBefore: '2028-02-29T00:00:00Z'", "lasts until 2029-02-27; nothing manages")]
    [InlineData(LocalDomain.Name, "", "info nobody-rotates: this certificate lasts until 2035-12-29; nothing manages")]
    [InlineData(
        LocalDomain.Name,
        "-seedSecretRef",
        "warning published-key: this certificate's key is public, as Kyma's own for local.kyma.dev is"
    )]
    [InlineData(LocalDomain.Name, "-seedSecretRef", "It lasts until 2035-12-29")]
    public void How_long_it_lasts_is_told(string domain, string selfSigned, string told) =>
        Assert.Contains(
            Of(selfSigned, domain)
                .Findings.Select(finding =>
                    $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Name}: {finding.Message}"
                ),
            line => line.Contains(told, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("", "certificate-expired", true)]
    [InlineData("asOf: '2026-01-01T00:00:00Z', ", "expired-as-of", false)]
    [InlineData("asOf: '2024-06-01T00:00:00Z', ", null, false)]
    public void Only_what_the_clock_says_stays_out_of_the_results(string asOf, string? rule, bool dependsOnClock)
    {
        var findings = Of("notBefore: '2024-01-01T00:00:00Z'", around: asOf)
            .Findings.Where(finding => finding.Place.Field == "spec.certificate.selfSigned.notBefore");

        Assert.Equal(
            rule is null ? [] : [(rule, dependsOnClock)],
            findings.Select(finding => (finding.Rule.Name, finding.DependsOnClock))
        );
    }

    static IEnumerable<string> Below(Traffic traffic) =>
        traffic.Serious.Select(told => told.Replace("spec.certificate.selfSigned.", "", StringComparison.Ordinal));

    /// <summary>With a begin and a seed, where the text has none of its own and no minus before the name.</summary>
    static Traffic Of(string selfSigned, string domain = Shop, string around = "", string tls = "")
    {
        string[] fields =
        [
            .. Missing("notBefore", "'2026-01-01T00:00:00Z'"),
            .. Missing("seedSecretRef", "{name: seed}"),
            .. selfSigned is "" or ['-', ..] ? Array.Empty<string>() : [selfSigned],
        ];
        return Traffic.Of(
            $"{{domain: {domain}, gateway: {{name: shop, tls: {{{tls}}}}}, "
                + $"certificate: {{{around}selfSigned: {{{string.Join(", ", fields)}}}}}}}",
            Secrets
        );

        IEnumerable<string> Missing(string name, string value) =>
            selfSigned.Contains(name, StringComparison.Ordinal) ? [] : [$"{name}: {value}"];
    }

    static string Secret(string name, string content, string @namespace = "shop") =>
        $"---\napiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: {@namespace}, "
        + $"annotations: {{config.kubernetes.io/local-config: 'true'}}}}\n{content}\n";
}
