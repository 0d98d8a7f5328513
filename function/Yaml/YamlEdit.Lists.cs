using System.Text.Json.Nodes;

namespace Kyma.Krm.Yaml;

internal sealed partial class YamlEdit
{
    /// <inheritdoc cref="EditMapping"/>
    bool EditList(YamlSequence list, JsonArray wanted)
    {
        if (list.IsFlow || list.AliasOf is not null || list.Items.Count == 0 || wanted.Count == 0)
            return false;
        if (YamlLines.Dashes(_text, list) is not { } dashes)
            return false;
        var column = list.Start.Column - 1;
        var before = 0;
        foreach (var (old, @new) in ListAlignment.Of(list.Items.Select(YamlJson.ToJson).ToArray(), wanted.ToArray()))
        {
            if (old is not null)
                before++;
            if (old is { } o && @new is { } n)
            {
                if (
                    YamlJson.SameData(YamlJson.ToJson(list.Items[o]), wanted[n]) || EditNested(list.Items[o], wanted[n])
                )
                    continue;
                ReplaceValue(list.Items[o], dashes[o], wanted[n], column, isListElement: true);
            }
            else if (old is { } gone)
            {
                if (!_lines.BeginsItsLine(dashes[gone]))
                    return false;
                RemoveLines(dashes[gone], Math.Max(dashes[gone] + 1, list.Items[gone].End));
            }
            else if (!InsertElement(list, dashes, wanted[@new!.Value], column, before))
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="before">How many old elements stand before it.</param>
    bool InsertElement(YamlSequence list, int[] dashes, JsonNode? element, int column, int before)
    {
        if (before == 0 && !_lines.BeginsItsLine(dashes[0]))
            return false;
        var at =
            before == 0
                ? _lines.StartOf(dashes[0])
                : _lines.EndOf(Math.Max(dashes[before - 1] + 1, list.Items[before - 1].End));
        var text = YamlText.AfterIndicator(YamlJson.FromJson(element), column, isListElement: true, _newLine);
        InsertLines(at, $"{new string(' ', column)}-{text}");
        return true;
    }
}
