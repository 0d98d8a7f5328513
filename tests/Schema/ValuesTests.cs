using Kyma.Krm.Schema;

namespace Kyma.Krm.Tests.Schema;

/// <summary>A value that a field does not accept is reported with what is right, and how to write it.</summary>
public sealed class ValuesTests
{
    const string Host =
        "must be a DNS name such as shop.example.com or *.example.com: lower-case labels of a-z, 0-9 and '-', "
        + "joined by dots";

    const string Label =
        "must be a DNS label: at most 63 of a-z, 0-9 and '-', starting and ending with a letter or digit";

    const string LabelValue =
        "must be a label value: at most 63 letters, digits, '-', '_' and '.', in quotes where it could be a number "
        + "or bool";

    /// <summary>Of a host with nothing for ports and addresses next to it, and of a service, which has both.</summary>
    [Theory]
    [InlineData("a_b", "", "")]
    [InlineData(
        "{{ .Values.host }}",
        ". '{{ .Values.host }}' is a placeholder, and nothing fills it in here: replace it",
        null
    )]
    [InlineData("$HOST", ". '$HOST' is a placeholder, and nothing fills it in here: replace it", null)]
    [InlineData("a$b.example.com", ". Variables and templates are not replaced here: write the name itself", null)]
    [InlineData("\u201ca.example.com\u201d", ". Use straight quotes, or none", null)]
    [InlineData(
        "192.0.2.1",
        ". An IP address is not a host",
        ": name the service by a DNS name, and list the address under `addresses` or `endpoints`"
    )]
    [InlineData(
        "10.0.0.0/8",
        ". An IP address is not a host",
        ": name the service by a DNS name, and list the address under `addresses` or `endpoints`"
    )]
    [InlineData(
        "2001:db8::1",
        ". An IP address is not a host",
        ": name the service by a DNS name, and list the address under `addresses` or `endpoints`"
    )]
    [InlineData("https://a.example.com/path", ". Write the host alone: 'a.example.com'", null)]
    [InlineData("*.Example.com/path", ". Write the host alone: '*.example.com'", null)]
    [InlineData("A.example.com:8443", ". Write the host alone: 'a.example.com'", "; the port 8443 belongs in `ports`")]
    [InlineData("A.example.com", ". In lower case: 'a.example.com'", null)]
    [InlineData("a.example.com.", ". Without the last dot: 'a.example.com'", null)]
    [InlineData("localhost", "", null)]
    [InlineData("a.example.123", "", null)]
    public void A_host_that_is_none_is_answered_with_the_host_that_was_meant(string text, string advice, string? more)
    {
        Assert.EndsWith(
            $"spec.gateway.hosts[0]: '{text}' {Host}{advice}",
            Message($"domain: a.example.com, certificate: {{gardener: {{}}}}, gateway: {{hosts: ['{text}']}}"),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            $"spec.egress.services[0].hosts[0]: '{text}' {Host}{advice}{more}",
            Message($"egress: {{services: [{{hosts: ['{text}']}}]}}"),
            StringComparison.Ordinal
        );
    }

    /// <summary>Such a URL names a record with the servers: what can be registered is their domain.</summary>
    [Theory]
    [InlineData("mongodb+srv://Cluster0.ab1.mongodb.net/db?x", "'*.ab1.mongodb.net'")]
    [InlineData("mongodb+srv://cluster0.ab1.mongodb.net:27017", "'*.ab1.mongodb.net'")]
    [InlineData("mongodb+srv://cluster", null)]
    [InlineData("mongodb+srv://cluster.", null)]
    public void A_list_of_servers_is_answered_with_their_domain(string text, string? domain) =>
        Assert.Equal(
            domain is not null,
            Message($"egress: {{services: [{{hosts: ['{text}']}}]}}")
                .EndsWith(
                    $"register the servers, all of them as {domain} with a TLS port (preset mongodb-tls)",
                    Ordinal
                )
        );

