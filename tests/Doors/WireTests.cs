using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Doors;

/// <summary>
/// The program as a process: what it reads and writes, how it ends, and what it says where the world around it fails.
/// </summary>
public sealed class WireTests
{
    const string Config = """
        apiVersion: krm.kyma-project.io/v1alpha1
        kind: KymaTraffic
        metadata: {name: shop}
        spec:
          domain: shop.example.com
          certificate: {existing: {}}
        """;

    static string ListOf(string apiVersion, string items = "[]") =>
        $"apiVersion: {apiVersion}\nkind: ResourceList\nitems: {items}\nfunctionConfig:\n"
        + $"  {Config.ReplaceLineEndings("\n  ")}\n";

    static Support.Outcome Run(string stdin) => Tool.Binary.Run([], stdin);

    [Theory]
    [InlineData("config.kubernetes.io/v1")]
    [InlineData("config.kubernetes.io/v1beta1")]
    [InlineData("config.kubernetes.io/v1alpha1")]
    public void Each_version_of_the_list_is_answered_in_kind(string apiVersion)
    {
        var answer = Run(ListOf(apiVersion)).Ends(0).Stdout;

        Assert.StartsWith($"apiVersion: {apiVersion}\nkind: ResourceList\n", answer, StringComparison.Ordinal);
        Assert.Single(Manifests.ItemsOf(answer));
    }

    [Fact]
    public void A_list_in_JSON_is_understood()
    {
        var json = CrdSchema
            .Json(YamlParser.Parse(ListOf("config.kubernetes.io/v1"), out _)!.Single())!
            .ToJsonString(
                new JsonSerializerOptions
                {
                    WriteIndented = true,
                    IndentCharacter = '\t',
                    IndentSize = 1,
                }
            );

        Assert.Single(Manifests.ItemsOf(Run(json).Ends(0).Stdout));
    }

