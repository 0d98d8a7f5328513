namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// Forms of YAML, judged by the tools that read a package: what they reject or ignore is an error of <c>check</c>.
/// </summary>
public sealed class ReadersTests
{
    public static TheoryData<string> Rejected => YamlForms.RejectedByAll;

    public static TheoryData<string> Ignored => YamlForms.IgnoredByAll;

    static Workspace Package(string text) =>
        new Workspace().Write("entry.yaml", text).Write("kustomization.yaml", "resources: [entry.yaml]\n");

    static Support.Outcome Kustomize(Workspace folder) => Tool.Kubectl.Run(["kustomize", folder.Folder]);

    static Support.Outcome Kubectl(Workspace folder) =>
        Tool.Kubectl.Run(["label", "--local", "-f", folder.Path("entry.yaml"), "-o", "yaml", "a=b"]);

    static Support.Outcome KptSource(Workspace folder)
    {
        folder.Delete("kustomization.yaml");
        return Tool.Kpt.Run(["fn", "source", folder.Folder]);
    }

    static Support.Outcome Check(Workspace folder) => Tool.Binary.Run(["check", folder.Path("entry.yaml")]);

    [Theory, MemberData(nameof(Rejected))]
    public void What_check_calls_invalid_is_rejected_by_every_tool(string form)
    {
        using var folder = Package(YamlForms.Of(form));

        Assert.NotEqual(0, Check(folder).ExitCode);
        Assert.NotEqual(0, Kustomize(folder).ExitCode);
        Assert.NotEqual(0, Kubectl(folder).ExitCode);
        Assert.NotEqual(0, KptSource(folder).ExitCode);
    }

    [Theory, MemberData(nameof(Ignored))]
    public void What_check_says_is_ignored_is_ignored_by_every_tool(string form)
    {
        using var folder = Package(YamlForms.Of(form));

        Check(folder).Ends(1);
        Assert.DoesNotContain("second", Kustomize(folder).Ends(0).Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("second", Kubectl(folder).Ends(0).Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("second", KptSource(folder).Ends(0).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_file_is_read_by_every_tool()
    {
        using var folder = Package(YamlForms.Plain);

        Check(folder).Ends(0);
        Kustomize(folder).Ends(0);
        Kubectl(folder).Ends(0);
        KptSource(folder).Ends(0);
    }
}
