using Kyma.Krm.CommandLine;
using Kyma.Krm.CommandLine.Reading;
using Kyma.Krm.CommandLine.Terminal;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Explaining.Inspecting;

namespace Kyma.Krm.Tests.CommandLine;

/// <summary>What is said of paths and files, and what is nearly the same and fine.</summary>
public sealed class ReadingFindingsTests : IDisposable
{
    const string Service = """
        apiVersion: v1
        kind: Service
        metadata: {name: app, namespace: shop}
        spec: {ports: [{port: 80}]}

        """;

    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop, annotations: {config.kubernetes.io/local-config: "true"}}
        spec: {domain: shop.example.com, certificate: {existing: {}}, gateway: {name: own, namespace: shop}}

        """;

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("app.yaml", "")]
    [InlineData("nothing.yaml", "error path-not-found ")]
    public void A_path_is_there(string path, string told)
    {
        _scratch.Write("app.yaml", Service);

        Assert.Equal(told, Check(_scratch.Path(path)));
    }

    [Theory]
    [InlineData("a: b", "error no-resource app.yaml")]
    [InlineData("kind: Service\nmetadata: {name: app}", "error no-resource app.yaml")]
    [InlineData(Service, "")]
    public void A_file_that_is_named_holds_resources(string text, string told) =>
        Assert.Equal(told, Check(_scratch.Write("app.yaml", text)));

    [Theory]
    [InlineData("resources: [app.yaml]", "")]
    [InlineData("resources: [app.yaml]\nnamePrefix: x-", "error needs-kustomize kustomization.yaml")]
    public void A_folder_that_is_named_is_read_as_a_whole_or_not_at_all(string kustomization, string told)
    {
        _scratch.Write("app.yaml", Service);
        _scratch.Write("kustomization.yaml", kustomization);

        Assert.Equal(
            told,
            string.Join('\n', Check(_scratch.Folder).Split('\n').Where(line => !line.Contains("nothing-to-check")))
        );
    }

    /// <summary>As CI calls it, within the folder.</summary>
    [Theory]
    [InlineData("a: b", "warning hidden-file shop-gateway-own.yaml")]
    [InlineData(null, "")]
    public void A_new_resource_takes_the_place_of_no_file(string? text, string told)
    {
        _scratch.Write("config.yaml", Config);
        if (text is not null)
            _scratch.Write("shop-gateway-own.yaml", text);

        Assert.Equal(
            told,
            string.Join('\n', Check(_scratch.Folder).Split('\n').Where(line => !line.Contains("file-left-out")))
        );
    }

    [Theory]
    [InlineData(1024 * 1024, "")]
    [InlineData(1024 * 1024 + 1, "error too-large app.yaml")]
    public void An_input_has_a_size(int size, string told) =>
        Assert.Equal(
            told,
            Check(_scratch.Write("app.yaml", Service + new string('#', size - Service.Length)), "--max-input", "1")
        );

    [Fact]
    public void A_folder_is_no_file()
    {
        var findings = new Findings();

        Assert.NotNull(WholeInput.ReadFile(_scratch.Write("app.yaml", Service), 1000, findings));
        Assert.Equal(0, findings.Count);
        Assert.Null(WholeInput.ReadFile(_scratch.Folder, 1000, findings));
        Assert.Equal(["error folder-instead-of-file"], Told(findings));
    }

    /// <summary>As where the shell was told to close it.</summary>
    [Fact]
    public void A_closed_input_is_an_error()
    {
        var findings = new Findings();
        var host = new CommandHost(() => throw new IOException(), () => Stream.Null, TextWriter.Null, _ => null);

        Assert.Null(WholeInput.ReadInput(host, findings));
        Assert.Equal(["error unreadable"], Told(findings));
    }

    /// <summary>An empty answer would be taken for the wish to delete everything.</summary>
    [Fact]
    public void Nothing_is_no_answer()
    {
        var findings = new Findings();

        RenderCommand.Answer([new byte[] { 1 }], findings);
        Assert.Equal(0, findings.Count);
        RenderCommand.Answer([], findings);
        Assert.Equal(["error nothing-to-render"], Told(findings));
    }

    [Theory]
    [InlineData("Secret", "")]
    [InlineData("Service", "error nothing-to-inspect")]
    public void There_is_something_to_inspect(string kind, string told)
    {
        var findings = new Findings();
        var file = _scratch.Write("app.yaml", Service.Replace("Service", kind, StringComparison.Ordinal));
        var host = new CommandHost(() => Stream.Null, () => Stream.Null, TextWriter.Null, _ => null);

        new InspectedFiles(host, findings).Read([file], new Inspector([], null, DateTimeOffset.UnixEpoch));

        Assert.Equal(told, string.Join('\n', Told(findings)));
    }

    static IEnumerable<string> Told(Findings findings) =>
        findings.Sorted().Select(finding => $"{finding.Severity.Word()} {finding.Rule.Name}");

    /// <summary>Severity, rule and the file without its folder.</summary>
    static string Check(string path, params string[] options)
    {
        var session = Session.Run(["check", "--output", "json", .. options, path]);
        return string.Join(
            '\n',
            System.Text.Json.Nodes.JsonNode.Parse(session.Stdout)!["findings"]!
                .AsArray()
                .Select(finding =>
                    $"{finding!["severity"]} {finding["rule"]} {Path.GetFileName((string?)finding["file"])}"
                )
        );
    }
}