    [Fact]
    public void Every_annotation_of_an_orchestrator_comes_back()
    {
        const string Item = """

            - apiVersion: v1
              kind: ConfigMap
              metadata:
                name: a
                annotations:
                  config.kubernetes.io/index: '0'
                  internal.config.kubernetes.io/index: '0'
                  config.kubernetes.io/path: 'a.yaml'
                  internal.config.kubernetes.io/path: 'a.yaml'
                  internal.config.kubernetes.io/seqindent: 'compact'
                  internal.config.kubernetes.io/package-path: /tmp/x
                  internal.config.kubernetes.io/annotations-migration-resource-id: '0'
                  internal.config.kubernetes.io/id: '1'
                  config.k8s.io/id: '1'
                  kustomize.config.k8s.io/id: |
                    kind: ConfigMap
                    name: a
                    version: v1
              data: {yes: no, octal: 0777}   # untouched
            """;

        Assert.Contains(Item, Run(ListOf("config.kubernetes.io/v1", Item)).Ends(0).Stdout, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# nothing\n")]
    [InlineData("hello")]
    [InlineData("{")]
    [InlineData("a: b: c")]
    [InlineData("[1, 2]")]
    [InlineData("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")]
    [InlineData("apiVersion: config.kubernetes.io/v2\nkind: ResourceList\nitems: []\n")]
    [InlineData("apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: {}\n")]
    [InlineData("\u0000\u0001")]
    public void What_is_no_list_ends_with_3_an_empty_stdout_and_a_reason(string stdin)
    {
        var outcome = Run(stdin).Ends(3);

        Assert.Empty(outcome.Stdout);
        Assert.StartsWith("error: ", outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_end_with_3() =>
        Assert.Empty(Tool.Binary.Run([], new byte[] { 0x61, 0xff, 0xfe, 0x00 }).Ends(3).Stdout);

    /// <summary>kyaml reads results into Go types: another type anywhere would hide them all.</summary>
    [Fact]
    public void Results_have_the_types_of_the_specification()
    {
        const string Broken = """

            - apiVersion: krm.kyma-project.io/v1alpha1
              kind: KymaTraffic
              metadata:
                name: other
                namespace: shop
                annotations:
                  internal.config.kubernetes.io/path: 'sub/config.yaml'
                  internal.config.kubernetes.io/index: '2'
              spec: {domain: "*", gateway: {tls: {cipherSuites: [x]}}}
            """;
        var answer = (JsonObject)
            CrdSchema.Json(
                YamlParser.Parse(Run(ListOf("config.kubernetes.io/v1", Broken)).Ends(1).Stdout, out _)!.Single()
            )!;

        var results = answer["results"]!.AsArray();
        Assert.True(results.Count >= 3, results.ToJsonString());
        foreach (var result in results.Select(result => result!.AsObject()))
        {
            Assert.NotEmpty((string)result["message"]!);
            Assert.Contains((string)result["severity"]!, new[] { "error", "warning", "info" });
            Assert.All(
                result["tags"]!.AsObject(),
                tag => Assert.Equal(JsonValueKind.String, tag.Value!.GetValueKind())
            );
            var reference = result["resourceRef"]!;
            Assert.All(new[] { "apiVersion", "kind", "name" }, key => Assert.NotEmpty((string)reference[key]!));
            if (result["field"] is { } field)
                Assert.NotEmpty((string)field["path"]!);
        }

        var file = results.First(result => (string?)result!["resourceRef"]!["name"] == "other")!["file"]!;
        Assert.Equal(
            ("sub/config.yaml", JsonValueKind.Number, "2"),
            ((string?)file["path"], file["index"]!.GetValueKind(), file["index"]!.ToJsonString())
        );
    }

    [Theory]
    [InlineData("> /dev/full")]
    [InlineData(">&-")]
    public void Where_the_answer_cannot_be_written_the_program_says_so_in_one_line_and_fails(string redirection)
    {
        foreach (
            var (arguments, stdin) in new[]
            {
                ("", ListOf("config.kubernetes.io/v1")),
                ("render -", Config),
                ("--help", ""),
            }
        )
        {
            var outcome = Tool.Named("sh").Run(["-c", $"'{Tool.Binary.Path}' {arguments} {redirection}"], stdin);

            Assert.True(outcome.ExitCode == 2, $"{arguments}: {outcome.ExitCode} {outcome.Stderr}");
            Assert.StartsWith("error: ", outcome.Stderr, StringComparison.Ordinal);
            Assert.Equal(1, outcome.Stderr.Count(c => c == '\n'));
        }
    }

    [Fact]
    public void A_reader_that_leaves_early_ends_the_program_as_it_ends_others()
    {
        var many = string.Concat(
            Enumerable.Range(0, 5000).Select(i => $"\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {{name: a{i}}}")
        );
        var outcome = Tool.Named("bash")
            .Run(
                ["-c", $"set -o pipefail; '{Tool.Binary.Path}' | head -c 10 > /dev/null"],
                ListOf("config.kubernetes.io/v1", many)
            );

        Assert.Equal((141, ""), (outcome.ExitCode, outcome.Stderr));
    }

    [Theory]
    [InlineData("")]
    [InlineData("render -")]
    [InlineData("check -")]
    [InlineData("inspect -")]
    public void Input_without_an_end_is_told_to_be_too_large(string arguments)
    {
        var outcome = Tool.Named("sh").Run(["-c", $"'{Tool.Binary.Path}' {arguments} < /dev/zero"]).Ends(3);

        Assert.Contains(
            "the input is larger than the 512 MiB",
            outcome.Stdout + outcome.Stderr,
            StringComparison.Ordinal
        );
        Assert.Equal(1, outcome.Stderr.Count(c => c == '\n'));
    }

    [Fact]
    public void Neither_directory_nor_locale_nor_time_zone_nor_home_change_a_byte()
    {
        var here = Run(ListOf("config.kubernetes.io/v1")).Ends(0).Stdout;
        var there = Tool
            .Binary.Run(
                [],
                ListOf("config.kubernetes.io/v1"),
                directory: "/",
                environment: new Dictionary<string, string?>
                {
                    ["LC_ALL"] = "tr_TR.UTF-8",
                    ["LANG"] = "tr_TR.UTF-8",
                    ["TZ"] = "Asia/Kathmandu",
                    ["HOME"] = null,
                    ["PATH"] = null,
                }
            )
            .Ends(0)
            .Stdout;

        Assert.Equal(here, there);
    }

    [Fact]
    public void The_answer_is_UTF8_without_a_mark_in_front()
    {
        const string Item = "\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  data: {a: \"Grüße 😀\"}";
        var bytes = Run(ListOf("config.kubernetes.io/v1", Item)).Ends(0).Bytes.ToArray();

        Assert.Equal((byte)'a', bytes[0]);
        Assert.Contains("Grüße 😀", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }
}
