using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Config;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Planning;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Config;

/// <summary>
/// Every mistake of a config is reported in one run: of two that have nothing to do with each other, neither hides the
/// other, whether it is a value that cannot be read or one that breaks a rule.
/// </summary>
public sealed class TwoMistakesTests
{
    /// <summary>What an endpoint's address must be, is known once all endpoints could be read.</summary>
    [Theory]
    [InlineData("{address: 10.0.0.1}", "")]
    [InlineData("{address: a.example.net}", "endpoint-address endpoints[0].address")]
    [InlineData("{}", "missing-field endpoints[0].address")]
    [InlineData("{address: a.example.net}, {adress: 10.0.0.1}", "unknown-field endpoints[1].adress")]
    public void A_mistake_is_not_reported_for_what_follows_from_it(string endpoints, string told) =>
        Assert.Equal(
            told,
            string.Join(
                    '\n',
                    Traffic
                        .Of(
                            "{egress: {namespace: shop, services: [{hosts: [a.example.com], resolution: STATIC, "
                                + $"endpoints: [{endpoints}]}}]}}}}"
                        )
                        .Findings.Where(finding => finding.Severity == Severity.Error)
                        .Select(finding => $"{finding.Rule.Name} {finding.Place.Field}")
                )
                .Replace("spec.egress.services[0].", "", StringComparison.Ordinal)
        );

    [Fact]
    public void None_hides_another()
    {
        var hidden = new List<string>();
        foreach (var (i, source) in ConfigMistakes.Sources.Index())
        {
            var config = ConfigOf(source);
            Assert.Empty(Errors(config));
            List<Told> mistakes =
            [
                .. ConfigMistakes
                    .All.Where(mistake => mistake.Source == i)
                    .Select(mistake =>
                        Tell(config, mistake.Put, mistake.Put.Select(change => change.Path), mistake.Fields)
                    ),
            ];
            Assert.All(mistakes, mistake => Assert.True(mistake.Errors.Count > 0, mistake.Name));
            var schema = TrafficDocument.Shape.Describe()["properties"]!["spec"]!.AsObject();
            List<Told> unreadable =
            [
                .. Unreadable(config["spec"]!, schema, "spec")
                    .Where(change => i == 0 || !IsInEntry(change.Path))
                    .Select(change => Tell(config, [change], [change.Path], [change.Path])),
            ];
            hidden.AddRange(
                mistakes
                    .SelectMany((one, k) => mistakes.Skip(k + 1).Concat(unreadable).Select(other => (one, other)))
                    .Where(pair => pair.one.IsApartFrom(pair.other) && pair.other.IsApartFrom(pair.one))
                    .SelectMany(pair => Difference(config, pair.one, pair.other))
            );
        }

        Assert.True(hidden.Count == 0, string.Join('\n', hidden));
    }

