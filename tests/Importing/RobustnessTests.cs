using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Importing;

/// <summary>An import never fails, whatever the manifests say, and never keeps quiet about what it loses.</summary>
public sealed class RobustnessTests
{
    static readonly string[] Scalars =
    [
        "1",
        "x",
        "true",
        "",
        "*",
        "a.b",
        "TLSV1_3",
        "MUTUAL",
        "443",
        "-1",
        "99999999999",
        "istio-system",
        "EgressGateway",
    ];

    [Theory]
    [InlineData("examples/import/cluster.yaml")]
    [InlineData("tests/cases/import/written-by-hand/cluster.yaml")]
    [InlineData("examples/egress-gateway-mtls/expected.yaml")]
    [InlineData("examples/egress-mtls-origination/expected.yaml")]
    [InlineData("examples/egress-locked-namespace/expected.yaml")]
    [InlineData("examples/api-rule-jwt/expected.yaml")]
    [InlineData("examples/gateway-mutual-tls/expected.yaml")]
    [InlineData("examples/gateway-external-secret/expected.yaml")]
    public void Damaged_manifests_are_told_in_every_field_that_is_lost(string file)
    {
        var manifests = YamlParser.Parse(File.ReadAllText(Repository.File(file)), out _)!;
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var chance = new Chance(seed);
            var damaged = string.Join("---\n", manifests.Select(root => YamlText.Of(Damage(root, chance))));
            VerifyNothingIsLostSilently(damaged, seed);
        }
    }

    [Fact]
    public void Any_YAML_is_taken()
    {
        for (var seed = 1UL; seed <= 200; seed++)
        {
            var session = Session.RunWith(
                "apiVersion: networking.istio.io/v1\nkind: Gateway\nspec:\n  a: b\n"
                    + $"---\n{RandomYaml.Document(new Chance(seed))}",
                "import",
                "-"
            );
            Assert.InRange(session.ExitCode, 1, 3);
            Assert.Empty(session.Stdout);
        }
    }

    static void VerifyNothingIsLostSilently(string manifests, ulong seed)
    {
        var findings = new Findings();
        var items = Kyma.Krm.Krm.Reading.DocumentsReader.Read(
            System.Text.Encoding.UTF8.GetBytes(manifests),
            "",
            findings
        );
        if (findings.HasErrors || items.Select(item => item.Id).Distinct().Count() < items.Count)
            return;
        var run = ImportRun.Of(manifests);
        if (run.IsContradictory)
            return;
        foreach (var item in run.Items.Where(item => Kyma.Krm.Importing.ImportedKinds.IsWanted(item.Id)))
        {
            var reference = new ResourceReference(item.ApiVersion, item.Id.Kind, item.Id.Namespace, item.Id.Name);
            var told = run
                .Findings.Where(finding => finding.Place.Resource == reference)
                .Select(finding => $"{item.Id} {finding.Place.Field}")
                .ToList();
            if (!run.Rendered.Contains(item.Id.ToString()))
                Assert.True(told.Count > 0, $"seed {seed}: {item.Id} is gone without a word:\n{manifests}");
            foreach (var difference in run.DifferencesOf(item))
                Assert.True(
                    told.Exists(field =>
                        difference.StartsWith(field, StringComparison.Ordinal)
                        || field.StartsWith(difference, StringComparison.Ordinal)
                    ),
                    $"seed {seed}: {difference} is lost without a word:\n{manifests}\n{run.Configs}"
                );
        }
    }

    /// <summary>Now and then a value is another, a field is new or gone, or an element stands twice.</summary>
    static YamlNode Damage(YamlNode node, Chance chance)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var entries = mapping
                    .Entries.Where(_ => !chance.OneIn(150))
                    .Select(entry => entry with { Value = Damage(entry.Value, chance) })
                    .ToList();
                if (chance.OneIn(80))
                    entries.Add(new YamlEntry(Text("strange"), Text("value")));
                return mapping with { Entries = entries, IsFlow = false };
            case YamlSequence list:
                var items = list.Items.Select(item => Damage(item, chance)).ToList();
                if (items.Count > 0 && chance.OneIn(40))
                    items.Add(items[0]);
                return list with { Items = items, IsFlow = false };
            case YamlScalar scalar when chance.OneIn(120):
                return scalar with { Value = chance.Of(Scalars), IsPlain = chance.OneIn(2) };
            default:
                return node;
        }
    }

    static YamlScalar Text(string text) => new(default, 0, text, IsPlain: false);
}
