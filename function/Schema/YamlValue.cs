using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>A YAML value together with the path that led to it and the list its mistakes go to.</summary>
internal readonly record struct YamlValue(YamlNode Node, string Path, ResourceSource Source, Findings Findings)
{
    public static YamlValue Root(ResourceSource source, Findings findings) => new(source.Root, "", source, findings);

    /// <summary>For who wants to know what could not be read.</summary>
    public List<ReadMistake>? Mistakes { get; init; }

    /// <summary>Its field cannot be left out.</summary>
    public bool IsRequired { get; init; }

    public YamlValue Child(string key, YamlNode node) =>
        this with
        {
            Node = node,
            Path = FieldPath.Child(Path, key),
            IsRequired = false,
        };

    public YamlValue Child(int index, YamlNode node) =>
        this with
        {
            Node = node,
            Path = FieldPath.Child(Path, index),
            IsRequired = false,
        };

    /// <summary>Reports a mistake at this value and stands for the value that could not be read.</summary>
    public T? Fail<T>(Rule rule, string message)
    {
        Report(rule, message);
        return default;
    }

    public void Report(Rule rule, string message)
    {
        Findings.Add(rule, Source.At(Path) with { Position = Source.HasPositions ? Node.Start : null }, message);
        Mistakes?.Add(new ReadMistake(Path, rule));
    }

    /// <param name="meant">The path of the field that was meant, or null.</param>
    /// <param name="message">How it is told.</param>
    public void ReportUnknown(string? meant, string message)
    {
        Findings.Add(
            SchemaFindings.UnknownField,
            Source.At(Path) with
            {
                Position = Source.HasPositions ? Node.Start : null,
            },
            message
        );
        Mistakes?.Add(new ReadMistake(Path, SchemaFindings.UnknownField) { Meant = meant });
    }

    public void ReportMissing(string field, string message)
    {
        var path = FieldPath.Child(Path, field);
        Findings.Add(SchemaFindings.MissingField, Source.At(path), message);
        Mistakes?.Add(new ReadMistake(path, SchemaFindings.MissingField));
    }

    /// <summary>The value as it is quoted in messages: scalars in quotes, the rest by its noun.</summary>
    public string Quoted =>
        Node is YamlScalar { IsNull: false } scalar ? $"'{Shorten(Redaction.Of(scalar.Value))}'" : Node.Noun;

    public bool IsNull => Node is YamlScalar { IsNull: true };

    /// <summary>Null among entries, where nothing can be left out but the entry.</summary>
    public bool ReportNull()
    {
        if (IsNull)
            Report(SchemaFindings.WrongType, "has no value: write one, or remove the entry");
        return IsNull;
    }

    /// <summary>Behind what must be no text; in a ConfigMap everything is.</summary>
    public string WithoutQuotes => Node is YamlScalar { IsLoose: true } ? "" : ", without quotes";

    static string Shorten(string text) => text.Length <= 80 ? text : $"{text[..77]}...";
}
