namespace Kyma.Krm.Tests.Planning;

/// <summary>
/// <c>check</c> reports what a run would do wrong, and not what it would do: it changes nothing.
/// </summary>
public sealed class PreviewTests
{
    const string Spec = "{egress: {namespace: shop, services: [{hosts: [api.partner.com]}]}}";

    [Fact]
    public void An_edit_that_the_next_run_replaces_is_not_reported_by_check()
    {
        var package = new KptPackage(KptPackage.Config(Spec)).Run();
        package.Find("ServiceEntry")["spec"]!["location"] = "MESH_INTERNAL";
        var check = Check(package);

        Assert.DoesNotContain("rendered-replaced", check, StringComparison.Ordinal);
        Assert.Contains("info rendered-replaced", package.Run().Results, StringComparison.Ordinal);
    }

    [Fact]
    public void A_resource_that_the_next_run_removes_is_not_reported_by_check()
    {
        var package = new KptPackage(KptPackage.Config(Spec)).Run().Replace(KptPackage.Config("{state: Absent}"));

        Assert.DoesNotContain("rendered-removed", Check(package), StringComparison.Ordinal);
        Assert.Contains("info rendered-removed", package.Run().Results, StringComparison.Ordinal);
    }

    /// <summary>The plan of explain and the files of diff show it already.</summary>
    [Theory]
    [InlineData("explain", Spec, "changed")]
    [InlineData("explain", "{state: Absent}", "removed")]
    [InlineData("diff", Spec, "-  location: MESH_INTERNAL")]
    [InlineData("diff", "{state: Absent}", "-  location: MESH_INTERNAL")]
    public void Where_the_plan_is_shown_no_finding_repeats_it(string command, string spec, string shown)
    {
        var package = new KptPackage(KptPackage.Config(Spec)).Run();
        package.Find("ServiceEntry")["spec"]!["location"] = "MESH_INTERNAL";
        var session = Session.RunWith(Documents(package.Replace(KptPackage.Config(spec))), command, "-");

        Assert.Contains(shown, session.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("it is removed, because", session.Stdout + session.Stderr, StringComparison.Ordinal);
        Assert.DoesNotContain("rendered-re", session.Stdout + session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_stays_behind_is_reported_by_check_too()
    {
        var package = new KptPackage(KptPackage.Config(Spec)).Run();
        var copy = package.Find("ServiceEntry").DeepClone().AsObject();
        copy["metadata"]!["name"] = "copy";
        package.Items.Add(KptPackage.At(copy, "copy.yaml"));

        Assert.Contains("warning copied-resource", Check(package), StringComparison.Ordinal);
    }

    /// <summary>Behind kustomize no config may be left, and what was rendered from them is no orphan.</summary>
    [Fact]
    public void Without_any_config_nothing_is_left_behind()
    {
        var package = new KptPackage(KptPackage.Config(Spec)).Run();
        package.Items.RemoveAt(0);

        Assert.DoesNotContain("owner-not-here", Check(package), StringComparison.Ordinal);
    }

    /// <summary>Keys take long, and nobody sees those of a preview.</summary>
    [Fact]
    public void The_Secret_that_would_be_rendered_is_known_to_check()
    {
        var config = KptPackage.Config(
            "{domain: local.kyma.dev, gateway: {name: shop}, certificate: {selfSigned: {}}}"
        );
        var check = Check(new KptPackage(config));

        Assert.DoesNotContain("error", check, StringComparison.Ordinal);
        Assert.DoesNotContain("credential", check, StringComparison.Ordinal);
    }

    static string Check(KptPackage package) => CheckRun.Of(Documents(package)).Told;

    static string Documents(KptPackage package) =>
        string.Concat(package.Items.Select(item => $"---\n{item.ToJsonString()}\n"));
}
