using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Diagnostics;

/// <summary>A secret in the wrong field is an error, and no reason to print it.</summary>
public sealed class RedactionTests
{
    const string Seed = "7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3l4k5j6h7g8f9d0s=";

    [Theory]
    [InlineData($"'{Seed}' must be a name", "'[...]' must be a name")]
    [InlineData("'9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' must", "'[...]' must")]
    [InlineData(
        "'-----BEGIN EC PRIVATE KEY----- MHcCAQEEIBWaOEZnq0PatNi AB' must",
        "'-----BEGIN EC PRIVATE KEY----- [...]' must"
    )]
    [InlineData(
        "must begin with -----BEGIN CERTIFICATE----- in a line of its own",
        "must begin with -----BEGIN CERTIFICATE----- in a line of its own"
    )]
    [InlineData(
        "'a-very-long-name-of-a-host-that-nobody-would-write-0123456789.shop.example.com' must",
        "'a-very-long-name-of-a-host-that-nobody-would-write-0123456789.shop.example.com' must"
    )]
    [InlineData(
        "'averylongnamewithoutanydashesordotsordigits' and 'shorter4096' must",
        "'averylongnamewithoutanydashesordotsordigits' and 'shorter4096' must"
    )]
    [InlineData(
        "ECDHE-RSA-AES128-GCM-SHA256, ECDHE-RSA-CHACHA20-POLY1305",
        "ECDHE-RSA-AES128-GCM-SHA256, ECDHE-RSA-CHACHA20-POLY1305"
    )]
    [InlineData("'averylongnamewithoutanydashesordots4096' must", "'[...]' must")]
    [InlineData("'0123456789abcdefABCDEFgh' must", "'[...]' must")]
    [InlineData("'0123456789abcdefABCDEFg' must", "'0123456789abcdefABCDEFg' must")]
    [InlineData("'a 7v3Oy0cYb0wIqGkQyJ3r8nq1m b' must", "'[...]' must")]
    [InlineData("'7v3Oy0cYb0wIqGkQ yJ3r8nq1m2u3l4k5 j6h7g8f9d0s=' must", "'[...]' must")]
    [InlineData("'7v3Oy0cYb0wIqGkQ-J3r8nq1m2u3l4k5_6h7g8f9d0s' must", "'[...]' must")]
    [InlineData("key 7v3Oy0cYb0wIqGkQyJ3r8nq1m2u3 is no file", "key [...] is no file")]
    [InlineData("'mongodb+srv://shop:s3cret@db.example.com/x' must", "'mongodb+srv://[...]@db.example.com/x' must")]
    [InlineData("a://u:p@b", "a://[...]@b")]
    [InlineData($"'AccountName=a;AccountKey={Seed}' must", "'[...]' must")]
    [InlineData($"token={Seed} is", "token=[...] is")]
    [InlineData($"Gateway {Seed}/{Seed} is", "Gateway [...][...] is")]
    [InlineData(
        "'Server=db;User Id=sa;Password = s3cret;Timeout=5'",
        "'Server=db;User Id=sa;Password = [...];Timeout=5'"
    )]
    [InlineData("jdbc:x://db/y?user=a&password=s&z=1", "jdbc:x://db/y?user=a&password=[...]&z=1")]
    [InlineData("password=, name=shop", "password=, name=shop")]
    [InlineData("'https://shop.example.com:8443/v1' must be", "'https://shop.example.com:8443/v1' must be")]
    [InlineData("'apps/production/cluster1/overlays/shop' must", "'apps/production/cluster1/overlays/shop' must")]
    [InlineData("TLS_CHACHA20_POLY1305_SHA256 is not known", "TLS_CHACHA20_POLY1305_SHA256 is not known")]
    [InlineData(
        "image kyma-krm@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "image kyma-krm@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    )]
    [InlineData(
        "'-----BEGIN PRIVATE KEY-----\nMIG2\nAgEA\n-----END PRIVATE KEY-----' must",
        "'-----BEGIN PRIVATE KEY----- [...]' must"
    )]
    [InlineData("'-----BEGIN PRIVATE KEY----- MIG2 AgEA' must", "'-----BEGIN PRIVATE KEY----- [...]' must")]
    public void Key_material_is_left_out_and_nothing_else(string text, string shown) =>
        Assert.Equal(shown, Redaction.Of(text));

