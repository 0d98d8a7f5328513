using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>The older plugin form prints a whole answer or an error, as render does.</summary>
public sealed class LegacyPluginTests
{
    const string Absent =
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop}\n"
        + "spec: {state: Absent, egress: {services: [{hosts: [api.example.com]}]}}\n";

    const string Others = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: others}\n";

    static Session Run(string stdin)
    {
        using var folder = new Scratch();
        return Session.RunIn(
            new Dictionary<string, string> { ["KUSTOMIZE_PLUGIN_CONFIG_ROOT"] = folder.Folder },
            stdin,
            folder.Write("config.yaml", Absent)
        );
    }

    [Fact]
    public void What_is_left_is_printed()
    {
        var session = Run(Others);
        Assert.Equal((ExitCodes.Fine, Others), (session.ExitCode, session.Stdout));
    }

    [Fact]
    public void Nothing_left_is_an_error()
    {
        var session = Run("");
        Assert.Equal((ExitCodes.InputHasErrors, ""), (session.ExitCode, session.Stdout));
        Assert.Contains("nothing is left to print", session.Stderr, StringComparison.Ordinal);
    }
}
