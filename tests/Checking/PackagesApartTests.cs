using System.Globalization;
using Kyma.Krm.Checking.Judging;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm.Reading;

namespace Kyma.Krm.Tests.Checking;

/// <summary>Folders with packages in them, and files that were not read.</summary>
public sealed class PackagesApartTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>One host in two namespaces of one cluster would be a conflict of the two Gateways.</summary>
    static string Config(string domain) =>
        "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
        + "metadata: {name: shop, annotations: {config.kubernetes.io/local-config: \"true\"}}\n"
        + $"spec: {{domain: {domain}, gateway: {{name: shop-gateway, namespace: shop}}, certificate: "
        + "{existing: {}}, egress: {namespace: shop, services: [{hosts: [api.partner.com], tls: "
        + "{mode: SIMPLE}}]}}\n";

    const string Kptfile =
        "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: shop}\npipeline: {mutators: [{image: kyma-krm}]}\n";

    void Write(string name, string text) => _scratch.Write(name, text);

    Session Run(string command, string path = "") => Session.RunWith("", command, _scratch.Path(path).TrimEnd('/'));

    [Fact]
    public void Packages_from_one_blueprint_are_meant_for_different_clusters()
    {
        foreach (var package in new[] { "dev", "prod" })
        {
            Write($"{package}/Kptfile", Kptfile);
            Write($"{package}/config.yaml", Config($"{package}.example.com"));
        }

        AssertNoErrors();
        foreach (var package in new[] { "dev", "prod" })
            Write($"{package}/all.yaml", Run("render", package).Stdout);
        AssertNoErrors();

        void AssertNoErrors()
        {
            var check = Run("check");
            Assert.Equal(0, check.ExitCode);
            Assert.DoesNotContain("error", check.Stdout, StringComparison.Ordinal);
            Assert.DoesNotContain("warning", check.Stdout, StringComparison.Ordinal);
            Assert.Contains("info: ", check.Stdout, StringComparison.Ordinal);
            Assert.Contains("subpackage with a pipeline of its own", check.Stdout, StringComparison.Ordinal);
        }
    }

    /// <summary>An answer is about one cluster: what is for another one is no part of it.</summary>
    [Fact]
    public void A_request_is_asked_of_one_cluster()
    {
        foreach (var package in new[] { "dev", "prod" })
        {
            Write($"{package}/Kptfile", Kptfile);
            Write($"{package}/config.yaml", Config($"{package}.example.com"));
            Write($"{package}/all.yaml", Run("render", package).Stdout);
        }

        var apart =
            $"{_scratch.Path("dev")}, {_scratch.Path("prod")} have the same resources, so each is for a cluster of "
            + "its own";
        var both = Session.RunWith("", "trace", "--from", "shop", "--to", "http://api.partner.com", _scratch.Path(""));
        Assert.Equal((4, ""), (both.ExitCode, both.Stdout));
        Assert.Contains($": {apart}: name the one that is meant", both.Stderr, StringComparison.Ordinal);
        Assert.Equal(["error several-clusters"], Told("dev", "prod"));
        Assert.Empty(Told("dev"));
        Write("entry.yaml", Run("render", "dev").Stdout.Replace("partner", "other", StringComparison.Ordinal));

        var root = Session.RunWith("", "trace", "--from", "shop", "--to", "http://api.other.com", _scratch.Path(""));
        Assert.Equal(0, root.ExitCode);
        Assert.Contains($"note: {apart} and no part", root.Stderr, StringComparison.Ordinal);
        var effects = Session.RunWith("", "diff", "--effects", _scratch.Path("dev"), _scratch.Path(""));
        Assert.Contains($"note: {apart} and no part", effects.Stderr, StringComparison.Ordinal);
    }

    /// <summary>What keeps a question from being asked of these packages.</summary>
    IEnumerable<string> Told(params string[] packages)
    {
        var findings = new Findings();
        var items = packages.SelectMany(package =>
            new[] { "Kptfile", "all.yaml" }.SelectMany(file =>
                DocumentsReader.Read(
                    File.ReadAllBytes(_scratch.Path($"{package}/{file}")),
                    $"{package}/{file}",
                    findings
                )
            )
        );
        CheckedClusters.Read([.. items], null, DateTimeOffset.UnixEpoch, findings)?.TheOne(findings, out _);
        return findings.Sorted().Select(finding => $"{finding.Severity.Word()} {finding.Rule.Name}");
    }

    /// <summary>What is in no subpackage is for every cluster, and may repeat what is in one.</summary>
    [Fact]
    public void One_package_next_to_what_is_in_none_is_one_cluster()
    {
        Write("dev/Kptfile", Kptfile);
        Write("dev/config.yaml", Config("dev.example.com"));
        Write("dev/all.yaml", Run("render", "dev").Stdout);
        Write("all.yaml", Run("render", "dev").Stdout);

        var asked = Session.RunWith("", "trace", "--from", "shop", "--to", "http://api.partner.com", _scratch.Path(""));

        Assert.DoesNotContain("have the same resources", asked.Stderr, StringComparison.Ordinal);
    }

    /// <summary>It is in no cluster of theirs, and is looked at once.</summary>
    [Fact]
    public void What_a_config_above_them_renders_is_judged_by_itself()
    {
        foreach (var package in new[] { "dev", "prod" })
        {
            Write($"{package}/Kptfile", Kptfile);
            Write($"{package}/config.yaml", Config($"{package}.example.com"));
            Write($"{package}/all.yaml", Run("render", package).Stdout);
        }

        var before = Resources();
        Write(
            "config.yaml",
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\n"
                + "metadata: {name: above, annotations: {config.kubernetes.io/local-config: \"true\"}}\n"
                + "spec: {egress: {namespace: shop, services: [{hosts: [api.above.com]}]}}\n"
        );

        Assert.Equal(before + 1, Resources());

        int Resources() => int.Parse(Run("check").Stderr.Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Rendered by one run, in packages of their own: a name does not say which config it was.</summary>
    [Fact]
    public void What_a_config_renders_is_reported_at_its_file_even_where_another_has_its_name()
    {
        foreach (var package in new[] { "a", "b" })
        {
            Write($"{package}/Kptfile", "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata: {name: shop}\n");
            Write(
                $"{package}/config.yaml",
                "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop}\n"
                    + $"spec: {{domain: {package}.example.com, gateway: {{name: shop-gateway, namespace: {package}}}, "
                    + "certificate: {existing: {}}}\n"
            );
        }

        Write(
            "written.yaml",
            """
            apiVersion: networking.istio.io/v1
            kind: Gateway
            metadata: {name: a, namespace: a}
            spec:
              selector: {app: istio-ingressgateway, istio: ingressgateway}
              servers:
              - port: {number: 443, name: https, protocol: HTTPS}
                hosts: ["*.b.example.com"]
                tls: {mode: SIMPLE, credentialName: shop}
            """
        );

        Assert.Matches(
            @"(?m)^warning: \S*b/config.yaml:\d+:\d+: KymaTraffic shop spec.domain: rendered as Gateway b/shop-gateway "
                + @"spec.servers\[0\].hosts\[0\]: '\*.b.example.com'",
            Run("check").Stdout
        );
    }

    [Fact]
    public void What_is_wrong_in_one_of_them_is_still_reported()
    {
        foreach (var package in new[] { "dev", "prod" })
        {
            Write($"{package}/Kptfile", Kptfile);
            Write(
                $"{package}/gateway.yaml",
                "apiVersion: networking.istio.io/v1\nkind: Gateway\n"
                    + "metadata: {name: a, namespace: b}\n"
                    + $"spec: {{servers: [{{port: {{number: {(package == "dev" ? 80 : 0)}, name: http, protocol: "
                    + "HTTP}, hosts: [a.example.com]}]}\n"
            );
        }

        var check = Run("check");

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("prod/gateway.yaml", check.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("dev/gateway.yaml:1", check.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_was_not_read_and_would_be_written_over_is_reported_by_check_too()
    {
        Write("config.yaml", Config("shop.example.com"));
        Write("shop-gateway-shop-gateway.yaml", "# Notes of mine.\n");

        var check = Run("check");
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("shop-gateway-shop-gateway.yaml", check.Stdout, StringComparison.Ordinal);
        Assert.Contains("kpt fn render would overwrite it", check.Stdout, StringComparison.Ordinal);
    }

    /// <summary>Root reads everything, so the program runs as nobody there.</summary>
    [Theory]
    [InlineData("render")]
    [InlineData("check")]
    [InlineData("explain")]
    public void A_folder_that_cannot_be_read_is_a_finding(string command)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no modes as tested here.");
        Write("package/config.yaml", Config("shop.example.com"));
        Write("package/locked/more.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n");
        var everyone = (UnixFileMode)0b111_101_101;
        File.SetUnixFileMode(_scratch.Folder, everyone);
        File.SetUnixFileMode(_scratch.Path("package"), everyone);
        var locked = _scratch.Path("package/locked");
        File.SetUnixFileMode(locked, UnixFileMode.None);

        var binary = Tool.Binary;
        Tool.Requires(Tool.HasBinary, "the program next to the tests");
        var outcome =
            Environment.UserName == "root"
                ? Tool.Named("setpriv", required: false)
                    .Run(
                        [
                            "--reuid=65534",
                            "--regid=65534",
                            "--clear-groups",
                            binary.Path,
                            .. binary.FirstArguments,
                            command,
                            "package",
                        ],
                        directory: _scratch.Folder
                    )
                : binary.Run([command, "package"], directory: _scratch.Folder);
        File.SetUnixFileMode(locked, everyone);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains(
            "package/locked: is a folder that cannot be read",
            outcome.Stdout + outcome.Stderr,
            StringComparison.Ordinal
        );
    }
}
