using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>
/// A value read from YAML or JSON. An alias is a copy of its target that stands where the alias stands.
/// </summary>
/// <param name="Start">Where its first character (of its anchor or tag, if it has one) stands in the text it was parsed
/// from.</param>
/// <param name="Offset">The same as a character index into that text.</param>
internal abstract record YamlNode(Position Start, int Offset)
{
    /// <summary>How the value is called in messages: text, a list, a mapping.</summary>
    public abstract string Noun { get; }

    /// <summary>The character index behind its last character; for a block scalar behind its last line break.</summary>
    public int End { get; init; }

    /// <summary>The tag where one is written (<c>!!str</c> resolved to its long form), else null.</summary>
    public string? Tag
    {
        get => _properties.Tag;
        init => _properties = _properties with { Tag = value };
    }

    /// <summary>Where an alias stands: the offset of the node it repeats, else null.</summary>
    public int? AliasOf
    {
        get => _properties.AliasOf;
        init => _properties = _properties with { AliasOf = value };
    }

    /// <summary>How much text the value comes to once every alias in it is written out.</summary>
    public abstract long Weight { get; }

    readonly Properties _properties = Properties.None;

    /// <summary>What hardly any node has: a tree has as many nodes as its text has words.</summary>
    sealed record Properties(string? Tag, int? AliasOf)
    {
        public static readonly Properties None = new(null, null);
    }
}

