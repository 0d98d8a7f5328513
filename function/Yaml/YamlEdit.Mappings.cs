using System.Text.Json.Nodes;

namespace Kyma.Krm.Yaml;

internal sealed partial class YamlEdit
{
    /// <returns>False where the mapping as a whole has to be written anew.</returns>
    bool EditMapping(YamlMapping mapping, JsonObject wanted)
    {
        if (mapping.IsFlow || mapping.AliasOf is not null || mapping.Entries.Count == 0 || wanted.Count == 0)
            return false;
        var column = mapping.Entries[0].Key.Start.Column - 1;
        var merged = MergedInto(mapping);
        if (merged.Any(pair => !wanted.ContainsKey(pair.Key)))
            return false;

        var last = new Dictionary<string, int>();
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            if (!mapping.Entries[i].IsMerge)
                last[YamlJson.KeyOf(mapping.Entries[i].Key)] = i;
        }

        if (!RemoveEntries(mapping, entry => !entry.IsMerge && !wanted.ContainsKey(YamlJson.KeyOf(entry.Key))))
            return false;
        foreach (var (key, i) in last.OrderBy(pair => pair.Value))
        {
            if (wanted.TryGetPropertyValue(key, out var value) && !EditEntry(mapping.Entries[i], value, column))
                return false;
        }

        var end = _lines.EndOf(mapping.Entries[^1].End);
        foreach (var (key, value) in wanted)
        {
            if (
                last.ContainsKey(key)
                || (merged.TryGetPropertyValue(key, out var inherited) && YamlJson.SameData(inherited, value))
            )
                continue;
            var text = YamlText.AfterIndicator(YamlJson.FromJson(value), column, isListElement: false, _newLine);
            InsertLines(end, $"{new string(' ', column)}{YamlQuoting.Key(key)}:{text}");
        }

        return true;
    }

    /// <summary>What merge keys bring in and no key of the mapping itself overrides.</summary>
    static JsonObject MergedInto(YamlMapping mapping)
    {
        if (!mapping.Merged.Any())
            return [];
        var all = YamlJson.ObjectOf(mapping);
        foreach (var entry in mapping.Entries)
            all.Remove(YamlJson.KeyOf(entry.Key));
        return all;
    }

    bool EditEntry(YamlEntry entry, JsonNode? wanted, int column)
    {
        if (YamlJson.SameData(YamlJson.ToJson(entry.Value), wanted) || EditNested(entry.Value, wanted))
            return true;
        var colon = entry.Key.End;
        while (colon < _text.Length && _text[colon] == ' ')
            colon++;
        if (colon >= _text.Length || _text[colon] != ':')
            return false;
        ReplaceValue(entry.Value, colon, wanted, column, isListElement: false);
        return true;
    }

    bool RemoveEntries(YamlMapping mapping, Predicate<YamlEntry> isUnwanted)
    {
        var entries = mapping.Entries;
        var first = 0;
        if (!_lines.BeginsItsLine(entries[0].Key.Offset))
        {
            // The first key stands behind a dash: the next key that stays moves up to it.
            while (first < entries.Count && isUnwanted(entries[first]))
                first++;
            if (first == entries.Count)
                return false;
            if (first > 0)
                _edits.Add(new Edit(entries[0].Key.Offset, entries[first].Key.Offset, "", IsWholeLines: false));
        }

        foreach (var entry in entries.Skip(first).Where(entry => isUnwanted(entry)))
        {
            if (!_lines.BeginsItsLine(entry.Key.Offset))
                return false;
            RemoveLines(entry.Key.Offset, entry.End);
        }

        return true;
    }
}
