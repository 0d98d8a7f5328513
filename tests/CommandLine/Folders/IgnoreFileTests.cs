using Kyma.Krm.CommandLine.Folders;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.CommandLine.Folders;

/// <summary>What a <c>.krmignore</c> ignores, as seen with <c>kpt fn source</c>.</summary>
public sealed class IgnoreFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("sub", "a.yaml x/a.yaml")]
    [InlineData("sub/", "a.yaml x/a.yaml")]
    [InlineData("a.yaml/", "a.yaml sub/a.yaml sub/b.yaml x/a.yaml x/sub/a.yaml")]
    [InlineData("/sub", "a.yaml x/a.yaml x/sub/a.yaml")]
    [InlineData("/sub/", "a.yaml x/a.yaml x/sub/a.yaml")]
    [InlineData("/a.yaml", "sub/a.yaml sub/b.yaml x/a.yaml x/sub/a.yaml")]
    [InlineData("sub/a.yaml", "a.yaml sub/b.yaml x/a.yaml")]
    [InlineData("sub/*", "a.yaml x/a.yaml")]
    [InlineData("x/*.yaml", "a.yaml sub/a.yaml sub/b.yaml x/sub/a.yaml")]
    [InlineData("/*/a.yaml", "a.yaml sub/b.yaml x/sub/a.yaml")]
    [InlineData("*\n!a.yaml", "a.yaml")]
    [InlineData("!a.yaml\n*.yaml", "a.yaml sub/a.yaml x/a.yaml x/sub/a.yaml")]
    [InlineData("[s]ub\r\n", "a.yaml x/a.yaml")]
    [InlineData("[!s]ub", "a.yaml x/a.yaml")]
    [InlineData("[^a].yaml", "a.yaml sub/a.yaml x/a.yaml x/sub/a.yaml")]
    [InlineData(
        "\\a.yaml\nsub\t\n[\n[]\n[a-]\n[-a].yaml\n/\n!\na*\\",
        "a.yaml sub/a.yaml sub/b.yaml x/a.yaml x/sub/a.yaml"
    )]
    [InlineData("\\[a].yaml\n?\\.yaml", "")]
    public void Is_ignored_as_kpt_ignores_it(string patterns, string read)
    {
        foreach (var file in new[] { "a.yaml", "sub/a.yaml", "sub/b.yaml", "x/a.yaml", "x/sub/a.yaml" })
            Write(file, "");
        Write(".krmignore", patterns);

        Assert.Equal(read, Read());
    }

    [Fact]
    public void A_package_below_has_an_ignore_file_of_its_own()
    {
        foreach (var file in new[] { "a.yaml", "x/Kptfile", "x/a.yaml", "x/b.yaml", "y/a.yaml", "y/Kptfile" })
            Write(file, "");
        Write(".krmignore", "a.yaml\n/y\nx/b.yaml");
        Write("x/.krmignore", "/b.yaml");

        Assert.Equal("x/a.yaml", Read());
    }

    [Theory]
    [InlineData("*a*b", "xaxxb", true)]
    [InlineData("*a*b", "xaxx", false)]
    [InlineData("a*", "a/b", false)]
    [InlineData("*/*b", "a/ab", true)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("a[^x]b", "a/b", false)]
    [InlineData("[a\\-c]", "-", true)]
    [InlineData("[a-cx]", "x", true)]
    [InlineData("[a-cx]", "d", false)]
    public void A_pattern_matches_the_whole_name(string pattern, string name, bool matches) =>
        Assert.Equal(matches, new NamePattern(pattern).Matches(name));

    string Read() =>
        string.Join(
            ' ',
            new FolderWalk(
                _scratch.Folder,
                file => file.EndsWith(".yaml", StringComparison.Ordinal),
                new Findings()
            ).Files()
        );

    void Write(string name, string text) => _scratch.Write(name, text);
}
