using System.Text;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Krm;
using Kyma.Krm.Tests.Support;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Tests.Krm;

/// <summary>The scanner may give up on anything; where it does not, it must see exactly what the parser sees.</summary>
public sealed class ListScannerTests
{
    static readonly string[] Keys = ["internal.config.kubernetes.io/path", "config.kubernetes.io/local-config", "internal.config.kubernetes.io/index", "a.b/c", "x", "escaped", "config.kubernetes.io/path", "a"];

    [Fact]
    public void Whole_lists_are_seen_alike()
    {
        var chance = new Chance(7);
        var scanned = Enumerable.Range(0, 3000).Count(_ => IsSeenAlike(RandomList.Text(chance)));

        Assert.True(scanned > 500, $"only {scanned} of 3000 lists were scanned");
    }

    [Fact]
    public void Damaged_lists_are_seen_alike()
    {
        var chance = new Chance(8);
        var scanned = Enumerable.Range(0, Count).Count(_ => IsSeenAlike(RandomList.Damaged(RandomList.Text(chance), chance)));

        Assert.True(scanned > Count / 20, $"only {scanned} lists were scanned");
    }

    /// <summary>KYMA_KRM_FUZZ multiplies the search for differences.</summary>
    static int Count => 6000 * (int.TryParse(Environment.GetEnvironmentVariable("KYMA_KRM_FUZZ"), out var times) ? times : 1);

    /// <returns>False where the scanner left it to the parser.</returns>
    static bool IsSeenAlike(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        if (ListScanner.Read(utf8) is not { } fast) return false;
        var findings = new Findings();
        var full = ResourceListReader.ReadTree(utf8, findings) as TextList;
        Assert.True(full is not null && findings.Count == 0, $"{string.Join('\n', findings.Sorted())}\n{text}");
        Assert.True(Describe(fast) == Describe(full), $"=== scanned\n{Describe(fast)}\n=== parsed\n{Describe(full)}\n=== of\n{text}");
        return true;
    }

    static string Describe(TextList list)
    {
        var text = new StringBuilder($"{list.Layout with { Utf8 = default, Slices = [] }}\n{string.Join('\n', list.Layout.Slices)}\n{list.FunctionConfig?.Id}\n");
        foreach (var item in list.Items)
        {
            text.AppendLine($"{item.ApiVersion} {item.Id} {item.File} {string.Join(',', Keys.Select(key => item.Annotation(key) ?? "-"))} {YamlJson.ToJson(item.Root)!.ToJsonString()}");
        }

        return text.ToString();
    }
}
