using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Planning;

/// <summary>What happens to earlier output: moved, removed, copied, renamed, edited.</summary>
public sealed class OwnershipTests
{
    const string Partner = "egress: {namespace: shop, services: [{hosts: [api.partner.com]}]}";

    static KptPackage Rendered(string spec) => new KptPackage(KptPackage.Config($"{{{spec}}}")).Run();

    static void Note(JsonObject resource, string field, string value) => resource["metadata"]![field] = value;

    [Fact]
    public void A_namespace_that_changes_in_the_config_moves_the_resource_and_says_so()
    {
        var package = Rendered(Partner)
            .Replace(KptPackage.Config("{egress: {namespace: edge, services: [{hosts: [api.partner.com]}]}}"))
            .Run();

        Assert.Equal(["ServiceEntry edge/api-partner-com"], package.Names);
        Assert.Contains(
            "info rendered-removed shop-serviceentry-api-partner-com.yaml ServiceEntry api-partner-com: it "
                + "is removed, because 'shop' renders it in the namespace 'edge' now",
            package.Results,
            StringComparison.Ordinal
        );
        Assert.Contains("shop-serviceentry-api-partner-com.yaml 0", package.Places);
    }

    [Fact]
    public void What_a_function_behind_us_moved_stays_where_it_is()
    {
        var package = Rendered(Partner);
        Note(package.Find("ServiceEntry"), "namespace", "moved");

        package.Run();

        Assert.Equal(["ServiceEntry moved/api-partner-com"], package.Names);
        Assert.Empty(package.Results);
    }

    [Fact]
    public void A_copy_with_another_name_is_kept_and_reported_with_what_to_do()
    {
        var package = Rendered(Partner);
        var copy = package.Find("ServiceEntry").DeepClone().AsObject();
        Note(copy, "name", "mine");
        package.Items.Add(KptPackage.At(copy, "mine.yaml"));

        package.Run();

        Assert.Equal(["ServiceEntry shop/api-partner-com", "ServiceEntry shop/mine"], package.Names);
        Assert.Contains(
            "warning copied-resource mine.yaml ServiceEntry mine: it is kept",
            package.Results,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "To make it yours, remove its annotations krm.kyma-project.io/rendered-from and "
                + "krm.kyma-project.io/rendered-as; otherwise delete it",
            package.Results,
            StringComparison.Ordinal
        );

        // Nor does it go with the original.
        package.Replace(KptPackage.Config("{state: Absent}")).Run();
        Assert.Equal(["ServiceEntry shop/mine"], package.Names);
    }

