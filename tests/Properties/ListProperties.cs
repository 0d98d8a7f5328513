using System.Text;
using System.Text.Json.Nodes;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Krm.Reading;
using Kyma.Krm.Krm.Writing;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Properties;

/// <summary>What holds for every ResourceList, whoever thinks it up: a test, its generator or a fuzzer.</summary>
internal static class ListProperties
{
    static readonly string[] Keys =
    [
        "internal.config.kubernetes.io/path",
        "config.kubernetes.io/local-config",
        "internal.config.kubernetes.io/index",
        "a.b/c",
        "x",
        "escaped",
        "config.kubernetes.io/path",
        "a",
    ];

    /// <summary>
    /// The scanner may give up on anything; where it does not, it must see exactly what the parser sees.
    /// </summary>
    /// <returns>False where the scanner left it to the parser.</returns>
    public static bool IsSeenAlike(byte[] input)
    {
        var findings = new Findings();
        if (!InputText.IsUtf8(input, Place.Input, findings) || Scanned(input) is not { } fast)
            return false;
        var full = ResourceListReader.ReadTree(input, findings) as TextList;
        if (full is null && IsMisjudged(findings))
            return true;
        Assert.True(
            full is not null && findings.Count == 0,
            $"{string.Join('\n', findings.Sorted())}\n{Encoding.UTF8.GetString(input)}"
        );
        Assert.True(
            Describe(fast) == Describe(full),
            $"=== scanned\n{Describe(fast)}\n=== parsed\n{Describe(full)}\n=== of\n{Encoding.UTF8.GetString(input)}"
        );
        return true;
    }

    static TextList? Scanned(byte[] input) =>
        ListScanner.Read(input) ?? (FlowList.AsBlock(input) is { } block ? ListScanner.Read(block) : null);

    /// <summary>
    /// YamlDotNet refuses a block scalar that begins with a line of spaces, libyaml and go-yaml read it.
    /// </summary>
    static bool IsMisjudged(Findings findings) =>
        findings
            .Sorted()
            .All(finding => finding.Message.Contains("extra spaces in first line", StringComparison.Ordinal));

    static string Describe(TextList list)
    {
        var text = new StringBuilder(
            $"{list.Layout with { Utf8 = default, Slices = [] }}\n"
                + $"{string.Join('\n', list.Layout.Slices)}\n{list.FunctionConfig?.Id}\n"
        );
        foreach (var item in list.Items)
        {
            text.AppendLine(
                $"{item.ApiVersion} {item.Id} {item.File} "
                    + $"{string.Join(',', Keys.Select(key => item.Annotation(key) ?? "-"))} "
                    + $"{YamlJson.ToJson(item.Root)!.ToJsonString()}"
            );
        }

        return text.ToString();
    }

    /// <summary>
    /// Nothing to change: every byte stays, unless the form had to be written anew, which then says the same.
    /// </summary>
    public static void LeavesAsItCame(byte[] input)
    {
        if (Read(input) is not { } list)
            return;
        var written = Write(list, new Changes(), []);
        Assert.True(
            written.AsSpan().SequenceEqual(list.Layout.Utf8.Span),
            $"{Encoding.UTF8.GetString(input)}\n=== written\n{Encoding.UTF8.GetString(written)}"
        );
        SaysThat(Contents(list), list.FunctionConfig, written, input);
    }

    /// <summary>Some items changed or removed, one added: what is written says just that.</summary>
    public static void CanBeChanged(byte[] input, Chance chance)
    {
        if (ArguableText.IsIn(input) || Read(input) is not { } list)
            return;
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

            if (chance.OneIn(2))
                changes.Replace(item, content = RandomYaml.Changed(content, chance));
            wanted.Add(content.DeepClone());
        }

        changes.Add(new JsonObject { ["kind"] = "New" });
        var written = Write(list, changes, [new Finding(KrmFindings.NotAResource, Severity.Info, "x: y", Place.Input)]);
        wanted.Insert(PlaceOfNew(written, wanted.Count), new JsonObject { ["kind"] = "New" });
        SaysThat(wanted, list.FunctionConfig, written, input);
        KeepsTheRest(list, changes, written);
    }

    /// <summary>At the end, or before a last item that says something else if a line follows.</summary>
    static int PlaceOfNew(byte[] written, int count) =>
        count > 0
        && ResourceListReader.Read(written, new Findings()) is { } list
        && list.Items.Count > 1
        && list.Items[^2].Id.Kind == "New"
        && ItemEdit.CannotBeFollowed(list.Items[^1])
            ? count - 1
            : count;

    static TextList? Read(byte[] input)
    {
        var findings = new Findings();
        try
        {
            return ResourceListReader.Read(input, findings) is TextList list && !findings.HasErrors ? list : null;
        }
        catch (InvalidOperationException fault)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(input), fault);
        }
    }

    static byte[] Write(TextList list, Changes changes, IReadOnlyList<Finding> results)
    {
        using var output = new MemoryStream();
        ResourceListWriter.Write(list, changes, results, output);
        return output.ToArray();
    }

    static void SaysThat(JsonArray wanted, Item? functionConfig, byte[] written, byte[] input)
    {
        var findings = new Findings();
        var again = ResourceListReader.Read(written, findings);
        string Texts() =>
            $"{Encoding.UTF8.GetString(input)}\n=== written\n{Encoding.UTF8.GetString(written)}\n"
            + $"=== {string.Join('\n', findings.Sorted())}";
        Assert.True(again is not null && findings.Count == 0, Texts());
        Assert.True(
            YamlJson.SameData(wanted, Contents(again)),
            $"{Texts()}\n=== wanted {wanted}\n=== says {Contents(again)}"
        );
        Assert.True(
            YamlJson.SameData(Content(functionConfig), Content(again.FunctionConfig)),
            $"{Texts()}\n=== functionConfig {Content(functionConfig)}\n=== says {Content(again.FunctionConfig)}"
        );
    }

    /// <summary>
    /// Items that nobody changed and that lean on no other stand in the output as they came, in their order.
    /// </summary>
    static void KeepsTheRest(TextList list, Changes changes, byte[] written)
    {
        var rest = written.AsSpan();
        foreach (
            var item in list.Items.Where(item =>
                item.AliasesInto.Count == 0 && !changes.TryGet(item, out _) && !ItemEdit.CannotBeFollowed(item)
            )
        )
        {
            var at = rest.IndexOf(item.Text.Utf8.Span);
            Assert.True(
                at >= 0,
                $"{Encoding.UTF8.GetString(list.Layout.Utf8.Span)}\n"
                    + $"=== written\n{Encoding.UTF8.GetString(written)}\n=== without\n{item.Text}"
            );
            rest = rest[(at + item.Text.Utf8.Length)..];
        }
    }

    static JsonArray Contents(ResourceList list) => new([.. list.Items.Select(Content)]);

    static JsonNode? Content(Item? item) => item is null ? null : YamlJson.ToJson(item.Root);
}
