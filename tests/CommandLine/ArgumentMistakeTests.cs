using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>No argument is ignored: what has no effect is an error that names it.</summary>
public sealed class ArgumentMistakeTests
{
    /// <summary>Not that it is missing, or that its permissions are wrong.</summary>
    [Theory]
    [InlineData("inspect FOLDER", "'FOLDER' is a folder, not a file: name the files in it that are meant")]
    [InlineData(
        "trace --queries FOLDER FOLDER/app.yaml",
        "'FOLDER' is a folder, not a file: name the files in it that are meant"
    )]
    [InlineData(
        "probe --client-cert FOLDER --client-key FOLDER .",
        "'FOLDER' is a folder, not a file: name the files in it that are meant"
    )]
    [InlineData("check --policy FOLDER .", "--policy 'FOLDER' must be a file with one KymaTrafficCheck")]
    [InlineData(
        "init FOLDER/x --domain a.example.com --certificate provided --tls-cert FOLDER --tls-key FOLDER",
        "--tls-cert names a folder: give the path of a PEM file in it"
    )]
    public void A_folder_instead_of_a_file_is_said_to_be_one(string line, string told)
    {
        using var folder = new Scratch();
        folder.Write("app.yaml", TestMesh.App("web", "shop"));

        var session = Session.Run(line.Replace("FOLDER", folder.Folder, StringComparison.Ordinal).Split(' '));

        Assert.NotEqual(0, session.ExitCode);
        Assert.Contains(
            $"error: {told.Replace("FOLDER", folder.Folder, StringComparison.Ordinal)}",
            session.Stderr,
            StringComparison.Ordinal
        );
    }

    [Theory]
    // One argument too many.
    [InlineData("init x y --certificate gardener", "'y' is one argument too many: kyma-krm init DIR")]
    [InlineData("init x --certificate gardener -- y", "'y' is one argument too many")]
    [InlineData("new-seed x", "'x' is one argument too many: kyma-krm new-seed [OPTIONS]")]
    [InlineData("completion bash zsh", "'zsh' is one argument too many")]
    [InlineData("schema KymaTraffic", "'KymaTraffic' is one argument too many")]
    [InlineData("install /a /b", "'/b' is one argument too many")]
    [InlineData("help render check", "'check' is one argument too many: kyma-krm help [COMMAND]")]
    [InlineData("help --man render", "'render' is one argument too many")]
    // An option twice.
    [InlineData("explain --output text --output=json", "--output is given twice")]
    [InlineData("check --strict --strict .", "--strict is given twice")]
    [InlineData("render --set domain=a.b --set domain=c.d", "--set domain is given twice")]
    // An option of another command, or of none.
    [InlineData("render --strict", "'--strict' is not an option of render, but of check")]
    [InlineData("new-seed --output json", "'--output' is not an option of new-seed, but of init, check")]
    [InlineData("render -o yaml", "'-o' is not an option of render.")]
    [InlineData("check --stirct", "'--stirct' is not an option of check. Did you mean --strict? kyma-krm check --help")]
    // A value that is missing, empty or too many.
    [InlineData("explain --output", "--output needs a value: --output text|html|mermaid|json|markdown")]
    [InlineData("explain --output=", "--output needs a value")]
    [InlineData("explain --output ''", "--output needs a value")]
    [InlineData("trace --from shop --istio-version ''", "--istio-version needs a value: --istio-version VERSION")]
    [InlineData("check --istio-version=", "--istio-version needs a value")]
    [InlineData("render --set", "--set needs a value: --set FIELD=VALUE")]
    [InlineData("render --max-input --set a=b", "--max-input needs a value")]
    [InlineData("render ''", "argument 2 is empty")]
    [InlineData("''", "argument 1 is empty")]
    [InlineData("check --strict=true", "--strict takes no value: leave out '=true'")]
    // A value out of its range.
    [InlineData("render --max-input 0", "--max-input '0' must be a whole number of MiB from 1 to 512")]
    [InlineData("render --max-input=-5", "--max-input '-5' must be")]
    [InlineData("check --max-input 9999", "--max-input '9999' must be")]
    [InlineData("trace --max-input many", "--max-input 'many' must be")]
    // Options that have no effect together.
    [InlineData("explain --finding a --field b", "--field has no effect with --finding")]
    [InlineData("explain --findings --fields", "--fields has no effect with --findings")]
    [InlineData("explain --fields traffic", "traffic has no effect with --fields")]
    [InlineData("check --list traffic", "traffic has no effect with --list")]
    [InlineData("check --list --strict", "--strict has no effect with --list")]
    [InlineData("check --list --output sarif", "--output 'sarif' must be one of: text, json")]
    [InlineData("trace --queries q.json --to http://a.b", "--to has no effect with --queries")]
    [InlineData("trace --from Shop", "--from 'Shop': the namespace 'Shop' must be at most 63 lower-case letters")]
    [InlineData("trace --from Shop --to http://a.b", "a letter or digit. Did you mean 'shop'?")]
    [InlineData("trace --from Shop/web", "--from 'Shop/web': the namespace 'Shop' must be at most 63 lower-case")]
    [InlineData("trace --from Internet", "Did you mean 'internet'?")]
    [InlineData("trace --from sh_op", "the namespace 'sh_op' must be at most 63 lower-case letters, digits and '-'")]
    [InlineData("trace --from internet --label a=b", "--label has no effect with --from internet")]
    [InlineData("diff --istio-version 1.31", "--istio-version is for --effects alone")]
    [InlineData("diff --effects --istio-version x a b", "--istio-version 'x' must be")]
    [InlineData("import --istio-version x", "--istio-version 'x' must be a release of Istio with its minor version")]
    [InlineData("import --output xml", "--output 'xml' must be one of: yaml, json")]
    [InlineData("trace --from shop --method get", "--method 'get' must be a method of HTTP in upper case, such as GET")]
    [InlineData("trace --queries q.json --method POST", "--method has no effect with --queries")]
    [InlineData("diff --output json", "--output 'json' is for --effects alone")]
    public void It_is_named_with_what_would_be_right(string typed, string said)
    {
        var session = Session.Run([.. typed.Split(' ').Select(word => word == "''" ? "" : word)]);

        Assert.Equal((ExitCodes.WrongUsage, ""), (session.ExitCode, session.Stdout));
        Assert.Contains(said, session.Stderr, StringComparison.Ordinal);
        Assert.Single(session.Stderr.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("--strict")]
    [InlineData("-")]
    public void Behind_two_dashes_is_a_path_whatever_it_looks_like(string path)
    {
        using var scratch = new Scratch();
        var session = Session.Run("render", "--", path == "-" ? path : scratch.Write(path, "kind: [\n"));

        Assert.NotEqual(ExitCodes.WrongUsage, session.ExitCode);
        Assert.DoesNotContain("option", session.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_option_that_may_be_repeated_is_given_twice()
    {
        var session = Session.Run("inspect", "--host", "a.b", "nowhere.pem", "--host=c.d", "elsewhere.pem");

        Assert.Equal(ExitCodes.InputHasErrors, session.ExitCode);
        Assert.Contains("nowhere.pem", session.Stderr, StringComparison.Ordinal);
        Assert.Contains("elsewhere.pem", session.Stderr, StringComparison.Ordinal);
    }
}
