using System.Globalization;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A YAML value together with the path that led to it and the list its mistakes go to.</summary>
internal readonly record struct YamlValue
{
    readonly Dialect? _dialect;
    readonly string _above;
    readonly string? _key;

    /// <summary>One more than the index, so that 0 is none.</summary>
    readonly int _entry;

    /// <summary>A value at a path that is composed already, for example <c>spec.servers[0]</c>.</summary>
    public YamlValue(YamlNode node, string path, ResourceSource source, Findings findings) =>
        (Node, _above, Source, Findings) = (node, path, source, findings);

    /// <summary>The value as the parser left it: not yet of any type.</summary>
    public YamlNode Node { get; init; }

    public ResourceSource Source { get; }

    public Findings Findings { get; init; }

    /// <summary>Composed when it is asked for: most values are right, and nobody asks where they are.</summary>
    public string Path =>
        _key is not null ? FieldPath.Child(_above, _key)
        : _entry > 0 ? FieldPath.Child(_above, _entry - 1)
        : _above;

    /// <summary>The whole resource, with an empty path; its mistakes are those of a config of ours.</summary>
    public static YamlValue Root(ResourceSource source, Findings findings) => new(source.Root, "", source, findings);

    /// <summary>For who wants to know what could not be read.</summary>
    public List<ReadMistake>? Mistakes { get; init; }

    /// <summary>Its field cannot be left out.</summary>
    public bool IsRequired { get; init; }

    /// <summary>By whose rules it is read: ours where nobody says otherwise.</summary>
    public Dialect Dialect
    {
        get => _dialect ?? Dialect.Ours;
        init => _dialect = value;
    }

    /// <summary>The same with its path composed once, for whoever asks for its entries.</summary>
    public YamlValue Located => new(this, Path);

    /// <summary>The value of an entry of this mapping; the path gets <c>.key</c> or <c>[key]</c>.</summary>
    public YamlValue Child(string key, YamlNode node) => new(this, node, key, 0);

    /// <summary>An element of this list, from 0; the path gets <c>[index]</c>.</summary>
    public YamlValue Child(int index, YamlNode node) => new(this, node, null, index + 1);

    YamlValue(YamlValue parent, YamlNode node, string? key, int entry)
    {
        this = parent;
        (Node, _above, _key, _entry, IsRequired) = (node, parent.Path, key, entry, false);
    }

    YamlValue(YamlValue value, string path)
    {
        this = value;
        (_above, _key, _entry) = (path, null, 0);
    }

    /// <summary>Reports a mistake at this value and stands for the value that could not be read.</summary>
    public T? Fail<T>(Rule rule, string message)
    {
        Report(rule, message);
        return default;
    }

    /// <summary>
    /// Reports a mistake in a value of the right type. What the API server refuses is read all the same, so that
    /// everything else that is wrong with it is told too.
    /// </summary>
    public T? FailValue<T>(Rule rule, string message, T read)
    {
        Report(rule, message);
        return Dialect.IsKubectls ? read : default;
    }

    /// <param name="expected">What the value must be: <c>true or false</c>.</param>
    public T? FailType<T>(string expected) =>
        Fail<T>(
            Dialect.WrongType,
            Node is YamlScalar ? $"{Quoted} must be {expected}{WithoutQuotes}" : $"must be {expected}, not {Node.Noun}"
        );

    /// <summary>Adds a finding at this value's path, with its position where we opened the file ourselves.</summary>
    public void Report(Rule rule, string message)
    {
        var path = Path;
        Findings.Add(rule, Source.At(path, Node), message);
        Mistakes?.Add(new ReadMistake(path, rule));
    }

    /// <param name="meant">The path of the field that was meant, or null.</param>
    /// <param name="message">How it is told.</param>
    public void ReportUnknown(string? meant, string message)
    {
        Findings.Add(Dialect.UnknownField, Source.At(Path, Node), message);
        Mistakes?.Add(new ReadMistake(Path, Dialect.UnknownField) { Meant = meant });
    }

    /// <summary>Adds a finding at a field that this mapping lacks; it has no position.</summary>
    public void ReportMissing(string field, string message)
    {
        var path = FieldPath.Child(Path, field);
        Findings.Add(Dialect.MissingField, Source.At(path), message);
        Mistakes?.Add(new ReadMistake(path, Dialect.MissingField));
    }

    /// <summary>Null after a finding: not text, or not text to every reader that counts here.</summary>
    public string? ReadText(bool isSecret = false)
    {
        if (Node is not YamlScalar scalar)
            return Fail<string>(Dialect.WrongType, $"must be text, not {Node.Noun}");
        return scalar.IsLoose || (Dialect.IsKubectls ? scalar.IsTextToKubectl : scalar.IsText)
            ? scalar.Value
            : Fail<string>(
                Dialect.WrongType,
                isSecret
                    ? "the value is not text to every YAML reader: put it in quotes"
                    : $"{Quoted} is not text to every YAML reader: put it in quotes, \"{scalar.Value}\""
            );
    }

    /// <summary>Null after a finding.</summary>
    public bool? ReadBool() =>
        Node is YamlScalar scalar && BoolOf(scalar) is { } flag ? flag : FailType<bool?>("true or false");

    /// <summary>The number, or null without a finding where the value is none.</summary>
    public decimal? FindNumber() =>
        Node is YamlScalar { Number: { } json } scalar
        && (Dialect.IsKubectls || !IsMistakable(scalar.Value))
        && decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>
    /// kubectl reads <c>0443</c> as 291: nobody who writes a port that way means it. <c>0o673</c> says what it is.
    /// </summary>
    static bool IsMistakable(string written) => written.TrimStart('-', '+') is ['0', (>= '0' and <= '9') or '_', ..];

    bool? BoolOf(YamlScalar scalar) =>
        scalar.Bool
        ?? (
            scalar is { IsLoose: true, Value: "true" or "false" } && !Dialect.IsKubectls ? scalar.Value is "true" : null
        );

    /// <summary>The value as it is quoted in messages: scalars in quotes, the rest by its noun.</summary>
    public string Quoted =>
        Node is YamlScalar { IsNull: false } scalar
            ? $"'{ShownText.Shortened(Redaction.Of(scalar.Value))}'"
            : Node.Noun;

    public bool IsNull => Node is YamlScalar { IsNull: true };

    /// <summary>Null among entries, where nothing can be left out but the entry.</summary>
    public bool ReportNull()
    {
        if (IsNull)
            Report(Dialect.NullEntry, "has no value: write one, or remove the entry");
        return IsNull;
    }

    /// <summary>Behind what must be no text, where quotes make it one; in a ConfigMap everything is text.</summary>
    public string WithoutQuotes => Node is YamlScalar { IsLoose: false, IsPlain: false } ? ", without quotes" : "";
}

/// <summary>A field that could not be read.</summary>
/// <param name="Path">In the tree that was read; a missing field's is where it should stand.</param>
/// <param name="Rule">What the field breaks.</param>
internal readonly record struct ReadMistake(string Path, Rule Rule)
{
    /// <summary>Of an unknown field: the path of the one it is nearest to, or null where it is near to none.</summary>
    public string? Meant { get; init; }
}
