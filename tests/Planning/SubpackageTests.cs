namespace Kyma.Krm.Tests.Planning;

/// <summary>kpt subpackages: what is rendered where, and what is left to the pipeline of another.</summary>
public sealed class SubpackageTests
{
    static string Spec(string @namespace) =>
        $"{{egress: {{namespace: {@namespace}, services: [{{name: partner, hosts: [{@namespace}.partner.com]}}]}}}}";

    [Fact]
    public void A_config_of_a_subpackage_without_a_pipeline_renders_into_its_package()
    {
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Config(Spec("shop"), package: "/m/p"),
            KptPackage.Kptfile("Kptfile", false, "/m/p/plain"),
            KptPackage.Config(Spec("plain"), package: "/m/p/plain")
        ).Run();

        Assert.Equal(["ServiceEntry plain/partner", "ServiceEntry shop/partner"], package.Names);
        Assert.Contains("/m/p shop-serviceentry-partner.yaml 0", package.Places);
        Assert.Contains("/m/p/plain shop-serviceentry-partner.yaml 0", package.Places);
        var before = package.Places;
        Assert.Equal(before, package.Run().Places);
        Assert.Empty(package.Results);
    }

    [Fact]
    public void Configs_of_subpackages_with_pipelines_are_left_to_them_whatever_their_names()
    {
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Config(Spec("edge"), package: "/m/p"),
            KptPackage.Kptfile("Kptfile", true, "/m/p/dev"),
            KptPackage.Config(Spec("dev"), package: "/m/p/dev"),
            KptPackage.Kptfile("Kptfile", true, "/m/p/prod"),
            KptPackage.Config(Spec("prod"), package: "/m/p/prod")
        ).Run();

        Assert.Equal(0, package.ExitCode);
        Assert.Equal(["ServiceEntry edge/partner"], package.Names);
        Assert.Contains("info rendered-by-its-package dev/config.yaml", package.Results, StringComparison.Ordinal);
        Assert.DoesNotContain("/m/", package.Results, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_configs_of_one_name_a_message_says_by_its_file_which_is_meant()
    {
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Config(Spec("edge"), package: "/m/p"),
            KptPackage.Kptfile("Kptfile", false, "/m/p/plain"),
            KptPackage.Config(Spec("edge"), package: "/m/p/plain")
        ).Run();

        Assert.Equal(1, package.ExitCode);
        Assert.Matches("of the KymaTraffic 'shop' in (plain/)?config.yaml already", package.Results);
    }

    [Fact]
    public void What_a_subpackage_rendered_itself_is_neither_removed_nor_an_orphan()
    {
        var dev = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p/dev"),
            KptPackage.Config(Spec("dev"), package: "/m/p/dev")
        ).Run();

        var package = new KptPackage([
            .. dev.Items,
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Config(Spec("edge"), package: "/m/p"),
        ]).Run();

        Assert.Equal(["ServiceEntry dev/partner", "ServiceEntry edge/partner"], package.Names);
        Assert.DoesNotContain("owner-not-here", package.Results, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/m/p/plain")]
    [InlineData("/m/p/plain/")]
    public void Results_name_files_with_their_package(string path)
    {
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", true, "/m/p"),
            KptPackage.Kptfile("Kptfile", false, "/m/p/plain"),
            KptPackage.Config("{egress: {service: []}}", package: path)
        ).Run();

        Assert.Contains("error unknown-field plain/config.yaml", package.Results, StringComparison.Ordinal);
    }

    /// <summary>kpt 1.0 passes the config of fn eval without its path, and not among the items.</summary>
    [Fact]
    public void Eval_and_render_after_it_write_the_same_files()
    {
        var package = new KptPackage(KptPackage.Config(Spec("shop"), path: "sub/config.yaml")).Run();
        var config = package.Items[0];
        package.Items.RemoveAt(0);

        package.Run(KptPackage.Config(Spec("edge"), path: ""));
        Assert.Equal(["sub/shop-serviceentry-partner.yaml 0"], package.Places);
        package.Items.Insert(0, config);
        package.Replace(KptPackage.Config(Spec("edge"), path: "sub/config.yaml")).Run();

        Assert.Equal(["ServiceEntry edge/partner"], package.Names);
        Assert.Empty(package.Results);
    }

    [Fact]
    public void A_folder_with_a_Kptfile_is_a_package_where_nobody_names_packages()
    {
        var package = new KptPackage(
            KptPackage.Kptfile("Kptfile", true),
            KptPackage.Config(Spec("edge")),
            KptPackage.Kptfile("dev/Kptfile", true),
            KptPackage.Config(Spec("dev"), path: "dev/config.yaml")
        ).Run();

        Assert.Equal(["ServiceEntry edge/partner"], package.Names);
    }
}
