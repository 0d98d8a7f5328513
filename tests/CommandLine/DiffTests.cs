namespace Kyma.Krm.Tests.CommandLine;

/// <summary>
/// <c>kyma-krm diff</c> on a package that was rendered before: its files, and what a changed config does to them.
/// </summary>
public sealed class DiffTests
{
    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata:
          name: shop
          annotations: {config.kubernetes.io/local-config: "true"}
        spec:
          egress:
            namespace: shop
            services:
            - hosts: [api.partner.com]

        """;

    static Session Diff(Scratch folder) => Session.Run("diff", folder.Path("."));

    /// <summary>What render prints, as the one file of the package.</summary>
    static void Render(Scratch folder) =>
        folder.Write("out.yaml", $"# Head.\n{Session.Run("render", folder.Path(".")).Stdout}");

    [Fact]
    public void Nothing_to_do_is_said_and_ends_with_0()
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config);
        Render(folder);

        var diff = Diff(folder);

        Assert.Equal((0, "No differences.\n"), (diff.ExitCode, diff.Stdout));
    }

    [Fact]
    public void A_changed_field_is_shown_in_its_lines_and_ends_with_1()
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config);
        Render(folder);
        folder.Write(
            "out.yaml",
            File.ReadAllText(folder.Path("out.yaml"))
                .Replace("resolution: DNS", "resolution: NONE # by hand", StringComparison.Ordinal)
        );

        var diff = Diff(folder);

        Assert.Equal(1, diff.ExitCode);
        Assert.Contains(
            "\n-  resolution: NONE # by hand\n+  resolution: DNS # by hand\n",
            diff.Stdout,
            StringComparison.Ordinal
        );
        Assert.Single(diff.Stdout.Split('\n'), line => line.StartsWith("@@", StringComparison.Ordinal));
    }

    /// <summary>git refuses paths with steps up, so they apply in the folder above.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("/sub/..")]
    [InlineData("/.")]
    public void A_patch_of_a_folder_above_has_no_steps_up(string also)
    {
        using var folder = new Scratch();
        Directory.CreateDirectory(folder.Path("sub"));
        folder.Write("config.yaml", Config);
        var above = Path.GetRelativePath(Environment.CurrentDirectory, folder.Folder);
        Assert.StartsWith("../", above, StringComparison.Ordinal);

        var diff = Session.Run("diff", above + also);

        Assert.Contains(
            $"\n+++ b/{above.Replace("../", "", StringComparison.Ordinal)}/shop-serviceentry-api-partner-com.yaml\n",
            diff.Stdout,
            StringComparison.Ordinal
        );
    }

    /// <summary>It is a part of the first line for git and patch, and only there.</summary>
    [Fact]
    public void A_patch_of_a_file_with_a_byte_order_mark_has_the_mark()
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config);
        Render(folder);
        var rendered = File.ReadAllText(folder.Path("out.yaml"))
            .Replace("resolution: DNS", "resolution: NONE", StringComparison.Ordinal);
        folder.Write(
            "out.yaml",
            "\ufeffapiVersion: networking.istio.io/v1beta1\n"
                + rendered[rendered.IndexOf("kind:", StringComparison.Ordinal)..]
        );

        var diff = Diff(folder).Stdout;

        Assert.Contains(
            "\n-\ufeffapiVersion: networking.istio.io/v1beta1\n+\ufeffapiVersion: networking.istio.io/v1\n",
            diff,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("\\ufeff", diff, StringComparison.Ordinal);
    }

    /// <summary>As git and patch apply it: with the file's own line ends, and the mark behind the line.</summary>
    [Theory]
    [InlineData("\r\n", "\r\n", "-  resolution: NONE\r\n+  resolution: DNS\r\n")]
    [InlineData("\n", "", "-  resolution: NONE\n\\ No newline at end of file\n+  resolution: DNS\n")]
    [InlineData("\r\n", "", "-  resolution: NONE\n\\ No newline at end of file\n+  resolution: DNS\r\n")]
    public void A_patch_has_the_line_ends_of_the_file(string lineEnd, string end, string expected)
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config);
        Render(folder);
        var rendered = File.ReadAllText(folder.Path("out.yaml"))
            .Replace("resolution: DNS", "resolution: NONE", StringComparison.Ordinal)
            .TrimEnd('\n');
        folder.Write("out.yaml", rendered.Replace("\n", lineEnd, StringComparison.Ordinal) + end);

        var diff = Diff(folder).Stdout;

        Assert.EndsWith(expected, diff, StringComparison.Ordinal);
        Assert.Matches(@"\n@@ -(\d+),4 \+\1,4 @@\n", diff);
    }

    [Fact]
    public void A_moved_resource_is_a_file_that_goes_and_one_that_comes()
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config);
        Render(folder);
        folder.Write("config.yaml", Config.Replace("namespace: shop", "namespace: edge", StringComparison.Ordinal));

        var diff = Diff(folder);

        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("+++ /dev/null\n", diff.Stdout, StringComparison.Ordinal);
        Assert.Contains("--- /dev/null\n", diff.Stdout, StringComparison.Ordinal);
        Assert.Contains("/shop-serviceentry-api-partner-com.yaml\n", diff.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_Secrets_are_not_shown_whether_they_change_or_stand_beside()
    {
        const string Seed = "Vq7zKfRs2mXw9hTbYd4nLc6pGj8uEaCx1tHr3oWi5k";
        using var folder = new Scratch();
        folder.Write(
            "seed.yaml",
            "apiVersion: v1\nkind: Secret\nmetadata:\n  name: seed\n"
                + $"  annotations: {{config.kubernetes.io/local-config: \"true\"}}\nstringData:\n  seed: {Seed}\n"
        );
        folder.Write(
            "config.yaml",
            Config.Replace(
                "spec:\n",
                "spec:\n  domain: shop.example.com\n  gateway: {tls: {minProtocolVersion: TLSV1_3}}\n"
                    + "  certificate:\n    selfSigned: {seedSecretRef: {name: seed}, notBefore: "
                    + "\"2026-01-01T00:00:00Z\", privateKey: {algorithm: ECDSA}, generation: 1}\n",
                StringComparison.Ordinal
            )
        );
        Render(folder);
        var rendered = File.ReadAllText(folder.Path("out.yaml"));
        folder.Write("out.yaml", $"{rendered}---\n{File.ReadAllText(folder.Path("seed.yaml"))}");
        File.Delete(folder.Path("seed.yaml"));
        folder.Write(
            "config.yaml",
            File.ReadAllText(folder.Path("config.yaml"))
                .Replace("generation: 1", "generation: 2", StringComparison.Ordinal)
        );

        var diff = Diff(folder);

        Assert.Equal(1, diff.ExitCode);
        Assert.Contains("+  tls.key: (changed)\n", diff.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, diff.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("LS0tLS1", diff.Stdout, StringComparison.Ordinal);

        var explained = Session.Run("explain", folder.Path(".")).Stdout;
        Assert.Contains("`data[tls.key]` (changed)", explained, StringComparison.Ordinal);
        Assert.DoesNotContain("LS0tLS1", explained, StringComparison.Ordinal);
    }

    [Fact]
    public void With_errors_in_the_input_it_is_not_answered()
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config.Replace("egress:", "egres:", StringComparison.Ordinal));

        var diff = Diff(folder);

        Assert.Equal((4, ""), (diff.ExitCode, diff.Stdout));
        Assert.Contains("`egres` is not a field", diff.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_the_function_cannot_see_and_kpt_would_overwrite_is_reported()
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config);
        folder.Write(".krmignore", "shop-serviceentry-api-partner-com.yaml\n");
        folder.Write("shop-serviceentry-api-partner-com.yaml", "mine: true\n");

        Assert.Contains("kpt fn render would overwrite it", Diff(folder).Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_is_explained_too()
    {
        using var folder = new Scratch();
        folder.Write("config.yaml", Config);
        Render(folder);
        folder.Write("config.yaml", Config.Replace("spec:\n", "spec:\n  state: Absent\n", StringComparison.Ordinal));

        Assert.Matches("ServiceEntry +shop/api-partner-com +removed", Session.Run("explain", folder.Path(".")).Stdout);
    }
}
