using System.Diagnostics;
using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.CommandLine.Folders;

/// <summary>Folders as strangers commit them: links, devices, pipes, names and permissions.</summary>
public sealed class FolderWalkTests : IDisposable
{
    const string Namespace = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n";

    readonly Scratch _scratch = new();

    string Root => _scratch.Path("package");

    public FolderWalkTests()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no links, pipes and modes as tested here.");
        Directory.CreateDirectory(Path.Combine(Root, "sub"));
        File.WriteAllText(Path.Combine(Root, "namespace.yaml"), Namespace);
        File.WriteAllText(_scratch.Path("outside.yaml"), "apiVersion: v1\nkind: Secret\n");
    }

    public void Dispose()
    {
        // Names that are not UTF-8 are beyond Directory.Delete.
        Shell("chmod -R u+rwX . && rm -rf ../package");
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(
        "ln -s . a; ln -s . b; ln -s .. sub/up",
        "error link-to-folder 'a'",
        "error link-to-folder 'b'",
        "error link-to-folder 'sub/up'"
    )]
    [InlineData("ln -s /etc etc", "error link-to-folder 'etc'")]
    [InlineData("ln -s ../outside.yaml foreign.yaml", "error link-outside 'foreign.yaml'")]
    [InlineData(
        "ln -s /proc/self/cwd sub/cwd; ln -s sub/cwd/outside.yaml a.yaml",
        "error broken-link 'a.yaml'",
        "error link-to-folder 'sub/cwd'"
    )]
    [InlineData("ln -s $PWD/../outside.yaml sub/one; ln -s sub/one a.yaml", "error link-outside 'a.yaml'")]
    [InlineData(
        "ln -s ../package-other/x.yaml a.yaml; mkdir ../package-other; touch ../package-other/x.yaml",
        "error link-outside 'a.yaml'"
    )]
    [InlineData("ln -s nowhere.yaml a.yaml", "error broken-link 'a.yaml'")]
    [InlineData("ln -s b a; ln -s a b", "error broken-link 'a'", "error broken-link 'b'")]
    [InlineData("mkfifo pipe.yaml", "error not-a-file 'pipe.yaml'")]
    [InlineData("mkfifo sub/pipe; ln -s sub/pipe pipe.yaml", "error not-a-file 'pipe.yaml'")]
    [InlineData("ln -s /dev/zero zero.yaml", "error link-outside 'zero.yaml'")]
    [InlineData("ln -s /dev/zero .krmignore", "error bad-ignore-file '.krmignore'")]
    [InlineData("mkfifo .krmignore", "error bad-ignore-file '.krmignore'")]
    [InlineData("touch \"$(printf 'a\\377.yaml')\"", "error name-not-utf8 'a\ufffd.yaml'")]
    [InlineData("mkdir \"$(printf 'a\\377')\"", "error name-not-utf8 'a\ufffd'")]
    [InlineData("ln -s . \"$(printf 'a\\033[31m\\n::error::b')\"", "error link-to-folder 'a\\u001b[31m\\n::error::b'")]
    public void Is_a_finding_and_the_rest_is_read(string commands, params string[] expected)
    {
        Shell(commands);

        var (files, findings) = Walk();

        Assert.Equal(["namespace.yaml"], files);
        Assert.Equal(expected, findings.Select(Told));
    }

    [Theory]
    [InlineData("ln -s namespace.yaml a.yaml", "a.yaml namespace.yaml")]
    [InlineData("echo a > sub/one; ln -s ../sub/one sub/a.yaml", "namespace.yaml sub/a.yaml")]
    [InlineData("ln -s nowhere a.txt; ln -s . b; mkfifo c.yaml; printf 'a.txt\\nb\\n*.yaml\\n' > .krmignore", "")]
    [InlineData("mkdir -p x/y; touch x/y/z.yaml; ln -s .. x/up; echo x > .krmignore", "namespace.yaml")]
    [InlineData(
        "mkdir .hidden; touch .hidden/a.yaml notes.txt; ln -s /etc/passwd passwd; mkfifo pipe",
        "namespace.yaml"
    )]
    public void Is_read_without_a_finding(string commands, string expected)
    {
        Shell(commands);

        var (files, findings) = Walk();

        Assert.Equal(expected, string.Join(' ', files));
        Assert.Empty(findings);
    }

    /// <summary>The person may stand behind a link; what is in the folder may not lead out of it.</summary>
    [Fact]
    public void The_folder_itself_may_be_a_link()
    {
        Shell("ln -s namespace.yaml a.yaml; ln -s package ../current");

        var (files, findings) = Walk(_scratch.Path("current"));

        Assert.Equal(["a.yaml", "namespace.yaml"], files);
        Assert.Empty(findings);
    }

    [Fact]
    public void What_is_ignored_is_counted()
    {
        Shell("mkdir -p x/y; touch x/y/1.yaml x/2.json x/3.txt 4.yaml; printf 'x\\n4.*\\n' > .krmignore");
        var findings = new Findings();
        var walk = new FolderWalk(Root, IsYaml, findings);

        Assert.Equal(["namespace.yaml"], walk.Files());
        Assert.Equal(3, walk.Ignored);
    }

    [Fact]
    public void A_backslash_makes_a_name_of_a_comment()
    {
        Shell("touch '#4.yaml' 5.yaml; printf '%s\\n' '\\#4.yaml' > .krmignore");

        Assert.Equal(["5.yaml", "namespace.yaml"], Walk().Files);
    }

    [Fact]
    public void A_comment_ignores_nothing()
    {
        Shell("touch '#4.yaml' 5.yaml 6.yaml; printf '#4.yaml\\n  # 5.yaml\\n\\n 6.yaml \\n' > .krmignore");
        var walk = new FolderWalk(Root, IsYaml, new Findings());

        Assert.Equal(["#4.yaml", "5.yaml", "namespace.yaml"], walk.Files());
        Assert.Equal(1, walk.Ignored);
    }

    [Fact]
    public void An_unreadable_folder_and_file_are_errors()
    {
        Shell("mkdir locked; touch locked/a.yaml; chmod 0 locked; cp namespace.yaml b.yaml; chmod 0 b.yaml");
        if (CanReadAnyway())
            Assert.Skip("root reads everything.");

        foreach (var command in new[] { "render", "check" })
        {
            var session = Session.RunWith("", [command, Root]);
            Assert.Equal(1, session.ExitCode);
            var told = session.Stdout + session.Stderr;
            Assert.Contains("locked: is a folder that cannot be read", told, StringComparison.Ordinal);
            Assert.Contains("b.yaml: cannot be read", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Check_warns_of_what_render_refuses()
    {
        Shell("ln -s . a");

        var check = Session.RunWith("", ["check", Root]);
        Assert.Equal(0, check.ExitCode);
        Assert.Contains("warning: ", check.Stdout, StringComparison.Ordinal);
        var render = Session.RunWith("", ["render", Root]);
        Assert.Equal((1, ""), (render.ExitCode, render.Stdout));
        Assert.Contains("/a: is a link to a folder", render.Stderr, StringComparison.Ordinal);
    }

    /// <summary>A link that is broken does not hide that the config is wrong as well.</summary>
    [Fact]
    public void Everything_else_is_still_reported()
    {
        Shell("ln -s nowhere broken.yaml");
        File.WriteAllText(
            Path.Combine(Root, "config.yaml"),
            "apiVersion: krm.kyma-project.io/v1alpha1\nkind: KymaTraffic\nmetadata: {name: shop}\nspec: {domian: a.b}\n"
        );

        var session = Session.RunWith("", ["render", Root]);

        Assert.Equal(1, session.ExitCode);
        Assert.Contains("broken.yaml: is a link", session.Stderr, StringComparison.Ordinal);
        Assert.Contains("domian", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_named_as_a_file_is_not_opened()
    {
        Shell("mkfifo pipe.yaml");

        var session = Session.RunWith("", ["render", Path.Combine(Root, "pipe.yaml")]);

        Assert.Equal(1, session.ExitCode);
        Assert.Contains("use '-' for stdin", session.Stderr, StringComparison.Ordinal);
    }

    string Told(Finding finding) =>
        $"{finding.Severity.Word()} {finding.Rule.Name} "
        + $"'{PrintableText.Of(finding.Place.File!.Path[(Root.Length + 1)..])}'";

    static bool IsYaml(string name) =>
        name.EndsWith(".yaml", StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.Ordinal);

    (IReadOnlyList<string> Files, IReadOnlyList<Finding> Findings) Walk(string? root = null)
    {
        var findings = new Findings();
        var files = new FolderWalk(root ?? Root, IsYaml, findings).Files();
        return (files, findings.Sorted());
    }

    bool CanReadAnyway()
    {
        try
        {
            return File.ReadAllText(Path.Combine(Root, "b.yaml")).Length >= 0;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    void Shell(string commands)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", commands])
            {
                WorkingDirectory = Directory.Exists(Root) ? Root : _scratch.Folder,
            }
        )!;
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