    [Theory]
    [InlineData("domain: '*.example.com'", "not ending in a number. Without the wildcard: 'example.com'")]
    [InlineData("dns: {gardener: {ttl: 1.5}}", "ttl: '1.5' must be a whole number of seconds between 1 and 8640000")]
    [InlineData("dns: {gardener: {ttl: 0}}", "ttl: '0' must be between 1 and 8640000 seconds")]
    [InlineData(
        "dns: {gardener: {ttl: '60'}}",
        "ttl: '60' must be a whole number of seconds between 1 and 8640000, without quotes"
    )]
    [InlineData(
        "dns: {gardener: {ttl: [1]}}",
        "ttl: must be a whole number of seconds between 1 and 8640000, not a list"
    )]
    [InlineData("gateway: {hosts: []}", "hosts: must have at least 1 entry, or be left out")]
    [InlineData("gateway: {hosts: {a: b}}", "hosts: must be a list, not a mapping")]
    [InlineData("gateway: {selector: [a]}", "selector: must be a mapping, not a list")]
    [InlineData("gateway: {selector: {a: 5}}", $"selector.a: '5' {LabelValue}")]
    [InlineData("gateway: {selector: {a: x y}}", $"selector.a: 'x y' {LabelValue}")]
    [InlineData("gateway: {selector: {'': b}}", "selector: '' must be a label key such as app or example.com/app")]
    [InlineData("gateway: {selector: {d: e, d: f}}", "selector.d: `d` appears twice; keep one of them")]
    [InlineData("gateway: {name: My_Shop}", $"name: 'My_Shop' {Label}. For example: 'my-shop'")]
    [InlineData("gateway: {name: a.b}", $"name: 'a.b' {Label}. For example: 'a-b'")]
    [InlineData("gateway: {name: a b}", $"name: 'a b' {Label}. For example: 'a-b'")]
    [InlineData("gateway: {name: '-'}", $"name: '-' {Label}")]
    [InlineData("gateway: {httpsRedirect: 'yes'}", "httpsRedirect: 'yes' must be true or false, without quotes")]
    [InlineData("gateway: {httpsRedirect: 1}", "httpsRedirect: '1' must be true or false")]
    [InlineData("gateway: {name: {a: b}}", "name: must be text, not a mapping. Write b")]
    [InlineData("gateway: {name: [a]}", "name: must be text, not a list. Write a")]
    [InlineData("gateway: {[a]: b}", "spec.gateway: a field name must be text, not a list")]
    [InlineData("gateway: {tls: text}", "tls: 'text' must be a mapping. How TLS is terminated on port 443.")]
    [InlineData("gateway: {tls: []}", "tls: must be a mapping, not a list. How TLS is terminated on port 443.")]
    [InlineData(
        "gateway: {tls: {mode: simple}}",
        "mode: 'simple' must be one of: SIMPLE, MUTUAL, OPTIONAL_MUTUAL. Did you mean 'SIMPLE'?"
    )]
    [InlineData("certificate: {asOf: 2026-01-01}", "must be a time in UTC such as \"2026-01-01T00:00:00Z\" (RFC 3339)")]
    [InlineData(
        "certificate: {selfSigned: {notBefore: '2026-01-01T00:00:00+01:00'}}",
        "must be a time in UTC such as \"2026-01-01T00:00:00Z\" (RFC 3339)"
    )]
    [InlineData(
        "certificate: {selfSigned: {duration: 1d}}",
        "'1d' must be a duration in hours, minutes and seconds such as 8760h or 1h30m"
    )]
    [InlineData(
        "certificate: {selfSigned: {duration: }}",
        "`duration` has no value: write one after it, or remove the field"
    )]
    [InlineData("certificate: {gardener: {privateKey: {size: 1024}}}", "size: '1024' must be one of: 2048, 3072, 4096")]
    [InlineData(
        "certificate: {gardener: {privateKey: {algorithm: ECDSA, size: 1024}}}",
        "size: '1024' must be one of: 256, 384"
    )]
    [InlineData(
        "certificate: {gardener: {privateKey: {algorithm: DSA, size: 1024}}}",
        "size: '1024' must be one of: 2048, 3072, 4096, 256, 384"
    )]
    [InlineData("certificate: {gardener: {privateKey: {size: x}}}", "size: 'x' must be one of: 2048, 3072, 4096")]
    [InlineData("certificate: {gardener: {privateKey: {size: 0}}}", "size: '0' must be one of: 2048, 3072, 4096")]
    [InlineData(
        "certificate: {gardener: {privateKey: {size: [1]}}}",
        "size: must be one of: 2048, 3072, 4096, not a list"
    )]
    [InlineData(
        "certificate: {certManager: {issuerRef: {name: a}, privateKey: {size: 1024}}}",
        "size: '1024' must be one of: 2048, 3072, 4096, 8192"
    )]
    [InlineData(
        "certificate: {certManager: {issuerRef: {name: a}, privateKey: {algorithm: ECDSA, size: 1024}}}",
        "size: '1024' must be one of: 256, 384, 521"
    )]
    [InlineData(
        "certificate: {selfSigned: {privateKey: {size: 1024}}}",
        "size: '1024' must be one of: 2048, 3072, 4096"
    )]
    [InlineData(
        "certificate: {selfSigned: {privateKey: {algorithm: ECDSA, size: 384}}}",
        "size: '384' must be one of: 256"
    )]
    [InlineData(
        "domain: a.example.com, certificate: {selfSigned: {privateKey: {size: 256}}}",
        "size: '256' must be 2048, 3072 or 4096 for RSA"
    )]
    [InlineData(
        "domain: a.example.com, certificate: {selfSigned: {privateKey: {algorithm: ECDSA, size: 2048}}}",
        "size: '2048' must be 256 for ECDSA"
    )]
    // Seconds, as a duration is written elsewhere.
    [InlineData(
        "apiRules: [{timeout: 10s}]",
        "timeout: '10s' must be a whole number of seconds between 1 and 3900: write 10"
    )]
    [InlineData(
        "apiRules: [{rules: [{timeout: 1m30s}]}]",
        "timeout: '1m30s' must be a whole number of seconds between 1 and 3900: write 90"
    )]
    [InlineData(
        "apiRules: [{timeout: '10'}]",
        "timeout: '10' must be a whole number of seconds between 1 and 3900, without quotes"
    )]
    [InlineData("apiRules: [{timeout: 2h}]", "timeout: '2h' must be a whole number of seconds between 1 and 3900")]
    [InlineData("apiRules: [{timeout: 500ms}]", "'500ms' must be a whole number of seconds between 1 and 3900")]
    [InlineData("apiRules: [{timeout: soon}]", "'soon' must be a whole number of seconds between 1 and 3900")]
    [InlineData("apiRules: [{timeout: 4000}]", "timeout: '4000' must be between 1 and 3900 seconds")]
    [InlineData(
        "dns: {gardener: {ttl: 5m}}",
        "ttl: '5m' must be a whole number of seconds between 1 and 8640000: write 300"
    )]
    [InlineData(
        "apiRules: [{corsPolicy: {maxAge: 10m}}]",
        "maxAge: '10m' must be a whole number of seconds between 1 and 2147483647: write 600"
    )]
    [InlineData(
        "egress: {services: {hosts: [a.example.com]}}",
        "must be a list, not a mapping. Begin the entry with `- `"
    )]
    [InlineData("egress: {services: [null]}", "services[0]: has no value: write one, or remove the entry")]
    [InlineData(
        "egress: {services: [api.example.com]}",
        "'api.example.com' must be a mapping. Write {hosts: [api.example.com]}. An external service."
    )]
    [InlineData(
        "egress: {services: [{hosts: [a.example.com], prots: []}]}",
        "prots: `prots` is not a field here. Did you mean 'ports'?"
    )]
    [InlineData(
        "egress: {services: [{hosts: [a.example.com], resolutoin: DNS}]}",
        "`resolutoin` is not a field here. Did you mean 'resolution'? Write `resolution: DNS`"
    )]
    public void A_value_that_is_wrong_says_what_is_right(string spec, string said) =>
        Assert.Contains(Messages(spec), line => line.EndsWith(said, Ordinal));

