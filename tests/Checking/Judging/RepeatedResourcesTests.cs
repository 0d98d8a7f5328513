namespace Kyma.Krm.Tests.Checking.Judging;

/// <summary>What is applied twice is lost once; and keys that the cluster gets as other words.</summary>
public sealed class RepeatedResourcesTests
{
    const string Lock = """
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: {name: lock, namespace: shop}
        spec: {action: ALLOW, rules: [{from: [{source: {namespaces: [shop]}}]}]}

        """;

    static string Told(string resources) => Session.RunWith(resources, "check", "-").Stdout;

    [Fact]
    public void A_resource_that_is_there_twice_is_reported_at_the_second()
    {
        var open = Lock.Replace("[{from: [{source: {namespaces: [shop]}}]}]", "[{}]", StringComparison.Ordinal);

        Assert.Contains(
            "shop/lock metadata.name: AuthorizationPolicy shop/lock is in line 3 already: kustomize rejects two of "
                + "them, and kubectl replaces the first one with the second",
            Told($"{Lock}---\n{open}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_name_of_one_letter_is_one() =>
        Assert.Contains(
            "AuthorizationPolicy shop/a is in line 3 already",
            Told($"{Lock}---\n{Lock}".Replace("name: lock", "name: a", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Another_version_of_the_API_is_the_same_resource() =>
        Assert.Contains(
            "AuthorizationPolicy shop/lock is in line 3 already",
            Told($"{Lock}---\n{Lock.Replace("io/v1", "io/v1beta1", StringComparison.Ordinal)}"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("namespace: shop", "namespace: other")]
    [InlineData("name: lock", "name: unlock")]
    [InlineData("security.istio.io/v1", "example.com/v1")]
    [InlineData("namespace: shop}", "namespace: shop, annotations: {config.kubernetes.io/local-config: \"true\"}}")]
    public void Others_are_not(string old, string by) =>
        Assert.DoesNotContain(
            "already: kustomize",
            Told($"{Lock}---\n{Lock.Replace(old, by, StringComparison.Ordinal)}"),
            StringComparison.Ordinal
        );

    /// <summary>The same resource is rendered, in the folder already, and written by hand beside it.</summary>
    [Fact]
    public void One_that_replaces_what_a_config_renders_is_reported()
    {
        using var folder = new Scratch();
        folder.Write(
            "config.yaml",
            """
            apiVersion: krm.kyma-project.io/v1alpha1
            kind: KymaTraffic
            metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
            spec: {egress: {namespace: shop, services: [{hosts: [api.partner.com]}]}}

            """
        );
        folder.Write("a.yaml", Session.Run("render", folder.Folder).Stdout);
        Assert.DoesNotContain(
            "already: kustomize",
            Session.Run("check", folder.Folder).Stdout,
            StringComparison.Ordinal
        );
        folder.Write(
            "b.yaml",
            """
            apiVersion: networking.istio.io/v1
            kind: ServiceEntry
            metadata: {name: api-partner-com, namespace: shop}
            spec: {hosts: [api.other.com], ports: [{number: 443, name: tls, protocol: TLS}], resolution: DNS}

            """
        );

        Assert.Contains(
            $"ServiceEntry shop/api-partner-com is in {folder.Folder}/a.yaml already: kustomize rejects two of them",
            Session.Run("check", folder.Folder).Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>Folders may be of several clusters.</summary>
    [Theory]
    [InlineData("a.yaml", "b.yaml", "a.yaml already: kustomize")]
    [InlineData("dev/a.yaml", "prod/a.yaml", null)]
    public void Files_of_one_folder_are_applied_together(string first, string second, string? told)
    {
        using var folder = new Scratch();
        foreach (var file in new[] { first, second })
            folder.Write(file, Lock);

        var stdout = Session.Run("check", folder.Folder).Stdout;

        if (told is null)
            Assert.DoesNotContain("already: kustomize", stdout, StringComparison.Ordinal);
        else
            Assert.Contains($"{folder.Folder}/{told}", stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("selector: {matchLabels: {on: x}}, ", "read the key on as true. Write it in quotes: \"on\"")]
    [InlineData("selector: {matchLabels: {0x10: x}}, ", "read the key 0x10 as 16. Write it in quotes: \"0x10\"")]
    [InlineData("selector: {matchLabels: {8080: x, \"on\": y}}, ", null)]
    public void A_key_that_the_cluster_gets_as_another_is_reported(string selector, string? told)
    {
        var stdout = Told(Lock.Replace("{action", $"{{{selector}action", StringComparison.Ordinal));

        if (told is null)
            Assert.DoesNotContain("read the key", stdout, StringComparison.Ordinal);
        else
            Assert.Contains(told, stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_holds_for_labels() =>
        Assert.Contains(
            "read the key y as true",
            Told(Lock.Replace("namespace: shop}", "namespace: shop, labels: {y: z}}", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
}
