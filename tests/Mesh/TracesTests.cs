using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Istio;
using Kyma.Krm.Istio.Admission;
using Kyma.Krm.Istio.Model;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Mesh;
using Kyma.Krm.Mesh.Resources;
using Kyma.Krm.Schema;
using Kyma.Krm.Tracing;

namespace Kyma.Krm.Tests.Mesh;

/// <summary>Requests with istiod's own answers that lie beside the project, where they are there.</summary>
public sealed class TracesTests(ITestOutputHelper output)
{
    static readonly string[] AnswerFields = ["outcome", "at", "status", "leavesAs", "doubleTLS"];

    static readonly string[] HopFields =
    [
        "proxy",
        "listener",
        "sidecar",
        "gateway",
        "accepts",
        "virtualService",
        "cluster",
        "service",
        "destinationRules",
        "resolution",
        "dials",
        "tls",
    ];

    /// <summary>
    /// These packages have a short host (<c>istio-egressgateway</c>) in a VirtualService or DestinationRule. istiod
    /// completes it with the namespace and with the cluster's domain (istio, ResolveShortnameToFQDN). The control plane
    /// that was recorded was told no domain, so it completed with the namespace alone. With that written out, all its
    /// answers are ours.
    /// </summary>
    static readonly string[] ToldNoDomain = ["p01162", "p03036", "p03151"];

    const string ShortHost = "host: istio-egressgateway\n";

    [Fact]
    public void Requests_end_as_istiod_answers()
    {
        var score = new TraceScore();
        foreach (var file in (string[])["egress.jsonl", "ingress.jsonl"])
        {
            var path = Repository.File($"../shared/cases/traces/{file}");
            if (!File.Exists(path))
                Repository.MissShared($"{path} is not there");
            foreach (var line in File.ReadLines(path))
            {
                var package = JsonNode.Parse(line)!.AsObject();
                Ask(package, score);
            }
        }

        output.WriteLine(score.ToString());
        if (Environment.GetEnvironmentVariable("TRACE_DIFFERENCES") is { } report)
            File.WriteAllLines(report, score.Differences);
        Assert.Equal(0, score.Wrong("outcome") + score.Wrong("at"));
        Assert.True(score.Rate("outcome") >= 0.99, "outcome");
        foreach (var field in (string[])[.. AnswerFields, "hops", .. HopFields])
            Assert.True(score.Rate(field) >= 0.98, $"{field}: {score.Rate(field):P2}");
    }

    /// <summary>The traces say of a key that something generated what is in it.</summary>
    static string WithCertificates(string yaml) =>
        GeneratedKey.Replace(yaml, key => $"{key.Groups[1].Value}: {JsonSerializer.Serialize(Pem(key))}");

    static string Pem(Match key) =>
        Encoding.ASCII.GetString(
            Fixtures.Read(key.Groups[1].Value.EndsWith("key", StringComparison.Ordinal) ? "good.key" : "good.crt")
        );

    static readonly Regex GeneratedKey = new(@"\b(tls\.crt|tls\.key|ca\.crt|cacert|cert|key): generated\b");

    static void Ask(JsonObject package, TraceScore score)
    {
        var yaml = WithCertificates((string)package["resources"]!);
        if (ToldNoDomain.Contains((string)package["id"]!))
            yaml = CompletedWithoutDomain(yaml);
        var sources = Sources(yaml);
        foreach (
            var (version, release) in ((IstioVersion, string?)[])
                [(IstioVersion.Of(31), null), (IstioVersion.Of(30), "1.30")]
        )
        {
            var refused = sources
                .Where(source => IsRefused(source, version))
                .ToHashSet(ReferenceEqualityComparer.Instance);
            if (release is null)
                Compare(
                    score,
                    package,
                    "rejected",
                    string.Join(',', (package["rejected"]?.AsArray() ?? []).Select(name => (string)name!).Order()),
                    string.Join(
                        ',',
                        refused.Cast<ResourceSource>().Select(source => source.Resource!.ToString()).Order()
                    )
                );
            var now = MeshModel.Of(sources, refused.Contains, version);
            var reversed = now.Reversed();
            for (var i = 0; i < package["queries"]!.AsArray().Count; i++)
            {
                var query = TraceQueries.Read(package["queries"]![i], i);
                var expected = Of(package["answers"]![i]!.AsObject(), release);
                Compare(score, package, query, expected, TraceJson.Of(now.Ask(query.Request!)), release ?? "");
                if (expected["ifReversed"] is JsonObject other)
                    Compare(
                        score,
                        package,
                        query,
                        other,
                        TraceJson.Of(reversed.Ask(query.Request!)),
                        $"{release} reversed"
                    );
            }
        }
    }