    [Theory]
    [InlineData("gateway: {name: %}", 63, 64)]
    [InlineData("gateway: {selector: {a: %}}", 63, 64)]
    [InlineData("gateway: {selector: {%: a}}", 63, 64)]
    [InlineData("gateway: {hosts: [%.example.com]}", 63, 64)]
    public void A_name_may_be_as_long_as_Kubernetes_accepts(string spec, int longest, int tooLong)
    {
        bool IsRefused(int length) =>
            Messages(spec.Replace("%", new string('a', length), Ordinal))
                .Any(line => line.Contains(new string('a', 60), Ordinal));

        Assert.Equal((false, true), (IsRefused(longest), IsRefused(tooLong)));
    }

    /// <summary>As Go's time.ParseDuration reads it, in nanoseconds.</summary>
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("-0", 0L)]
    [InlineData("1ns", 1L)]
    [InlineData("1us", 1_000L)]
    [InlineData("1\u00b5s", 1_000L)]
    [InlineData("1\u03bcs", 1_000L)]
    [InlineData("100ms", 100_000_000L)]
    [InlineData("1.5s", 1_500_000_000L)]
    [InlineData(".5s", 500_000_000L)]
    [InlineData("1.s", 1_000_000_000L)]
    [InlineData("+2m", 120_000_000_000L)]
    [InlineData("-1h30m", -5_400_000_000_000L)]
    [InlineData("1.9ns", 1L)]
    [InlineData("2562047h47m16.854775807s", long.MaxValue)]
    [InlineData("2562047h47m16.854775808s", null)]
    [InlineData("9999999999h", null)]
    [InlineData("", null)]
    [InlineData("-", null)]
    [InlineData("5", null)]
    [InlineData("s", null)]
    [InlineData("1d", null)]
    [InlineData(".s", null)]
    [InlineData("1.1.1s", null)]
    [InlineData("--1s", null)]
    [InlineData("1s ", null)]
    [InlineData("123456789012345678901s", null)]
    public void A_duration_is_what_Go_takes_for_one(string text, long? nanoseconds) =>
        Assert.Equal(nanoseconds, (long?)GoDuration.Nanoseconds(text));

    [Theory]
    [InlineData("2026-01-01T00:00:00Z", true)]
    [InlineData("2026-01-01T00:00:00z", false)]
    [InlineData("2026-01-01T00:00:00", false)]
    [InlineData("2026-02-30T00:00:00Z", false)]
    [InlineData("2026-01-01T00:00:00.5Z", false)]
    [InlineData(" 2026-01-01T00:00:00Z", false)]
    public void A_time_is_one_in_UTC(string text, bool isTime) =>
        Assert.Equal(isTime, TimeShape.Parse(text) is { Offset.Ticks: 0 });

    /// <summary>By the API server's rules: what it drops, refuses, or lacks in the release.</summary>
    [Theory]
    [InlineData("servers: [], unheardOf: 1", "error crd-unknown-field spec.unheardOf")]
    [InlineData("selector: {istio: a}, selector: {istio: b}", "error crd-duplicate-field spec.selector")]
    [InlineData("selector: text", "error crd-wrong-type spec.selector")]
    [InlineData("servers: text", "error crd-wrong-type spec.servers")]
    [InlineData("servers: [null]", "error crd-null spec.servers[0]")]
    [InlineData("servers: [{hosts: [a.example.com]}]", "error crd-missing-field spec.servers[0].port")]
    [InlineData(
        "servers: [{port: {number: 443, name: https, protocol: HTTPS}, hosts: [a.example.com], tls: {mode: SIMPEL}}]",
        "error crd-unknown-value spec.servers[0].tls.mode"
    )]
    [InlineData(
        "servers: [{port: {number: '443', name: https, protocol: HTTPS}, hosts: [a.example.com]}]",
        "error crd-wrong-type spec.servers[0].port.number"
    )]
    public void A_resource_of_Istio_is_read_as_the_API_server_reads_it(string spec, string told) =>
        Assert.Contains(
            told,
            CheckRun
                .Of(
                    "apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: a, namespace: a}\n"
                        + $"spec: {{{spec}}}\n"
                )
                .Told.Split('\n')
        );

    const StringComparison Ordinal = StringComparison.Ordinal;

    static IReadOnlyList<string> Messages(string spec) => Traffic.Of($"{{{spec}}}").Errors.Split('\n');

    static string Message(string spec) => Assert.Single(Messages(spec), line => line.Contains(".hosts[0]: ", Ordinal));
}
