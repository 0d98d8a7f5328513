using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.Importing;

/// <summary>ServiceEntries as Istio's and Kyma's documentation writes them.</summary>
public sealed class EgressRecipesTests
{
    static string Entry(string name, string spec, string metadata = "") =>
        $$"""
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: {{name}}, namespace: shop{{metadata}}}
            spec: {{spec}}
            """;

    const string Origination = """
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: edition-cnn-com, namespace: shop}
        spec:
          hosts: [edition.cnn.com]
          ports: [{number: 80, name: http-port, protocol: HTTP, targetPort: 443},
            {number: 443, name: https-port, protocol: HTTPS}]
          location: MESH_EXTERNAL
          resolution: DNS
        ---
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: edition-cnn-com, namespace: shop}
        spec:
          host: edition.cnn.com
          trafficPolicy:
            portLevelSettings:
            - port: {number: 80}
              tls: {mode: SIMPLE}
        """;

    public static TheoryData<string, string> Recipes =>
        new()
        {
            {
                "{hosts: [api.a.com], ports: [{number: 443, name: tls, protocol: TLS}], location: "
                    + "MESH_EXTERNAL, resolution: DNS}",
                "    - name: x\n      hosts:\n      - api.a.com\n"
            },
            {
                "{hosts: [api.a.com], ports: [{number: 443, name: https, protocol: HTTPS}], location: "
                    + "MESH_EXTERNAL, resolution: DNS}",
                "      ports:\n      - number: 443\n        protocol: HTTPS\n"
            },
            {
                "{hosts: [api.a.com, b.a.com], ports: [{number: 80, name: http, protocol: HTTP}], "
                    + "location: MESH_EXTERNAL, resolution: DNS}",
                "    preset: http\n"
            },
            {
                "{hosts: [db.a.com], ports: [{number: 5432, name: tcp-postgresql, protocol: TCP}], "
                    + "location: MESH_EXTERNAL, resolution: DNS}",
                "    preset: postgresql\n"
            },
            {
                "{hosts: [db.a.com], addresses: [192.0.2.7], ports: [{number: 5432, name: db, protocol: "
                    + "TCP}], location: MESH_EXTERNAL, resolution: STATIC, endpoints: [{address: 198.51.100.7, "
                    + "ports: {db: 15432}}]}",
                "      name: db\n"
            },
            {
                "{hosts: ['*.a.com'], ports: [{number: 443, name: tls, protocol: TLS}], location: "
                    + "MESH_EXTERNAL, resolution: NONE}",
                "    - \"*.a.com\"\n"
            },
            {
                "{hosts: ['*.a.com'], ports: [{number: 443, name: tls, protocol: TLS}], location: "
                    + "MESH_EXTERNAL, resolution: DYNAMIC_DNS}",
                "    resolution: DYNAMIC_DNS\n"
            },
            {
                "{hosts: [net.a.com], addresses: [192.0.2.0/24], ports: [{number: 9000, name: tcp, "
                    + "protocol: TCP}], location: MESH_EXTERNAL, resolution: NONE}",
                "    - 192.0.2.0/24\n"
            },
            {
                "{hosts: [api.a.com], ports: [{number: 443, name: tls, protocol: TLS, targetPort: 8443}], "
                    + "location: MESH_EXTERNAL, resolution: DNS, exportTo: ['.']}",
                "    exportTo:\n    - .\n"
            },
        };

    /// <summary>A name that would be rendered anyway says nothing.</summary>
    [Theory]
    [InlineData("api-a-com", "    - hosts:\n      - api.a.com\n")]
    [InlineData("api-a", "    - name: api-a\n      hosts:\n      - api.a.com\n")]
    public void Only_a_name_of_its_own_is_written(string name, string service)
    {
        var run = ImportRun.Of(
            Entry(
                name,
                "{hosts: [api.a.com], ports: [{number: 443, name: tls, protocol: TLS}], location: MESH_EXTERNAL, "
                    + "resolution: DNS}"
            )
        );

        Assert.Equal([$"ServiceEntry shop/{name}"], run.Rendered);
        Assert.EndsWith($"    services:\n{service}", run.Configs);
    }

    [Theory, MemberData(nameof(Recipes))]
    public void A_recipe_is_rendered_as_it_was(string spec, string fragment)
    {
        var run = ImportRun.Of(Entry("x", spec));

        Assert.Empty(run.Differences);
        Assert.Equal(["ServiceEntry shop/x"], run.Rendered);
        Assert.Empty(run.Warnings);
        Assert.Contains(fragment, run.Configs);
    }