    static string CompletedWithoutDomain(string yaml)
    {
        Assert.Contains(ShortHost, yaml, StringComparison.Ordinal);
        return string.Join(
            "---\n",
            yaml.Split("---\n")
                .Select(document =>
                    document.Replace(
                        ShortHost,
                        $"host: istio-egressgateway.{document.Split("namespace: ")[1].Split('\n')[0]}\n",
                        StringComparison.Ordinal
                    )
                )
        );
    }

    /// <summary>What another release answers differently, put in its place.</summary>
    static JsonObject Of(JsonObject answer, string? release)
    {
        if (release is null || answer["differs"]?[release] is not JsonObject differs)
            return answer;
        var other = answer.DeepClone().AsObject();
        foreach (var field in differs)
        {
            other.Remove(field.Key);
            if (field.Value is { } value)
                other[field.Key] = value.DeepClone();
        }

        return other;
    }

    static List<ResourceSource> Sources(string yaml)
    {
        var findings = new Findings();
        return
        [
            .. DocumentsReader.Read(Encoding.UTF8.GetBytes(yaml), "package.yaml", findings).Select(item => item.Source),
        ];
    }

    static bool IsRefused(ResourceSource source, IstioVersion version) =>
        IstioRules.Check(source, version, new Findings()) == AdmissionVerdict.Reject;

    static void Compare(
        TraceScore score,
        JsonObject package,
        TraceQuery query,
        JsonObject expected,
        JsonObject actual,
        string variant
    )
    {
        var id = $"{package["id"]} {query.Id} {variant}";
        foreach (var field in AnswerFields)
            score.Add(field, id, Text(expected[field]), Text(actual[field]));
        if ((string)expected["outcome"]! is "denied" or "noSecret")
            score.Add("reason", id, Text(expected["reason"]), Text(actual["reason"]));
        var hops = expected["hops"]?.AsArray() ?? [];
        var actualHops = actual["hops"]!.AsArray();
        score.Add("hops", id, $"{hops.Count}", $"{actualHops.Count}");
        for (var i = 0; i < hops.Count && i < actualHops.Count; i++)
        {
            foreach (var field in HopFields)
                score.Add(
                    field,
                    $"{id} hop {i}",
                    Comparable(field, hops[i]![field]),
                    Comparable(field, actualHops[i]![field])
                );
        }
    }

    static void Compare(TraceScore score, JsonObject package, string field, string expected, string actual) =>
        score.Add(field, $"{package["id"]}", expected, actual);

    /// <summary>Addresses that the YAML does not have are made up.</summary>
    static string Comparable(string field, JsonNode? value) =>
        field != "listener" ? Text(value)
        : (string?)value is { } listener
        && listener != "virtualOutbound"
        && !listener.StartsWith("0.0.0.0:", StringComparison.Ordinal)
            ? "address"
        : Text(value);

    /// <summary>Objects by their fields, whatever the order.</summary>
    static string Text(JsonNode? node) =>
        node switch
        {
            null => "",
            JsonObject json => "{"
                + string.Join(
                    ',',
                    json.Select(field => $"{field.Key}:{Text(field.Value)}").Order(StringComparer.Ordinal)
                )
                + "}",
            _ => node.ToJsonString(),
        };
}
