using System.Text.Json.Nodes;

namespace Kyma.Krm.Tests.Doors;

/// <summary>The image, with nothing around the program that it could lean on.</summary>
public sealed class ContainerTests
{
    static Support.Outcome Run(IReadOnlyList<string> options, IReadOnlyList<string> arguments, string stdin = "") =>
        Tool.Podman.Run(
            [
                "run",
                "--rm",
                "-i",
                "--read-only",
                "--read-only-tmpfs=false",
                "--network",
                "none",
                "--cap-drop",
                "ALL",
                "--security-opt=no-new-privileges",
                .. options,
                Tool.Image,
                .. arguments,
            ],
            stdin
        );

    [Theory]
    [InlineData("--user=nobody")]
    [InlineData("--user=999:999")]
    [InlineData("--memory-swappiness=-1")]
    public void It_works_as_anyone_on_a_read_only_system_without_network_and_capabilities(string user)
    {
        var example = new GoldenCase(Repository.File("examples/gateway-local-kyma-dev"));

        var outcome = Run([user], [], example.AsResourceList()).Ends(0);

        Manifests.AssertSame(Manifests.Parse(example.Expected!), Manifests.ItemsOf(outcome.Stdout));
    }

    [Fact]
    public void It_is_not_root_unless_told_otherwise()
    {
        var config = Inspect()["Config"]!;

        Assert.Equal("65534:65534", (string?)config["User"]);
        Assert.Equal("""["/kyma-krm"]""", config["Entrypoint"]!.ToJsonString());
        Assert.True(config["Cmd"] is not JsonArray { Count: > 0 }, config["Cmd"]?.ToJsonString());
    }

    [Fact]
    public void It_holds_one_program_and_one_file_that_names_nobody()
    {
        using var scratch = new Scratch();
        var container = Tool.Podman.Run(["create", Tool.Image]).Ends(0).Stdout.Trim();
        try
        {
            Tool.Podman.Run(["export", "-o", scratch.Path("image.tar"), container]).Ends(0);
        }
        finally
        {
            Tool.Podman.Run(["rm", container]).Ends(0);
        }

        // podman itself adds mount points for what every container gets.
        string[] mounts = ["dev/", "proc/", "sys/", "run/", "etc/hosts", "etc/hostname", "etc/resolv.conf", "etc/mtab"];
        var files = Tool.Named("tar")
            .Run(["-tf", scratch.Path("image.tar")])
            .Ends(0)
            .Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => !mounts.Any(mount => file.StartsWith(mount, StringComparison.Ordinal)));
        Assert.Equal(
            [
                "etc/",
                "etc/passwd",
                "kyma-krm",
                "usr/",
                "usr/share/",
                "usr/share/doc/",
                "usr/share/doc/kyma-krm/",
                "usr/share/doc/kyma-krm/THIRD-PARTY-NOTICES.txt",
                "usr/share/doc/kyma-krm/kyma-krm.cdx.json",
            ],
            files.Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            "nobody:x:65534:65534:nobody:/:/sbin/nologin\n",
            Tool.Named("tar").Run(["-xOf", scratch.Path("image.tar"), "etc/passwd"]).Ends(0).Stdout
        );

        // So what the program says through any other door, it says in the image.
        if (Environment.GetEnvironmentVariable("KYMA_KRM_BINARY") is not { Length: > 0 } published)
            return;
        Tool.Named("tar").Run(["-xf", scratch.Path("image.tar"), "-C", scratch.Path(""), "kyma-krm"]).Ends(0);
        Assert.True(
            File.ReadAllBytes(scratch.Path("kyma-krm")).AsSpan().SequenceEqual(File.ReadAllBytes(published)),
            $"{Tool.Image} has another program than {published}"
        );
    }

    [Fact]
    public void It_says_what_it_is()
    {
        var labels = Inspect()["Labels"]!;

        Assert.Equal("kyma-krm", (string?)labels["org.opencontainers.image.title"]);
        Assert.Equal("Apache-2.0", (string?)labels["org.opencontainers.image.licenses"]);
        Assert.NotEmpty((string?)labels["org.opencontainers.image.description"] ?? "");
    }

    static JsonNode Inspect() => JsonNode.Parse(Tool.Podman.Run(["image", "inspect", Tool.Image]).Ends(0).Stdout)![0]!;
}