    [Fact]
    public void TLS_that_sidecars_begin_is_one_service()
    {
        var run = ImportRun.Of(Origination);

        Assert.Empty(run.Differences);
        Assert.Equal(
            [
                "DestinationRule shop/edition-cnn-com",
                "ServiceEntry shop/edition-cnn-com",
                "VirtualService shop/edition-cnn-com",
            ],
            run.Rendered
        );
        Assert.Contains("      tls:\n        mode: SIMPLE\n", run.Configs);
        Assert.Empty(run.Warnings);
    }

    /// <summary>Nothing is replaced without a word, and Helm finds its resources by this label.</summary>
    [Theory]
    [InlineData("Helm", true)]
    [InlineData("kyma-krm", false)]
    public void Another_manager_that_is_replaced_is_reported(string manager, bool isReported) =>
        Assert.Equal(
            isReported,
            ImportRun
                .Of(
                    $$"""
                    apiVersion: networking.istio.io/v1
                    kind: ServiceEntry
                    metadata: {name: api, namespace: shop, labels: {app.kubernetes.io/managed-by: {{manager}} } }
                    spec:
                      hosts: [api.partner.com]
                      location: MESH_EXTERNAL
                      resolution: DNS
                      ports: [{number: 443, name: tls, protocol: TLS}]

                    """
                )
                .Findings.Any(finding =>
                    finding
                        .ToString()
                        .Contains(
                            "metadata.labels[app.kubernetes.io/managed-by]: 'Helm' becomes 'kyma-krm'",
                            StringComparison.Ordinal
                        )
                )
        );

