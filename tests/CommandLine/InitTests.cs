using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests.CommandLine;

public sealed class InitTests
{
    static readonly string[] OwnCertificate =
    [
        "--tls-cert",
        Fixtures.Path("good.crt"),
        "--tls-key",
        Fixtures.Path("good.key"),
    ];

    public static TheoryData<string, string> Packages =>
        new()
        {
            { "gardener", "shop.example.com" },
            { "cert-manager", "shop.example.com" },
            { "existing", "shop.example.com" },
            { "provided", "shop.example.com" },
            { "self-signed", "shop.example.com" },
            { "self-signed", "local.kyma.dev" },
        };

    [Theory, MemberData(nameof(Packages))]
    public void The_next_commands_work(string certificate, string domain)
    {
        using var scratch = new Scratch();
        var init = Init(scratch, certificate, domain);
        var next = JsonNode.Parse(init.Stdout)!["next"]!
            .AsArray()
            .Select(command => ((string)command!).Split(' '))
            .Where(words => words[0] == "kyma-krm")
            .ToList();

        Assert.Equal(2, next.Count);
        Assert.All(
            next,
            words =>
            {
                var session = Session.Run(words[1..]);
                Assert.True(session.ExitCode == 0, session.Stderr);
                Assert.Contains(domain.Replace('.', '-'), session.Stdout, StringComparison.Ordinal);
            }
        );
    }

    [Theory, MemberData(nameof(Packages))]
    public void What_the_comments_show_renders_too(string certificate, string domain)
    {
        using var scratch = new Scratch();
        Init(scratch, certificate, domain);
        var config = scratch.Path("package/config.yaml");
        File.WriteAllText(config, File.ReadAllText(config).Replace("\n  # ", "\n  ", StringComparison.Ordinal));

        var session = Session.Run([
            "render",
            config,
            .. Directory
                .GetFiles(scratch.Path("package"), "*e.yaml")
                .Concat(Directory.GetFiles(scratch.Path("package"), "seed.yaml"))
                .Where(file => !file.EndsWith("config.yaml", StringComparison.Ordinal)),
        ]);

        Assert.True(session.ExitCode == 0, session.Stderr);
        Assert.Contains("kind: APIRule", session.Stdout, StringComparison.Ordinal);
        Assert.Contains("kind: ServiceEntry", session.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_does_not_fit_the_domain_is_told_and_nothing_written()
    {
        using var scratch = new Scratch();

        var session = Session.Run([
            "init",
            scratch.Path("package"),
            "--certificate",
            "provided",
            "--domain",
            "other.example.com",
            .. OwnCertificate,
        ]);

        Assert.Equal(ExitCodes.InputHasErrors, session.ExitCode);
        Assert.Contains("does not cover the host '*.other.example.com'", session.Stderr, StringComparison.Ordinal);
        Assert.False(Directory.Exists(scratch.Path("package")));
    }

    [Fact]
    public void Nothing_is_written_where_one_file_is_in_the_way()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch.Path("package"));
        scratch.Write("package/Kptfile", "mine");

        var session = Session.Run(
            "init",
            scratch.Path("package"),
            "--certificate",
            "gardener",
            "--domain",
            "shop.example.com"
        );

        Assert.Equal(ExitCodes.WrongUsage, session.ExitCode);
        Assert.Equal(["Kptfile"], Directory.GetFiles(scratch.Path("package")).Select(Path.GetFileName));
        Assert.Equal("mine", File.ReadAllText(scratch.Path("package/Kptfile")));
    }

    [Fact]
    public void Secrets_are_for_their_owner_alone_and_kept_out_of_Git()
    {
        using var scratch = new Scratch();
        Init(scratch, "self-signed", "shop.example.com");

        Assert.Contains(
            "\nseed.yaml\n",
            File.ReadAllText(scratch.Path("package/.gitignore")),
            StringComparison.Ordinal
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite,
                File.GetUnixFileMode(scratch.Path("package/seed.yaml"))
            );
    }