    /// <summary>What leads nowhere may be a key; what a walk found is where to look.</summary>
    [Fact]
    public void Paths_that_were_found_are_shown()
    {
        using var folder = new Scratch();
        var path = Path.Combine(folder.Path(""), "Team1", "Production", "ingressGateway2.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(
            path,
            """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: a, namespace: b}
            spec:
              selector: {istio: ingressgateway}
              servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: [a.example.com]}]
            ---
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: a, namespace: b}
            spec: {hosts: [b.example.com], gateways: [a], http: [{route: [{destination: {host: c}}]}]}
            """
        );

        Assert.Contains(
            $"Gateway b/a in {path}, which",
            Session.Run("check", folder.Path("")).Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no file or folder '[...]'",
            Session.Run("check", "Team1/Production/ingressGateway3").Stdout,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("certificate: {selfSigned: {seedSecretRef: {name: '@'}}}")]
    [InlineData("certificate: {selfSigned: {privateKey: {algorithm: '@'}}}")]
    [InlineData("certificate: {provided: {secretRef: {name: '@'}}}")]
    [InlineData("certificate: {provided: {secretRef: '@'}}")]
    [InlineData("certificate: {existing: {}}, gateway: {tls: {clientCA: {secretName: '@'}}}")]
    [InlineData("certificate: {existing: {}}, gateway: {hosts: ['@']}")]
    [InlineData("certificate: {existing: {}}, domain: '@'")]
    [InlineData("certificate: {provided: {certificate: '@', privateKey: '@'}}")]
    [InlineData("certificate: {provided: {certificate: ['@'], privateKey: {'@': 1}}}")]
    [InlineData("certificate: {existing: {}}, gateway: {tls: {mode: MUTUAL, clientCA: {pem: '@'}}}")]
    [InlineData("certificate: {existing: {}, secretName: '@'}")]
    [InlineData("certificate: {existing: {}}, egress: {namespace: '@'}")]
    [InlineData("certificate: {existing: {}}, '@': 1")]
    public void No_field_repeats_a_secret(string spec)
    {
        var pem = File.ReadAllText(Fixtures.Path("p256.key"));
        foreach (var secret in new[] { Seed, pem.ReplaceLineEndings(" ") })
        {
            var outcome = Session.RunWith(
                $$"""
                apiVersion: krm.kyma-project.io/v1alpha1
                kind: KymaTraffic
                metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
                spec: { {{spec.Replace("@", secret, StringComparison.Ordinal)}} }
                """,
                "check",
                "-"
            );

            Assert.Equal(1, outcome.ExitCode);
            Assert.DoesNotContain(Seed[4..20], outcome.Stdout, StringComparison.Ordinal);
            Assert.DoesNotContain(pem.Split('\n')[1][..16], outcome.Stdout, StringComparison.Ordinal);
        }
    }

    /// <summary>A key of a few characters is not to be told from a word, so these fields are never repeated.</summary>
    [Theory]
    [InlineData("certificate: {provided: {certificate: 's3cretX!', privateKey: 's3cretX!'}}")]
    [InlineData("certificate: {provided: {certificate: 's3cretX!', privateKey: 12345678}}")]
    [InlineData("certificate: {provided: {secretRef: {name: 's3cretX!'}}}")]
    [InlineData("certificate: {selfSigned: {notBefore: \"2026-01-01T00:00:00Z\", seedSecretRef: {name: 's3cretX!'}}}")]
    [InlineData("certificate: {existing: {}, secretName: 's3cretX!'}")]
    [InlineData("certificate: {existing: {}}, gateway: {tls: {mode: MUTUAL, clientCA: {pem: 's3cretX!'}}}")]
    [InlineData("certificate: {existing: {}}, gateway: {tls: {mode: MUTUAL, clientCA: {secretName: 's3cretX!'}}}")]
    public void No_field_for_keys_is_repeated(string spec)
    {
        foreach (var command in new[] { "check", "render", "explain" })
        {
            var outcome = Session.RunWith(Config(spec), command, "-");

            Assert.Equal(1, outcome.ExitCode);
            Assert.DoesNotContain("s3cretX", outcome.Stdout + outcome.Stderr, StringComparison.Ordinal);
            Assert.DoesNotContain("12345678", outcome.Stdout + outcome.Stderr, StringComparison.Ordinal);
        }
    }

    /// <summary>Names and types are printed with every finding.</summary>
    [Theory]
    [InlineData(
        "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: '@', namespace: '@'}, spec: {a: 1}}"
    )]
    [InlineData(
        "{apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: a, namespace: b, '@': c}, spec: {'@': 1}}"
    )]
    [InlineData("{apiVersion: '@', kind: '@', metadata: {name: '@'}}")]
    [InlineData("{kind: '@', metadata: {name: '@'}}")]
    [InlineData(
        "{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: a}, spec: {domain: a.b, "
            + "certificate: {gardener: {secretLabels: {'@': '@'}}}}}"
    )]
    [InlineData("{apiVersion: v1, kind: Secret, type: '@', metadata: {name: '@', namespace: '@'}, data: {'@': '@'}}")]
    [InlineData(
        "{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTraffic, metadata: {name: '@'}, spec: {'@': '@'}}"
    )]
    [InlineData(
        "{apiVersion: krm.kyma-project.io/v1alpha1, kind: KymaTrafficCheck, metadata: {name: '@'}, spec: "
            + "{severity: {'@': '@'}}}"
    )]
    public void No_name_repeats_a_secret(string resource)
    {
        foreach (var secret in new[] { Seed, Key.ReplaceLineEndings(" ") })
        foreach (
            var arguments in new[]
            {
                ["check", "-"],
                ["check", "-", "--output", "json"],
                ["check", "-", "--output", "sarif"],
                ["check", "-", "--output", "github"],
                ["explain", "-"],
                ["inspect", "-"],
                ["import", "-", "--output", "json"],
                (string[])["argocd-parameters", "-"],
            }
        )
            NoPartOf(secret, Session.RunWith(resource.Replace("@", secret, StringComparison.Ordinal), arguments));
    }

    /// <summary>An answer as JSON passes on names of the package as well.</summary>
    [Theory]
    [InlineData("trace", "-", "--from", "internet", "--output", "json")]
    [InlineData("trace", "-", "--from", "internet", "--to", "https://a.example.com", "--output", "json")]
    public void No_answer_of_trace_repeats_a_secret(params string[] arguments)
    {
        foreach (var secret in new[] { Seed, Key.ReplaceLineEndings(" ") })
            NoPartOf(
                secret,
                Session.RunWith(
                    $$"""
                    apiVersion: networking.istio.io/v1
                    kind: Gateway
                    metadata: {name: a, namespace: b}
                    spec:
                      selector: {istio: ingressgateway}
                      servers:
                      - hosts: [a.example.com]
                        port: {number: 443, name: a, protocol: HTTPS}
                        tls: {mode: SIMPLE, credentialName: '{{secret}}'}
                    """,
                    arguments
                )
            );
    }

    /// <summary><c>"$(cat tls.key)"</c> where <c>tls.key</c> belongs.</summary>
    [Theory]
    [InlineData("@")]
    [InlineData("render", "@")]
    [InlineData("check", "@")]
    [InlineData("check", "--@")]
    [InlineData("check", "--output", "@")]
    [InlineData("check", "--istio-version", "@")]
    [InlineData("check", "--gate", "@")]
    [InlineData("explain", "--finding", "@")]
    [InlineData("explain", "@", "--output", "json")]
    [InlineData("inspect", "@")]
    [InlineData("inspect", "-", "--host", "@")]
    [InlineData("inspect", "-", "--as-of", "@")]
    [InlineData("import", "@")]
    [InlineData("import", "--output", "@")]
    [InlineData("new-seed", "--name", "@")]
    [InlineData("new-seed", "--name=@", "@")]
    [InlineData("schema", "--kind", "@")]
    [InlineData("install", "@")]
    [InlineData("completion", "@")]
    [InlineData("argocd-parameters", "@")]
    [InlineData("init", "a", "--certificate", "@", "--domain", "a.b")]
    [InlineData("init", "a", "--certificate", "gardener", "--domain", "@")]
    [InlineData("init", "a", "--certificate", "gardener", "--domain", "a.bc", "--name", "@")]
    [InlineData("init", "a", "--certificate", "provided", "--domain", "a.bc", "--tls-cert", "@", "--tls-key", "@")]
    public void No_command_repeats_a_secret(params string[] arguments)
    {
        foreach (var secret in new[] { Key, Key.ReplaceLineEndings(" "), Key.Split('\n')[1], Seed })
            NoPartOf(
                secret,
                Session.RunWith(
                    "a: b",
                    [.. arguments.Select(argument => argument.Replace("@", secret, StringComparison.Ordinal))]
                )
            );
    }

    static string Key => File.ReadAllText(Fixtures.Path("p256.key"));

    static void NoPartOf(string secret, Session session)
    {
        var told = session.Stdout + session.Stderr;
        var lines = secret
            .Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.Contains('-'))
            .Where(line => line.Length > 8);
        foreach (var line in lines)
        {
            for (var i = 0; i + 8 <= line.Length; i++)
                Assert.DoesNotContain(line.Substring(i, 8), told, StringComparison.Ordinal);
        }
    }

    static string Config(string spec) =>
        $$"""
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"} }
            spec: { domain: shop.example.com, {{spec}} }
            """;
}
