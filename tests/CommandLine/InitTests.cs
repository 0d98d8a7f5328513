using System.Text.Json.Nodes;
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
                Assert.Contains("kyma-gateway", session.Stdout, StringComparison.Ordinal);
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
    public void Kustomize_builds_the_package_with_the_program_itself()
    {
        using var scratch = new Scratch();
        Init(scratch, "self-signed", "shop.example.com");
        var config = scratch.Path("package/config.yaml");
        var text = File.ReadAllText(config);
        var start = scratch.Write(
            "package/start",
            $"#!/bin/sh\nexec {Tool.Binary.Path} {string.Join(' ', Tool.Binary.FirstArguments)}\n"
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(start, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText(
            config,
            string.Join(
                '\n',
                text.Split('\n')
                    .Select(line =>
                        line.Trim() == "container:" ? "      exec:"
                        : line.StartsWith("        image: ", StringComparison.Ordinal) ? $"        path: {start}"
                        : line
                    )
            )
        );

        var built = Tool
            .Kustomize.Run(["build", "--enable-alpha-plugins", "--enable-exec", scratch.Path("package")])
            .Ends(0);

        Assert.Contains("kind: Gateway", built.Stdout, StringComparison.Ordinal);
        Assert.Contains("kind: Secret", built.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("shop-seed", built.Stdout, StringComparison.Ordinal);
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