    [Fact]
    public void Copies_of_one_config_are_reported_together()
    {
        var package = Rendered(Partner);
        var original = package.Find("ServiceEntry");
        foreach (var name in new[] { "b", "a" })
        {
            var copy = original.DeepClone().AsObject();
            Note(copy, "name", name);
            package.Items.Add(KptPackage.At(copy, $"{name}.yaml"));
        }

        package.Run();

        Assert.Equal(
            [
                "warning copied-resource b.yaml ServiceEntry b: 2 resources are kept, although 'shop' does not render "
                    + "them: they are copies of what it renders: ServiceEntry shop/b in b.yaml, ServiceEntry shop/a in "
                    + "a.yaml. To make them yours, remove their annotations krm.kyma-project.io/rendered-from and "
                    + "krm.kyma-project.io/rendered-as; otherwise delete them",
            ],
            package.Results.Split('\n').Where(line => line.Contains("copied-resource", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_copy_in_another_namespace_is_no_move_while_the_original_is_there()
    {
        var package = Rendered(Partner);
        var copy = package.Find("ServiceEntry").DeepClone().AsObject();
        Note(copy, "namespace", "other");
        package.Items.Insert(0, KptPackage.At(copy, "a.yaml"));

        package.Run();

        Assert.Equal(["ServiceEntry other/api-partner-com", "ServiceEntry shop/api-partner-com"], package.Names);
        Assert.Contains("warning copied-resource a.yaml", package.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_copies_without_the_original_cannot_be_told_apart()
    {
        var package = Rendered(Partner);
        var copy = package.Find("ServiceEntry").DeepClone().AsObject();
        Note(copy, "namespace", "other");
        Note(package.Find("ServiceEntry"), "namespace", "moved");
        package.Items.Add(KptPackage.At(copy, "a.yaml"));

        package.Run();

        Assert.Equal(1, package.ExitCode);
        Assert.Contains(
            "error ambiguous-copies shop-serviceentry-api-partner-com.yaml",
            package.Results,
            StringComparison.Ordinal
        );
        Assert.Equal(["ambiguous-copies metadata.annotations[krm.kyma-project.io/rendered-as]"], package.Fields);
        Assert.Contains(
            "ServiceEntry moved/api-partner-com, ServiceEntry other/api-partner-com",
            package.Results,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_hand_edit_that_is_replaced_is_reported_with_file_and_field()
    {
        var package = Rendered(Partner);
        package.Find("ServiceEntry")["spec"]!["resolution"] = "NONE";

        package.Run();

        Assert.Equal("DNS", (string?)package.Find("ServiceEntry")["spec"]!["resolution"]);
        Assert.Contains(
            "info rendered-replaced shop-serviceentry-api-partner-com.yaml ServiceEntry api-partner-com: "
                + "`spec.resolution` changes from 'NONE' to 'DNS'",
            package.Results,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_renamed_config_is_reported_once_with_the_way_out()
    {
        var package = Rendered(Partner + ", domain: shop.example.com, certificate: {gardener: {}}");
        package
            .Replace(
                KptPackage.Config($"{{{Partner}, domain: shop.example.com, certificate: {{gardener: {{}}}}}}", "store")
            )
            .Run();

        Assert.Equal(1, package.ExitCode);
        Assert.Single(package.Results.Split('\n'), line => line.StartsWith("error", StringComparison.Ordinal));
        Assert.DoesNotContain("owner-not-here", package.Results, StringComparison.Ordinal);
        Assert.Contains(
            "replace `krm.kyma-project.io/rendered-from: shop` by `krm.kyma-project.io/rendered-from: store`",
            package.Results,
            StringComparison.Ordinal
        );

        foreach (
            var item in package.Items.Where(item =>
                item["metadata"]!["annotations"]!["krm.kyma-project.io/rendered-from"] is not null
            )
        )
            item["metadata"]!["annotations"]!["krm.kyma-project.io/rendered-from"] = "store";
        Assert.Equal(0, package.Run().ExitCode);
        Assert.Equal(3, package.Names.Count);
    }

    [Fact]
    public void Without_its_last_config_a_package_says_how_to_remove_what_is_left()
    {
        var package = Rendered(Partner);
        package.Items.RemoveAt(0);

        package.Run();

        Assert.Equal(1, package.ExitCode);
        Assert.Contains(
            "'shop' is still here: ServiceEntry shop/api-partner-com",
            package.Results,
            StringComparison.Ordinal
        );
        Assert.Contains("`state: Absent`", package.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void One_kind_and_name_in_two_namespaces_get_two_files()
    {
        var package = Rendered(
            "domain: shop.example.com, certificate: {gardener: {}}, apiRules: [{name: web, namespace: a, "
                + "host: a, service: {name: web, port: 80}}, {name: web, namespace: b, host: b, service: {name: "
                + "web, port: 80}}]"
        );

        Assert.Contains("shop-apirule-a-web.yaml 0", package.Places);
        Assert.Contains("shop-apirule-b-web.yaml 0", package.Places);
    }

    [Theory]
    [InlineData("")]
    [InlineData("deep/down/")]
    public void A_path_that_something_else_has_is_shared_at_the_next_index(string folder)
    {
        var package = new KptPackage(
            KptPackage.Config($"{{{Partner}}}", path: $"{folder}config.yaml"),
            KptPackage.At(
                KptPackage.Parse("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"),
                $"{folder}shop-serviceentry-api-partner-com.yaml"
            )
        ).Run();

        Assert.Equal(package.Places.Count, package.Places.Distinct().Count());
        Assert.Contains($"{folder}shop-serviceentry-api-partner-com.yaml 1", package.Places);
    }

    /// <summary>One of the same request is kept byte for byte, however an earlier version wrote it.</summary>
    [Fact]
    public void A_Secret_that_says_the_same_in_other_characters_stays()
    {
        var package = Rendered("domain: local.kyma.dev, gateway: {name: shop}, certificate: {selfSigned: {}}");
        var data = package.Find("Secret")["data"]!;
        var written = Convert.FromBase64String((string)data["tls.crt"]!);
        data["tls.crt"] = Convert.ToBase64String([.. written, (byte)'\n']);
        var before = data.ToJsonString();

        package.Run();

        Assert.Equal(0, package.ExitCode);
        Assert.DoesNotContain("rendered-replaced", package.Results, StringComparison.Ordinal);
        Assert.Equal(before, package.Find("Secret")["data"]!.ToJsonString());
    }

    /// <summary>The Secret that is there is a whole one, but of another request.</summary>
    [Fact]
    public void Raising_the_generation_replaces_the_key()
    {
        static string Spec(int generation) =>
            "{domain: local.kyma.dev, gateway: {name: shop, tls: {minProtocolVersion: TLSV1_3}}, certificate: "
            + $"{{selfSigned: {{privateKey: {{algorithm: ECDSA, size: 256}}, generation: {generation}}}}}}}";
        static string Key(KptPackage package) => package.Find("Secret")["data"]!["tls.key"]!.ToJsonString();
        var package = new KptPackage(KptPackage.Config(Spec(1))).Run();
        var first = Key(package);

        Assert.Equal(first, Key(package.Run()));
        Assert.NotEqual(first, Key(package.Replace(KptPackage.Config(Spec(2))).Run()));
        Assert.Equal(0, package.ExitCode);
    }

    [Fact]
    public void Fields_of_a_live_object_go_and_its_status_stays()
    {
        var package = Rendered(Partner);
        var metadata = package.Find("ServiceEntry")["metadata"]!;
        (metadata["resourceVersion"], metadata["uid"], metadata["generation"]) = ("7", "u", 1);
        metadata["managedFields"] = new JsonArray(new JsonObject());
        metadata["creationTimestamp"] = "2026-01-01T00:00:00Z";
        metadata["selfLink"] = "/x";
        package.Find("ServiceEntry")["status"] = new JsonObject { ["a"] = 1 };

        package.Run();

        Assert.Equal(
            ["name", "namespace", "labels", "annotations"],
            package.Find("ServiceEntry")["metadata"]!.AsObject().Select(field => field.Key)
        );
        Assert.NotNull(package.Find("ServiceEntry")["status"]);
    }

    [Fact]
    public void The_label_tells_two_configs_of_one_name_apart()
    {
        var labels = Rendered(Partner).Find("ServiceEntry")["metadata"]!["labels"]!;

        Assert.Equal("shop.shop", (string?)labels["krm.kyma-project.io/config"]);
    }

    [Fact]
    public void A_shoot_info_without_a_domain_matters_only_to_a_config_that_needs_one()
    {
        var shootInfo = KptPackage.At(
            KptPackage.Parse(
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: shoot-info, namespace: kube-system, "
                    + "annotations: {config.kubernetes.io/local-config: \"true\"}}, data: {domain: \"\"}}"
            ),
            "shoot.yaml"
        );

        Assert.Equal(
            0,
            new KptPackage(KptPackage.Config($"{{{Partner}}}"), shootInfo.DeepClone().AsObject()).Run().ExitCode
        );
        Assert.Equal(1, new KptPackage(KptPackage.Config("{gateway: {}}"), shootInfo).Run().ExitCode);
    }
}
