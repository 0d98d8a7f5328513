#pragma warning disable CA5394 // Chance with a seed, the same in each run: that is what a test needs.
using System.Text.Json.Nodes;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Checking;

/// <summary>Packages in which one field is something else: whatever it is, every resource is judged.</summary>
public sealed class MutantTests
{
    /// <summary>Of each resource; what is chosen depends on the resource alone.</summary>
    const int Mutants = 6;

    static readonly Func<JsonNode?>[] Others =
    [
        () => null,
        () => new JsonArray(),
        () => new JsonObject(),
        () => new JsonArray((JsonNode?)null),
        () => new JsonObject { [""] = null },
        () => "",
        () => "\u200b",
        () => new string('x', 300),
        () => "*",
        () => "a/b/c",
        () => -1,
        () => 0,
        () => 9223372036854775807,
        () => 1e300,
        () => true,
    ];

    public static TheoryData<string> Packages =>
        [
            .. Directory
                .GetDirectories(Repository.File("tests/cases/check"))
                .Select(folder => $"tests/cases/check/{Path.GetFileName(folder)}")
                .Order(StringComparer.Ordinal),
        ];

    [Theory, MemberData(nameof(Packages))]
    public void Every_mutant_is_judged(string folder)
    {
        var resources = Directory
            .EnumerateFiles(Repository.File(folder), "*.yaml")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => DocumentsReader.Read(File.ReadAllBytes(file), file, new()))
            .Select(item => YamlJson.ToJson(item.Root)!)
            .ToList();
        var chance = new Random(folder.Length);
        for (var round = 0; round < Mutants; round++)
        {
            var mutants = resources.Select(resource => Mutant(resource.DeepClone(), chance)).ToList();
            var session = Session.RunWith(
                string.Join("\n---\n", mutants.Select(mutant => mutant.ToJsonString())),
                "check",
                "-"
            );
            Assert.True(session.ExitCode is 0 or 1 or 3, $"{session.ExitCode} {session.Stderr}");
            Assert.DoesNotContain("a fault of kyma-krm", session.Stdout, StringComparison.Ordinal);
        }
    }

    /// <summary>Replaces a field, doubles a letter of its name, or takes it away.</summary>
    static JsonNode Mutant(JsonNode resource, Random chance)
    {
        var fields = Fields(resource).ToList();
        if (fields.Count == 0)
            return resource;
        var (parent, key) = fields[chance.Next(fields.Count)];
        if (parent is JsonArray list)
            list[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)] = Others[chance.Next(Others.Length)]
                ();
        else if (parent is JsonObject mapping)
        {
            switch (chance.Next(4))
            {
                case 0:
                    mapping.Remove(key);
                    break;
                case 1:
                    var value = mapping[key]?.DeepClone();
                    mapping.Remove(key);
                    mapping[$"{key}{key[^1..]}"] = value;
                    break;
                default:
                    mapping[key] = Others[chance.Next(Others.Length)]();
                    break;
            }
        }

        return resource;
    }

    static IEnumerable<(JsonNode Parent, string Key)> Fields(JsonNode? node) =>
        node switch
        {
            JsonObject mapping => mapping
                .Where(entry => entry.Key.Length > 0)
                .SelectMany(entry => Fields(entry.Value).Prepend((mapping, entry.Key))),
            JsonArray list => list.SelectMany(
                (item, i) => Fields(item).Prepend((list, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))
            ),
            _ => [],
        };
}