    /// <summary>What a required field is part of is judged without it: it may be missing, or unreadable.</summary>
    [Theory]
    [InlineData("""{"name": "shop", "port": "http"}""", "wrong-type spec.apiRules[0].service.port")]
    [InlineData("""{"name": "shop"}""", "missing-field spec.apiRules[0].service.port")]
    [InlineData("5", "wrong-type spec.apiRules[0].service")]
    [InlineData("{}", "missing-field spec.apiRules[0].service.name, missing-field spec.apiRules[0].service.port")]
    public void A_required_field_hides_nothing_next_to_it(string service, string expected)
    {
        var errors = Errors(
            With(
                ConfigOf(ConfigMistakes.Sources[0]),
                [
                    ("spec.apiRules[0].service", JsonNode.Parse(service)),
                    ("spec.apiRules[0].rules[0]", JsonNode.Parse("""{"path": "/{**}"}""")),
                ]
            )
        );

        Assert.Equal(
            ["apirule-path-collision spec.apiRules[0].rules[1].path", .. expected.Split(", ")],
            errors.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Each_is_told_once() =>
        Assert.Empty(
            from source in ConfigMistakes.Sources.Index()
            let config = ConfigOf(source.Item)
            from mistake in ConfigMistakes.All
            where mistake.Source == source.Index
            let errors = Errors(With(config, mistake.Put))
            where errors.Count > 1
            select $"{string.Join(", ", mistake.Put.Select(change => change.Path))}: {string.Join(", ", errors)}"
        );

    static JsonObject ConfigOf(string source)
    {
        var config = Parsed(ConfigMistakes.Base)!.AsObject();
        Set(config, $"spec.certificate.{source.Split(':')[0]}", Parsed(source.Split(':', 2)[1]));
        return config;
    }

    static Told Tell(
        JsonObject config,
        IEnumerable<(string, JsonNode?)> put,
        IEnumerable<string> changed,
        IEnumerable<string> fields
    ) => new([.. put], [.. changed], [.. fields], Errors(With(config, put)));

    static IEnumerable<string> Difference(JsonObject config, Told one, Told other)
    {
        var both = Errors(With(config, one.Put.Concat(other.Put)));
        var alone = one.Errors.Union(other.Errors).ToHashSet();
        return alone
            .Except(both)
            .Select(error => $"{one.Name} and {other.Name} hide {error}")
            .Concat(both.Except(alone).Select(error => $"{one.Name} and {other.Name} add {error}"));
    }

    /// <param name="Put">What is written.</param>
    /// <param name="Changed">What is another for the rules, or not there.</param>
    /// <param name="Fields">What its errors depend on.</param>
    /// <param name="Errors">What is reported of it alone.</param>
    sealed record Told(
        IReadOnlyList<(string Path, JsonNode? Value)> Put,
        IReadOnlyList<string> Changed,
        IReadOnlyList<string> Fields,
        HashSet<string> Errors
    )
    {
        public string Name => string.Join(", ", Put.Select(change => $"{change.Path} {change.Value?.ToJsonString()}"));

        public bool IsApartFrom(Told other) => !Changed.Any(change => other.Fields.Any(name => Overlap(name, change)));
    }

    static bool Overlap(string one, string other) =>
        FieldPath.DownTo(one).Contains(other) || FieldPath.DownTo(other).Contains(one);

    /// <summary>
    /// Each field and each entry of a list with a value of another type; in the entries of lists also the fields that
    /// are not written.
    /// </summary>
    static IEnumerable<(string Path, JsonNode? Value)> Unreadable(JsonNode node, JsonObject schema, string path) =>
        node switch
        {
            JsonObject mapping => (schema["properties"] as JsonObject ?? [])
                .Where(field => IsInEntry(path) || mapping.ContainsKey(field.Key))
                .SelectMany(field => Below(mapping[field.Key], field.Value!.AsObject(), $"{path}.{field.Key}")),
            JsonArray list => list.Index()
                .SelectMany(entry => Below(entry.Item, schema["items"]!.AsObject(), $"{path}[{entry.Index}]")),
            _ => [],
        };

    static IEnumerable<(string Path, JsonNode? Value)> Below(JsonNode? value, JsonObject schema, string path) =>
        (value is null ? [] : Unreadable(value, schema, path)).Prepend((path, Other(schema)));

    static bool IsInEntry(string path) => path.Contains('[', StringComparison.Ordinal);

    static JsonNode? Other(JsonObject schema) =>
        schema["type"]?.ToString() is "object" or "array" ? 5 : new JsonObject { ["other"] = "type" };

    static JsonObject With(JsonObject config, IEnumerable<(string Path, JsonNode? Value)> changes)
    {
        var changed = config.DeepClone().AsObject();
        foreach (var (path, value) in changes)
            Set(changed, path, value);
        return changed;
    }

    /// <summary>Null removes the field.</summary>
    static void Set(JsonObject root, string path, JsonNode? value)
    {
        JsonNode node = root;
        var steps = FieldPath.Steps(path).ToList();
        foreach (var step in steps.SkipLast(1))
            node = node is JsonArray list ? list[int.Parse(step, null)]! : node[step] ??= new JsonObject();
        if (node is JsonArray last)
            last[int.Parse(steps[^1], null)] = value?.DeepClone();
        else if (value is null)
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = value.DeepClone();
    }

    static JsonNode? Parsed(string yaml) => YamlJson.ToJson(YamlParser.Parse(yaml, out _)!.Single());

    static HashSet<string> Errors(JsonObject config)
    {
        var findings = new Findings();
        var items = new[] { ("config.yaml", YamlText.Of(config)), ("seed.yaml", ConfigMistakes.Seed) }
            .SelectMany(file => DocumentsReader.Read(Encoding.UTF8.GetBytes(file.Item2), file.Item1, findings))
            .ToList();
        Rendering.Render(items, null, DateTimeOffset.UnixEpoch, findings);
        return
        [
            .. findings
                .Sorted()
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Rule.Name} {finding.Place.Field}"),
        ];
    }
}
