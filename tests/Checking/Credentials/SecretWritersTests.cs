namespace Kyma.Krm.Tests.Checking.Credentials;

/// <summary>A Secret has one writer: who writes it, where, and who only looks like one.</summary>
public sealed class SecretWritersTests
{
    static string Resource(string apiVersion, string kind, string metadata, string rest) =>
        $"---\napiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{{metadata}}}\n{rest}\n";

    /// <summary>The first writer, in the namespace of the gateway pods.</summary>
    static readonly string First = Resource(
        "cert-manager.io/v1",
        "Certificate",
        "name: first, namespace: istio-system",
        "spec: {secretName: certs, dnsNames: [a.example.com], issuerRef: {name: own, kind: ClusterIssuer}}"
    );

    static string Secret(string metadata, string rest) =>
        Resource("v1", "Secret", $"name: certs, namespace: istio-system{metadata}", rest);

    static string External(string name, string spec) =>
        Resource(
            "external-secrets.io/v1",
            "ExternalSecret",
            $"name: {name}, namespace: istio-system",
            $"spec: {{secretStoreRef: {{name: vault, kind: ClusterSecretStore}}, {spec}data: [{{secretKey: a, "
                + "remoteRef: {key: b}}]}"
        );

    static string Gardener(string @namespace, string secret) =>
        Resource(
            "cert.gardener.cloud/v1alpha1",
            "Certificate",
            $"name: second, namespace: {@namespace}",
            $"spec: {{{secret}, dnsNames: [a.example.com]}}"
        );

    const string Data = "data: {tls.crt: ''}";

    public static TheoryData<string, string> Writers =>
        new()
        {
            { "spec.target.name", External("x", "target: {name: certs}, ") },
            { "spec.target.name", External("certs", "") },
            { "spec.target.name", External("x", "target: {name: certs, creationPolicy: Owner}, ") },
            { "spec.target.name", External("x", "target: {name: certs, creationPolicy: Orphan}, ") },
            { "spec.secretName", Gardener("shop", "secretRef: {name: certs, namespace: istio-system}") },
            { "spec.secretName", Gardener("istio-system", "secretName: certs") },
            { "spec.secretName", First.Replace("name: first", "name: second", StringComparison.Ordinal) },
            { "spec.secretName", Sealed },
            {
                "spec.tls[0].secretName",
                Resource(
                    "networking.k8s.io/v1",
                    "Ingress",
                    "name: in, namespace: istio-system, annotations: {cert.gardener.cloud/purpose: managed}",
                    "spec: {tls: [{hosts: [a.example.com], secretName: certs}]}"
                )
            },
        };

    [Theory, MemberData(nameof(Writers))]
    public void A_second_writer_is_told_where_one_of_them_names_the_Secret(string field, string second) =>
        Assert.Equal([$"error secret-written-twice {field}"], Told(First + second));

    [Fact]
    public void The_first_writer_is_named() =>
        Assert.StartsWith(
            "error metadata.name: the Secret istio-system/certs writes the Secret 'certs' in the namespace "
                + "istio-system too, and each writer",
            CheckRun.Of(Sealed + Secret("", Data)).Of("secret-written-twice"),
            StringComparison.Ordinal
        );

    static readonly string Sealed = Resource(
        "bitnami.com/v1alpha1",
        "SealedSecret",
        "name: certs, namespace: istio-system",
        "spec: {encryptedData: {tls.crt: x}}"
    );

    /// <summary>Secrets come first, then what becomes one, then Certificates.</summary>
    [Fact]
    public void The_one_that_comes_later_is_told()
    {
        Assert.Equal(["error secret-written-twice metadata.name"], Told(Sealed + Secret("", Data)));
        Assert.Equal(
            ["error secret-written-twice spec.secretRef.name"],
            Told(Sealed + Gardener("shop", "secretRef: {name: certs, namespace: istio-system}"))
        );
        Assert.Equal(
            ["error secret-written-twice spec.secretRef.name"],
            Told(Sealed + Gardener("istio-system", "secretRef: {name: certs}"))
        );
    }

    /// <summary>What names no Secret is refused, and writes none.</summary>
    [Fact]
    public void Two_that_name_no_Secret_do_not_write_the_same()
    {
        var none = First.Replace("secretName: certs, ", "", StringComparison.Ordinal);

        Assert.DoesNotContain(
            "secret-written-twice",
            CheckRun.Of(none + none.Replace("name: first", "name: second", StringComparison.Ordinal)).Told,
            StringComparison.Ordinal
        );
    }

