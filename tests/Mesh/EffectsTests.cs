using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>A change, in terms of traffic.</summary>
public sealed class EffectsTests
{
    const string Rule = """
        {host: bank.example.com, trafficPolicy: {tls: {mode: SIMPLE}}}
        """;

    static readonly string Entry = Package.Entry(
        "bank",
        "shop",
        "bank.example.com",
        "{number: 80, name: http, protocol: HTTP, targetPort: 443}"
    );

    [Fact]
    public void Lost_TLS_comes_first_and_is_exit_code_1()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.Path("old.yaml"), Entry + Package.Of("DestinationRule", "bank", "shop", Rule));
        File.WriteAllText(scratch.Path("new.yaml"), Entry + Package.Of("DestinationRule", "bank", "other", Rule));

        var lost = Session.Run("diff", "--effects", scratch.Path("old.yaml"), scratch.Path("new.yaml"));
        Assert.Equal(1, lost.ExitCode);
        Assert.StartsWith("less protection: shop to http://bank.example.com/\n", lost.Stdout, StringComparison.Ordinal);
        Assert.Contains("now: as plain HTTP to bank.example.com:443", lost.Stdout, StringComparison.Ordinal);

        var back = Session.Run(
            "diff",
            "--effects",
            "--output",
            "markdown",
            scratch.Path("new.yaml"),
            scratch.Path("old.yaml")
        );
        Assert.Equal(0, back.ExitCode);
        Assert.Contains("| **changed** | shop |", back.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Reach_that_is_lost_or_new_is_named()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch.Path("old.yaml"), Entry);
        File.WriteAllText(
            scratch.Path("new.yaml"),
            Entry.Replace("namespace: shop", "namespace: data", StringComparison.Ordinal)
                + Package.Of(
                    "Sidecar",
                    "default",
                    "shop",
                    "{outboundTrafficPolicy: {mode: REGISTRY_ONLY}, egress: [{hosts: [\"./*\"]}]}"
                )
        );
        Assert.Contains(
            "lost reach: shop to http://bank.example.com/",
            Session.Run("diff", "--effects", scratch.Path("old.yaml"), scratch.Path("new.yaml")).Stdout,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "new reach: shop to http://bank.example.com/",
            Session.Run("diff", "--effects", scratch.Path("new.yaml"), scratch.Path("old.yaml")).Stdout,
            StringComparison.Ordinal
        );
    }
}