    [Fact]
    public void Two_packages_of_one_repository_do_not_meet()
    {
        using var scratch = new Scratch();
        foreach (var domain in (string[])["a.example.com", "b.example.com"])
            Assert.Equal(
                0,
                Session.Run("init", scratch.Path(domain), "--certificate", "gardener", "--domain", domain).ExitCode
            );

        // Each has a pipeline of its own, so the folder above reads them, and renders neither.
        Assert.Equal(0, Session.Run("check", scratch.Path("")).ExitCode);
        foreach (var domain in (string[])["a.example.com", "b.example.com"])
        {
            var render = Session.Run("render", scratch.Path(domain));
            Assert.Equal((0, ""), (render.ExitCode, render.Stderr));
            Assert.Single(Regex.Matches(render.Stdout, "kind: Gateway"));
        }
    }

    [Fact]
    public void Without_a_domain_the_name_is_that_of_the_folder_and_the_cluster_says_the_domain()
    {
        using var scratch = new Scratch();
        var folder = scratch.Path("My Traffic");
        var init = Session.Run("init", folder, "--certificate", "gardener");

        Assert.Equal(0, init.ExitCode);
        Assert.Contains("kubectl get configmap shoot-info -n kube-system", init.Stdout, StringComparison.Ordinal);
        Assert.Contains("name: my-traffic", File.ReadAllText($"{folder}/config.yaml"), StringComparison.Ordinal);
        Assert.Contains("shoot-info", Session.Run("render", folder).Stderr, StringComparison.Ordinal);
        File.WriteAllText(
            $"{folder}/shoot-info.yaml",
            """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: shoot-info, namespace: kube-system,
              annotations: {config.kubernetes.io/local-config: "true"}}
            data: {domain: c-1.kyma.ondemand.com}
            """
        );
        Assert.Contains("*.c-1.kyma.ondemand.com", Session.Run("render", folder).Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kustomize", ".krmignore config.yaml kustomization.yaml kymatraffic.schema.json")]
    [InlineData("exec", ".krmignore config.yaml kustomization.yaml kymatraffic.schema.json")]
    [InlineData("kpt", ".krmignore Kptfile config.yaml kymatraffic.schema.json")]
    [InlineData("argocd", ".krmignore config.yaml kymatraffic.schema.json")]
    public void A_way_brings_its_files_only(string way, string files)
    {
        using var scratch = new Scratch();
        var folder = scratch.Path("package");

        Session.Run("init", folder, "--certificate", "gardener", "--domain", "shop.example.com", "--way", way);

        Assert.Equal(
            files,
            string.Join(' ', Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal))
        );
        Assert.Equal(
            way is "kustomize" or "exec",
            File.ReadAllText($"{folder}/config.yaml")
                .Contains("config.kubernetes.io/function", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("--domain a.example.com", "gardener  ")]
    [InlineData("--certificate existing --domain a.example.com --issuer x", "--issuer has no effect")]
    [InlineData("--certificate gardener --domain a.example.com --tls-key x", "have no effect")]
    [InlineData("--certificate existing", "--domain is missing")]
    [InlineData("--certificate gardener --way kp", "Did you mean 'kpt'?")]
    public void What_does_not_belong_together_is_refused(string options, string said)
    {
        using var scratch = new Scratch();

        var session = Session.Run(["init", scratch.Path("package"), .. options.Split(' ')]);

        Assert.Equal(ExitCodes.WrongUsage, session.ExitCode);
        Assert.Contains(said, session.Stderr, StringComparison.Ordinal);
    }

    static Session Init(Scratch scratch, string certificate, string domain)
    {
        var session = Session.Run([
            "init",
            scratch.Path("package"),
            "--certificate",
            certificate,
            "--domain",
            domain,
            "--output",
            "json",
            .. certificate == "provided" ? OwnCertificate : [],
        ]);
        Assert.True(session.ExitCode == 0, session.Stderr);
        return session;
    }
}
