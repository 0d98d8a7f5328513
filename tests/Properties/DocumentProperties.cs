using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Properties;

/// <summary>What holds for every file of plain YAML documents.</summary>
internal static class DocumentProperties
{
    /// <summary>Read or told what is wrong with them; what is read can be written and says the same.</summary>
    public static void AreReadAndWritten(byte[] input)
    {
        if (Read(input) is not { } items)
            return;
        SaysThat(Contents(items), Write(items, new Changes()), input);
    }

    /// <summary>Some changed or removed, one added: what is written says just that.</summary>
    public static void CanBeChanged(byte[] input, Chance chance)
    {
        if (Read(input) is not { } items)
            return;
        var changes = new Changes();
        var wanted = new JsonArray();
        foreach (var item in items)
        {
            if (chance.OneIn(4))
            {
                changes.Remove(item);
                continue;
            }

            var content = YamlJson.ToJson(item.Root)!.AsObject();
            if (chance.OneIn(2))
            {
                changes.Replace(item, content = RandomYaml.Changed(content, chance));

                // A resource is never empty, and the {} of one that is would hide from us where other documents are to
                // be reindented.
                if (content.Count == 0)
                    content["kind"] = "Emptied";
            }

            wanted.Add(content.DeepClone());
        }

        changes.Add(new JsonObject { ["kind"] = "New" });
        wanted.Add(new JsonObject { ["kind"] = "New" });
        SaysThat(wanted, Write(items, changes), input);
    }

    static IReadOnlyList<Item>? Read(byte[] input)
    {
        var findings = new Findings();
        var items = DocumentsReader.Read(input, "x.yaml", findings);
        return findings.HasErrors || ArguableText.IsIn(input) ? null : items;
    }

    static byte[] Write(IReadOnlyList<Item> items, Changes changes)
    {
        using var output = new MemoryStream();
        DocumentsWriter.Write(DocumentsWriter.OfAll(items, changes), output);
        return output.ToArray();
    }

    static void SaysThat(JsonArray wanted, byte[] written, byte[] input)
    {
        var findings = new Findings();
        var says = Contents(DocumentsReader.Read(written, "x.yaml", findings));
        Assert.True(
            findings.Count == 0 && YamlJson.SameData(wanted, says),
            $"{Encoding.UTF8.GetString(input)}\n=== written\n{Encoding.UTF8.GetString(written)}\n"
                + $"=== {string.Join('\n', findings.Sorted())}\n=== wanted {wanted}\n=== says {says}"
        );
    }

    static JsonArray Contents(IReadOnlyList<Item> items) => new([.. items.Select(item => YamlJson.ToJson(item.Root))]);
}
