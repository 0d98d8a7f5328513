namespace Kyma.Krm.Yaml.Scanning;

internal ref partial struct BlockScanner
{
    /// <summary>Finds the collection that a key or dash belongs to, or opens a new one.</summary>
    bool Place(int column, bool isList, bool isFirst)
    {
        if (!isFirst || _depth < 0)
            return Open(column, isList);
        if (column > _levels[_depth].Column)
            return _awaitsValue && Open(column, isList);
        var awaitsHere = _awaitsValue && column == _levels[_depth].Column;
        _awaitsValue = false;
        while (_depth >= 0 && _levels[_depth].Column > column)
            _depth--;
        if (_depth < 0 || _levels[_depth].Column != column)
            return false;
        if (isList && !_levels[_depth].IsList)
            return awaitsHere && Open(column, isList);

        // The dashes of a mapping's list may stand at the column of its keys: the next key ends the list.
        if (!isList && _levels[_depth].IsList)
            _depth--;
        return _depth >= 0 && _levels[_depth] == new BlockLevel(column, isList);
    }

    bool Open(int column, bool isList)
    {
        if (_depth + 1 == _levels.Length)
            return false;
        _levels[++_depth] = new BlockLevel(column, isList);
        _awaitsValue = false;
        return true;
    }

    /// <summary>Where the key that begins here ends, or -1 where there is none.</summary>
    int FindKey(int at)
    {
        var end = _text[at] is (byte)'"' or (byte)'\'' ? SkipQuoted(at, isKey: true) : SkipPlainKey(at);
        if (end < 0 || end - at > LongestKey)
            return -1;
        var colon = SkipSpaces(end);
        return IsIndicator(':', colon) ? end : -1;
    }

    readonly int SkipPlainKey(int at)
    {
        if (!BeginsPlain(at))
            return -1;
        var line = _text[at.._lineEnd];
        for (var i = 0; line[i..].IndexOfAny((byte)':', (byte)'#', (byte)'\t') is var next and >= 0; i += next + 1)
        {
            var found = i + next;
            if (line[found] == '\t' || (line[found] == '#' && line[found - 1] == ' '))
                return -1;
            if (IsIndicator(':', at + found))
                return at + line[..found].TrimEnd((byte)' ').Length;
        }

        return -1;
    }
}