    [Fact]
    public void A_DestinationRule_that_says_more_stays_beside_its_ServiceEntry()
    {
        var run = ImportRun.Of(
            Origination.Replace(
                "  trafficPolicy:\n",
                "  trafficPolicy:\n    connectionPool: {tcp: {maxConnections: 3}}\n",
                StringComparison.Ordinal
            )
        );

        Assert.Empty(run.Differences);
        Assert.Equal(["ServiceEntry shop/edition-cnn-com"], run.Rendered);
        Assert.Contains(
            run.Warnings,
            warning =>
                warning.StartsWith(
                    "DestinationRule shop/edition-cnn-com spec.trafficPolicy.connectionPool: ",
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void A_client_certificate_for_chosen_pods_brings_its_role()
    {
        var run = ImportRun.Of(
            Origination.Replace(
                "tls: {mode: SIMPLE}",
                "tls: {mode: MUTUAL, credentialName: client}\n"
                    + "  workloadSelector: {matchLabels: {app: a}}\n  exportTo: [.]",
                StringComparison.Ordinal
            )
        );

        Assert.Empty(run.Differences);
        Assert.Equal(
            [
                "DestinationRule shop/edition-cnn-com",
                "DestinationRule shop/edition-cnn-com-others",
                "Role shop/edition-cnn-com",
                "RoleBinding shop/edition-cnn-com",
                "ServiceEntry shop/edition-cnn-com",
                "VirtualService shop/edition-cnn-com",
            ],
            run.Rendered
        );
        Assert.Equal(4, run.Findings.Count(finding => finding.Rule.Name == "import-added"));
    }

    [Fact]
    public void A_way_through_the_egress_gateway_that_was_written_by_hand_stays_and_says_how_to_hand_it_over()
    {
        var run = ImportRun.Of(
            Entry(
                "kyma",
                "{hosts: [kyma-project.io], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}"
            )
                + """

                ---
                apiVersion: networking.istio.io/v1
                kind: Gateway
                metadata: {name: istio-egressgateway, namespace: shop}
                spec:
                  selector: {istio: egressgateway}
                  servers: [{port: {number: 443, name: tls, protocol: TLS}, hosts: [kyma-project.io],
                    tls: {mode: PASSTHROUGH}}]
                """
        );

        Assert.Equal(["ServiceEntry shop/kyma"], run.Rendered);
        Assert.Contains(
            run.Findings,
            finding => finding.Message.Contains("via: EgressGateway", StringComparison.Ordinal)
        );
    }

    /// <summary>Equal copies are one; of two that differ the first counts.</summary>
    [Theory]
    [InlineData(443, "")]
    [InlineData(8443, "warning import-twice ServiceEntry shop/a")]
    public void A_resource_that_is_there_twice_counts_once(int port, string told)
    {
        var run = ImportRun.Of($"{Entry("a", Tls(443))}\n---\n{Entry("a", Tls(port))}");

        Assert.Equal(["ServiceEntry shop/a"], run.Rendered);
        Assert.DoesNotContain("8443", run.Configs, StringComparison.Ordinal);
        Assert.Equal(told, Told(run));
    }

    /// <summary>What two configs say together no run renders; it is printed all the same, as it was read.</summary>
    [Theory]
    [InlineData("a.example.com", "warning import-contradiction ")]
    [InlineData("b.example.com", "")]
    public void Resources_that_contradict_one_another_are_named(string host, string told)
    {
        var run = ImportRun.Of(
            $"{Entry("a", Tls(443))}\n---\n"
                + Entry("a", Tls(443))
                    .Replace("namespace: shop", "namespace: blog", StringComparison.Ordinal)
                    .Replace("a.example.com", host, StringComparison.Ordinal)
        );

        Assert.Equal(2, run.Imported.Configs.Count);
        Assert.Equal(told, Told(run));
    }

    static string Tls(int port) =>
        $"{{hosts: [a.example.com], ports: [{{number: {port}, name: tls, protocol: TLS}}], resolution: DNS}}";

    static string Told(ImportRun run) =>
        string.Join(
            '\n',
            run.Findings.Where(finding => finding.Severity != Severity.Info)
                .Select(finding => $"{finding.Severity.Word()} {finding.Rule.Name} {finding.Place.Resource}")
        );

    [Fact]
    public void A_route_through_the_egress_gateway_alone_is_said_to_be_one()
    {
        var run = ImportRun.Of(
            """
            apiVersion: networking.istio.io/v1
            kind: VirtualService
            metadata: {name: bank, namespace: shop}
            spec:
              hosts: [bank.example.com]
              gateways: [mesh, egress]
              http: [{route: [{destination: {host: istio-egressgateway.istio-system.svc.cluster.local}}]}]
            """
        );

        var finding = Assert.Single(run.Findings, finding => finding.Rule.Name == "import-nothing");
        Assert.Equal("VirtualService shop/bank", finding.Place.Resource?.ToString());
        Assert.Contains("outside of the cluster", finding.Message, StringComparison.Ordinal);
        Assert.Contains("via: EgressGateway", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{hosts: [a.b.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS, subjectAltNames: [x]}",
        "spec.subjectAltNames"
    )]
    [InlineData(
        "{hosts: [a.b.com], ports: [{number: 443, name: tls, protocol: TLS}], location: MESH_INTERNAL, "
            + "resolution: DNS}",
        "spec.location"
    )]
    [InlineData(
        "{hosts: [a.b.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: STATIC, "
            + "workloadSelector: {labels: {a: b}}}",
        "spec.resolution"
    )]
    [InlineData(
        "{hosts: [a.b.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS, strange: 1}",
        "spec.strange"
    )]
    public void What_cannot_be_a_service_stays_and_says_why(string spec, string field)
    {
        var run = ImportRun.Of(Entry("odd", spec));

        Assert.Empty(run.Imported.Configs);
        Assert.Contains(run.Findings, finding => finding.Rule.Name == "import-stays" && finding.Place.Field == field);
        Assert.Contains(run.Findings, finding => finding.Rule.Name == "import-nothing");
    }

    [Fact]
    public void A_label_that_changes_what_Istio_does_counts() =>
        Assert.Empty(
            ImportRun
                .Of(
                    Entry(
                        "x",
                        "{hosts: [a.b.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}",
                        ", labels: {networking.istio.io/enable-autoallocate-ip: 'false'}"
                    )
                )
                .Imported.Configs
        );

    [Fact]
    public void Namespaces_and_exports_are_configs_of_their_own()
    {
        var entry = Entry("x", "{hosts: [HOST], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}");
        var run = ImportRun.Of(
            string.Join(
                "\n---\n",
                entry.Replace("HOST", "a.b.com", StringComparison.Ordinal),
                entry
                    .Replace("HOST", "b.b.com, exportTo: ['.']", StringComparison.Ordinal)
                    .Replace("name: x", "name: y", StringComparison.Ordinal)
                    .Replace("[b.b.com, exportTo: ['.']]", "[b.b.com], exportTo: ['.']", StringComparison.Ordinal),
                entry
                    .Replace("HOST", "c.b.com", StringComparison.Ordinal)
                    .Replace("namespace: shop", "namespace: bank", StringComparison.Ordinal)
            )
        );

        Assert.Equal(["ServiceEntry bank/x", "ServiceEntry shop/x", "ServiceEntry shop/y"], run.Rendered);
        Assert.Equal(["shop", "shop-2", "bank"], run.Imported.Configs.Select(config => config.Draft.Name));
    }
}
