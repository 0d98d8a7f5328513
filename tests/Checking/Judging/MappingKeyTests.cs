namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>Keys that kubectl or kustomize reject or drop, in every kind.</summary>
public sealed class MappingKeyTests
{
    const string Twice = "warning readers-differ";
    const string Rejected = "error document-not-read";

    [Theory]
    [InlineData("ConfigMap", "metadata: {name: a, name: b}", $"{Twice} metadata.name")]
    [InlineData("ConfigMap", "metadata: {name: a, labels: {x: z}, labels: {x: z}}", $"{Twice} metadata.labels")]
    [InlineData("ConfigMap", "metadata: {name: a, annotations: {x: y, x: z}}", $"{Twice} metadata.annotations.x")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {x: y, x: z}", $"{Twice} data.x")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {x: y}\ndata: {z: z}", $"{Twice} data")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {1: y}", $"{Twice} data.1")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {!!int \"1\": y}", $"{Twice} data.1")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {!!str 1: y}", "")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {1.5: y}", $"{Twice} data[1.5]")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {true: y}", $"{Twice} data.true")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {false: y}", $"{Twice} data.false")]
    [InlineData("ConfigMap", "metadata: {name: a}\nlist: [a, {x: y, x: z}]", $"{Twice} list[1].x")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {[x]: y}", $"{Rejected} data")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {{x: y}: y}", $"{Rejected} data")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {null: y}", $"{Rejected} data.null")]
    [InlineData("ConfigMap", "metadata: {name: a}\nlist: [{a: [{x: y, x: z}]}]", $"{Twice} list[0].a[0].x")]
    [InlineData("ConfigMap", "metadata: {name: a}\ndata: {x: y, \"1\": z, \"true\": z, on: z}", "")]
    [InlineData("Secret", "metadata: {name: a, name: b}", $"{Twice} metadata.name")]
    [InlineData("Sidecar", "metadata: {name: a, namespace: b, labels: {x: y, x: z}}", $"{Twice} metadata.labels.x")]
    public void A_key_that_is_there_twice_or_is_not_text_is_reported(string kind, string rest, string told)
    {
        var version = kind == "Sidecar" ? "networking.istio.io/v1" : "v1";
        var run = CheckRun.Of($"apiVersion: {version}\nkind: {kind}\n{rest}\n");

        Assert.Equal(
            told,
            string.Join(
                '\n',
                run.Told.Split('\n')
                    .Where(line =>
                        line.Contains("readers-differ", StringComparison.Ordinal)
                        || line.Contains("document-not-read", StringComparison.Ordinal)
                    )
            )
        );
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public void Among_many_keys_too(int before)
    {
        var keys = string.Concat(Enumerable.Range(0, before).Select(i => $"k{i}: x, "));

        Assert.Equal(
            [
                $"/a data.k{before - 1}: `k{before - 1}` appears twice: "
                    + "kustomize rejects the file, and kubectl applies the last one. Keep one of them",
            ],
            CheckRun
                .Of($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata: {{{keys}k{before - 1}: y}}\n")
                .By("readers-differ")
        );
    }

    /// <summary>Whoever reads the fields of a kind says it, and nobody else.</summary>
    [Theory]
    [InlineData("networking.istio.io/v1", "Sidecar", "outboundTrafficPolicy")]
    [InlineData("gateway.kyma-project.io/v2", "APIRule", "hosts")]
    [InlineData("gateway.kyma-project.io/v1alpha1", "RateLimit", "selectorLabels")]
    [InlineData("cert.gardener.cloud/v1alpha1", "Certificate", "commonName")]
    [InlineData("operator.kyma-project.io/v1alpha1", "APIGateway", "enableKymaGateway")]
    [InlineData("networking.k8s.io/v1", "NetworkPolicy", "podSelector")]
    public void In_the_fields_of_a_kind_it_is_told_once(string version, string kind, string field) =>
        Assert.Single(
            CheckRun
                .Of(
                    $"apiVersion: {version}\nkind: {kind}\nmetadata: {{name: a, namespace: b}}\n"
                        + $"spec: {{{field}: x, {field}: y}}\n"
                )
                .Told.Split('\n'),
            line =>
                line.Contains("duplicate-field", StringComparison.Ordinal)
                || line.Contains("readers-differ", StringComparison.Ordinal)
        );

    /// <summary>Also the first of them, and many after it.</summary>
    [Fact]
    public void Whichever_of_many_it_is()
    {
        var keys = string.Concat(Enumerable.Range(0, 20).Select(i => $"k{i}: x, "));

        Assert.Contains(
            "data.k0: `k0` appears twice",
            string.Join(
                '\n',
                CheckRun
                    .Of($"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata: {{{keys}k0: y}}\n")
                    .By("readers-differ")
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("metadata: {name: a, labels: {x: z}, labels: {x: z}}")]
    [InlineData("metadata: {name: a}\ndata: {x: y, x: z}")]
    [InlineData("metadata: {name: a}\ndata: {1: y}")]
    [InlineData("metadata: {name: a}\ndata: {!!int \"1\": y}")]
    [InlineData("metadata: {name: a}\ndata: {true: y}")]
    [InlineData("metadata: {name: a}\ndata: {[x]: y}")]
    [InlineData("metadata: {name: a}\ndata: {null: y}")]
    public void kustomize_rejects_it(string rest)
    {
        using var scratch = new Scratch();
        scratch.Write("kustomization.yaml", "resources: [a.yaml]\n");
        scratch.Write("a.yaml", $"apiVersion: v1\nkind: ConfigMap\n{rest}\n");

        Assert.NotEqual(0, Tool.Kubectl.Run(["kustomize", scratch.Path("")]).ExitCode);
    }
}