    /// <summary>A Secret of the package comes first, whatever the order of the files.</summary>
    [Theory]
    [InlineData("", Data)]
    [InlineData("", "stringData: {tls.crt: x}")]
    [InlineData(", labels: {my.cert-manager.io/x: z}", Data)]
    [InlineData(", annotations: {cert-manager.io: z}", Data)]
    [InlineData(", annotations: {}", Data)]
    public void A_Secret_with_content_is_a_writer(string metadata, string rest) =>
        Assert.Equal(["error secret-written-twice spec.secretName"], Told(First + Secret(metadata, rest)));

    public static TheoryData<string> Others =>
        [
            External("x", "target: {name: certs, creationPolicy: Merge}, "),
            External("x", "target: {name: certs, creationPolicy: None}, "),
            External("x", "target: {name: other}, "),
            External("certs", "target: {name: other}, "),
            Gardener("istio-system", "secretRef: {name: certs, namespace: shop}"),
            Gardener("istio-system", "secretRef: {name: other, namespace: istio-system}"),
            Gardener("shop", "secretName: certs"),
            First,
            Secret("", ""),
            Secret("", "data: {}\nstringData: {}"),
            Secret(", ownerReferences: [{apiVersion: v1, kind: A, name: a, uid: b}]", Data),
            Secret(", uid: a", Data),
            Secret(", annotations: {cert-manager.io/certificate-name: first}", Data),
            Secret(", labels: {controller.cert-manager.io/fao: x, cert-manager.io/x: z}", Data),
            Secret(", annotations: {cert.gardener.cloud/hash: x}", Data),
            Secret(", labels: {reconcile.external-secrets.io/managed: x}", Data),
            Secret("", Data).Replace("namespace: istio-system", "namespace: shop", StringComparison.Ordinal),
            Secret("", Data).Replace(", namespace: istio-system", "", StringComparison.Ordinal),
        ];

    [Theory, MemberData(nameof(Others))]
    public void What_writes_another_or_nothing_is_none(string other) =>
        Assert.DoesNotContain(
            Told(First + other),
            line => line.Contains("secret-written-twice", StringComparison.Ordinal)
        );

    /// <summary>Whoever applies them may give each another namespace.</summary>
    [Fact]
    public void Two_without_a_namespace_are_not_told()
    {
        var open = First.Replace(", namespace: istio-system", "", StringComparison.Ordinal);

        Assert.Empty(Findings(open + open.Replace("name: first", "name: second", StringComparison.Ordinal)));
    }

    [Fact]
    public void Each_writer_but_the_first_is_told()
    {
        var findings = Findings(First + External("certs", "") + Gardener("istio-system", "secretName: certs"));

        Assert.Equal(2, findings.Count);
        Assert.Single(
            findings.Select(finding => finding[..finding.IndexOf(" writes ", StringComparison.Ordinal)]).Distinct()
        );
    }

    /// <summary>What a config renders stays, wherever it comes among the files.</summary>
    [Fact]
    public void A_config_comes_first() =>
        Assert.StartsWith(
            "the Secret istio-system/kyma-gateway-certs",
            Assert.Single(
                Findings(
                    First.Replace("secretName: certs", "secretName: kyma-gateway-certs", StringComparison.Ordinal)
                        + "---\napiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: own, "
                        + "annotations: {config.kubernetes.io/local-config: 'true'}}\n"
                        + "spec: {domain: local.kyma.dev, certificate: selfSigned}\n"
                )
            ),
            StringComparison.Ordinal
        );

    /// <summary>A namespace that is still open may become any.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData(", namespace: a", 1)]
    public void In_one_namespace_there_is_one_writer(string @namespace, int count) =>
        Assert.Equal(
            count,
            Findings(
                (First + Secret("", Data)).Replace(", namespace: istio-system", @namespace, StringComparison.Ordinal)
            ).Count
        );

    static List<string> Findings(string package) =>
        [.. CheckRun.Of(package).OfRule("secret-written-twice").Select(finding => (string)finding["message"]!)];

    static IEnumerable<string> Told(string package) =>
        CheckRun.Of(package).Serious.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
