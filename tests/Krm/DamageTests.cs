using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Tests.Support;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Krm;

/// <summary>Input of any kind is answered: with a finding, or with a list that says what it should.</summary>
public sealed class DamageTests
{
    [Fact]
    public void Whatever_can_be_read_can_be_changed_and_read_again()
    {
        var chance = new Chance(9);
        for (var i = 0; i < 2000; i++)
        {
            var text = RandomList.Text(chance);
            ChangeAndReadAgain(chance.OneIn(2) ? text : RandomList.Damaged(text, chance), chance);
        }
    }

    [Fact]
    public void Documents_are_read_or_told_what_is_wrong_with_them()
    {
        var chance = new Chance(10);
        for (var i = 0; i < 2000; i++)
        {
            var text = RandomList.Damaged(string.Join("---\n", Enumerable.Range(0, 3).Select(_ => RandomYaml.Document(chance))), chance);
            var findings = new Findings();

            var items = DocumentsReader.Read(Encoding.UTF8.GetBytes(text), "x.yaml", findings);

            if (findings.HasErrors) continue;
            using var output = new MemoryStream();
            DocumentsWriter.WriteAll(items, new Changes(), output);
            var again = DocumentsReader.Read(output.ToArray(), "x.yaml", findings);
            Assert.True(findings.Count == 0 && SameData(items, again), $"{text}\n=== written\n{Encoding.UTF8.GetString(output.ToArray())}");
        }
    }

    static void ChangeAndReadAgain(string text, Chance chance)
    {
        var findings = new Findings();
        if (ResourceListReader.Read(Encoding.UTF8.GetBytes(text), findings) is not { } list || findings.HasErrors) return;
        var changes = new Changes();
        var wanted = new JsonArray();
        foreach (var item in list.Items)
        {
            var content = YamlJson.ToJson(item.Root)!.AsObject();
            if (chance.OneIn(4))
            {
                changes.Remove(item);
                continue;
            }

            if (chance.OneIn(2)) changes.Replace(item, content = RandomYaml.Changed(content, chance));
            wanted.Add(content.DeepClone());
        }

        changes.Add(new JsonObject { ["kind"] = "New" });
        wanted.Add(new JsonObject { ["kind"] = "New" });
        using var output = new MemoryStream();
        ResourceListWriter.Write(list, changes, [new Finding(KrmRules.NotAResource, Severity.Info, "x: y", Place.Input)], output);

        var written = Encoding.UTF8.GetString(output.ToArray());
        var again = ResourceListReader.Read(output.ToArray(), findings);
        Assert.True(findings.Count == 0, $"{text}\n=== written\n{written}\n=== {string.Join('\n', findings.Sorted())}");
        var says = new JsonArray([.. again!.Items.Select(item => YamlJson.ToJson(item.Root))]);
        Assert.True(YamlJson.SameData(wanted, says), $"{text}\n=== wanted {wanted}\n=== written\n{written}\n=== says {says}");
    }

    static bool SameData(IReadOnlyList<Item> a, IReadOnlyList<Item> b) =>
        YamlJson.SameData(new JsonArray([.. a.Select(item => YamlJson.ToJson(item.Root))]), new JsonArray([.. b.Select(item => YamlJson.ToJson(item.Root))]));
}