/// <summary>A list. Flow style lists (<c>[a, b]</c>) cannot be edited line by line.</summary>
/// <param name="IsFlow">Written in brackets.</param>
/// <param name="Items">In the order of the text.</param>
internal sealed record YamlSequence(Position Start, int Offset, bool IsFlow, IReadOnlyList<YamlNode> Items)
    : YamlNode(Start, Offset)
{
    long _weight;

    public override string Noun => "a list";

    public override long Weight => _weight > 0 ? _weight : _weight = 1 + Items.Sum(item => item.Weight);

    /// <summary>A list is equal to itself only: what it has counted is no part of it.</summary>
    public bool Equals(YamlSequence? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

/// <summary>
/// A scalar. What type it has depends on whether it is plain: <c>443</c> is a number, <c>"443"</c> is text.
/// </summary>
/// <param name="Value">The characters after unquoting and unfolding.</param>
/// <param name="IsPlain">Written without quotes, so that a reader may take it for a number, bool, null or date.</param>
internal sealed partial record YamlScalar(Position Start, int Offset, string Value, bool IsPlain)
    : YamlNode(Start, Offset)
{
    /// <summary>
    /// Came from a ConfigMap's data, where everything is text: numbers, bools and lists are read out of it.
    /// </summary>
    public bool IsLoose { get; init; }

    public override long Weight => Value.Length + 1;

    public override string Noun =>
        IsNull ? "nothing"
        : Bool is not null ? "a true or false"
        : Number is not null ? "a number"
        : "text";

    /// <summary>Plain and empty, <c>~</c> or a form of <c>null</c>, without a tag.</summary>
    public bool IsNull => IsPlain && Tag is null && IsNullWord(Value);

    /// <summary>The plain words that mean null in YAML 1.1 and 1.2; of nothing at all as well.</summary>
    public static bool IsNullWord(string plain) => plain is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Whether kubectl takes it for a boolean: <c>yes</c> and <c>on</c> as well.</summary>
    public bool IsBool => Bool is not null;

    /// <summary>
    /// True or false, as sigs.k8s.io/yaml makes it of the scalar for kubectl and the API server, else null: <c>yes</c>,
    /// <c>on</c> and <c>y</c> are true.
    /// </summary>
    public bool? Bool =>
        Tag is null
            ? IsPlain
                ? BoolOf(Value)
                : null
            : Tag == BoolTag
                ? BoolOf(Value)
                : null;

    static bool? BoolOf(string word) =>
        word switch
        {
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" or "y" or "Y" => true,
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" or "n" or "N" => false,
            _ => null,
        };

    /// <summary>
    /// The number that sigs.k8s.io/yaml makes of the scalar, as JSON spells it, else null: <c>0x1BB</c>, <c>0o673</c>,
    /// <c>0673</c> and <c>4_43</c> are 443.
    /// </summary>
    public string? Number =>
        Tag is null
            ? IsPlain || IsLoose
                ? YamlNumber.ToJson(Value)
                : null
            : Tag is IntegerTag or FloatTag
                ? YamlNumber.ToJson(Value)
                : null;

    /// <summary>
    /// kubectl takes it for text: neither nothing, nor true or false, nor a number, be it one that JSON cannot say.
    /// </summary>
    public bool IsTextToKubectl =>
        !IsNull
        && Bool is null
        && (IsLoose || Number is null)
        && !(
            IsPlain
            && Tag is null
            && Value.TrimStart('-', '+') is (".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN")
        );

    /// <summary>
    /// What kubectl makes of the scalar where it is a key, which is text in JSON: <c>on</c> becomes <c>true</c>, and
    /// <c>0x10</c> becomes <c>16</c>.
    /// </summary>
    public string AsKey =>
        Bool is { } flag ? (flag ? "true" : "false")
        : IsPlain && !IsTextToKubectl && Number is { } number ? number
        : Value;

    /// <summary>As a key it brings in another mapping.</summary>
    public bool IsMerge => IsPlain && Value == "<<" && Tag is null or MergeTag;

    /// <summary>
    /// Every YAML reader takes it for text: quoted, tagged as text, or plain and like no other type of YAML 1.1 or 1.2.
    /// </summary>
    public bool IsText => Tag == TextTag || (Tag is null && (!IsPlain || !LooksLikeAnotherType(Value)));

    public const string TextTag = "tag:yaml.org,2002:str";

    const string BoolTag = "tag:yaml.org,2002:bool";
    const string IntegerTag = "tag:yaml.org,2002:int";
    const string FloatTag = "tag:yaml.org,2002:float";

    public const string MergeTag = "tag:yaml.org,2002:merge";

    /// <summary>
    /// What some YAML 1.1 or 1.2 reader would take for a bool, null, number, date, merge or value key when it stands
    /// without quotes (YAML 1.1 type repository, YAML 1.2 core schema; yaml.v2 and yaml.v3 differ among themselves).
    /// </summary>
    public static bool LooksLikeAnotherType(string text) =>
        (text.Length == 0 || Beginnings.Contains(text[0])) && AnotherType().IsMatch(text);

    /// <summary>How such a text begins: most texts begin otherwise.</summary>
    static readonly SearchValues<char> Beginnings = SearchValues.Create("~=<nNyYtTfFoO+-.0123456789");

    [GeneratedRegex(
        @"^(|~|=|<<|null|y|yes|n|no|true|false|on|off"
            + @"|[-+]?(0b[01_]+|0x[0-9a-f_]+|0o[0-7_]+|[0-9][0-9_]*)"
            + @"|[-+]?([0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)(e[-+]?[0-9]+)?"
            + @"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
            + @"|[-+]?\.inf|\.nan"
            + @"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(([Tt]|[ \t]+)[0-9:. \tzZ+-]+)?)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AnotherType();
}

/// <summary>A mapping with its entries in the order of the text, duplicates included.</summary>
/// <param name="IsFlow">Written in braces.</param>
internal sealed record YamlMapping(Position Start, int Offset, bool IsFlow, IReadOnlyList<YamlEntry> Entries)
    : YamlNode(Start, Offset)
{
    /// <summary>Shorter ones are gone through as fast as they could be looked up in.</summary>
    const int LongEnoughForIndex = 32;

    Dictionary<string, YamlNode>? _index;
    long _weight;

    /// <summary>In the order of the text; a key that is written twice is in it twice.</summary>
    public IReadOnlyList<YamlEntry> Entries
    {
        get;
        init => (field, _index, _weight) = (value, null, 0);
    } = Entries;

    public override string Noun => "a mapping";

    public override long Weight =>
        _weight > 0 ? _weight : _weight = 1 + Entries.Sum(entry => entry.Key.Weight + entry.Value.Weight);

    /// <summary>
    /// The value of the key, the last one where the key stands twice (as encoding/json and most YAML readers have it),
    /// else what a merge key (<c>&lt;&lt;</c>) brings in.
    /// </summary>
    public YamlNode? Find(string key) =>
        FindOwn(key)
        ?? (HasMerge ? Merged.Select(merged => merged.Find(key)).FirstOrDefault(found => found is not null) : null);

    /// <summary>A mapping is equal to itself only: what it has looked up is no part of it.</summary>
    public bool Equals(YamlMapping? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>Some of its keys are merge keys.</summary>
    public bool HasMerge
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.IsMerge)
                    return true;
            }

            return false;
        }
    }

    /// <summary>The mappings behind merge keys, the one that wins first.</summary>
    public IEnumerable<YamlMapping> Merged =>
        Entries
            .Where(entry => entry.IsMerge)
            .SelectMany(entry => entry.Value is YamlSequence list ? list.Items : [entry.Value])
            .OfType<YamlMapping>();

    /// <summary>The text below a path of keys, or null where a step is missing or the end is no scalar.</summary>
    public string? FindText(params ReadOnlySpan<string> path) =>
        Below(path) is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>True or false below a path of keys; null where a step is missing or the end is neither.</summary>
    public bool? FindBool(params ReadOnlySpan<string> path) => (Below(path) as YamlScalar)?.Bool;

    /// <summary>
    /// The texts below a path of keys, such as labels, each by its own key; empty where a step is missing or the end is
    /// no mapping.
    /// </summary>
    public Dictionary<string, string> FindTexts(params ReadOnlySpan<string> path)
    {
        var texts = new Dictionary<string, string>();
        foreach (var entry in (Below(path) as YamlMapping)?.Entries ?? [])
        {
            if (entry is { Key: YamlScalar key, Value: YamlScalar value })
                texts[key.Value] = value.Value;
        }

        return texts;
    }

    /// <summary>
    /// The elements of a list below a path of keys; none where a step is missing or the end is no list.
    /// </summary>
    public IReadOnlyList<YamlNode> FindItems(params ReadOnlySpan<string> path) =>
        (Below(path) as YamlSequence)?.Items ?? [];

    /// <summary>The texts of such a list.</summary>
    public IEnumerable<string> FindTextItems(params ReadOnlySpan<string> path) =>
        FindItems(path).OfType<YamlScalar>().Select(item => item.Value);

    YamlNode? Below(ReadOnlySpan<string> path)
    {
        YamlNode? node = this;
        foreach (var key in path)
            node = (node as YamlMapping)?.Find(key);
        return node;
    }

    YamlNode? FindOwn(string key)
    {
        if (Entries.Count >= LongEnoughForIndex)
            return (_index ??= Index()).GetValueOrDefault(key);
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Key is YamlScalar scalar && scalar.Value == key)
                return Entries[i].Value;
        }

        return null;
    }

    Dictionary<string, YamlNode> Index()
    {
        var index = new Dictionary<string, YamlNode>(Entries.Count);
        foreach (var entry in Entries)
        {
            if (entry.Key is YamlScalar key)
                index[key.Value] = entry.Value;
        }

        return index;
    }
}

/// <summary>A key with its value.</summary>
/// <param name="Key">Usually a scalar; YAML allows lists and mappings as well.</param>
/// <param name="Value">A null scalar where nothing is written.</param>
internal readonly record struct YamlEntry(YamlNode Key, YamlNode Value)
{
    /// <summary>Behind the value, or behind a key without one.</summary>
    public int End => Math.Max(Key.End, Value.End);

    /// <summary>The merge key of YAML 1.1, which every reader in the Kubernetes world still honours.</summary>
    public bool IsMerge => Key is YamlScalar { IsMerge: true };
}
