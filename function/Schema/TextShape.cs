using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;
using Kyma.Krm.Yaml;

namespace Kyma.Krm.Schema;

/// <summary>Text, judged by a pattern, a list of words or a function; every refusal says what would be right.</summary>
internal sealed class TextShape : Shape<string>
{
    /// <summary>Whatever every YAML reader takes for text: a number must be in quotes.</summary>
    public static readonly TextShape Any = new();

    /// <summary>Any text, never repeated.</summary>
    public static readonly TextShape Secret = new() { IsSecret = true };

    /// <summary>
    /// What must be there, after "must be": <c>a DNS name such as shop.example.com</c>; null where all text is right.
    /// </summary>
    public string? ValidValues { get; init; } = "text that is not empty";

    /// <summary>Of text without a pattern or words.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>
    /// Also the schema's <c>pattern</c>, so it is written in what .NET and ECMAScript share, but with <c>\z</c>: .NET's
    /// <c>$</c> also matches before a final line break. Others ask <see cref="Accepts"/>, which knows the length too.
    /// </summary>
    public Regex? Pattern { private get; init; }

    /// <summary>What is no duration is reported by a rule of its own.</summary>
    public bool IsDuration { get; init; }

    /// <summary>In characters.</summary>
    public int MaximumLength { get; init; } = int.MaxValue;

    /// <summary>A right value, for the reference of fields, and for messages that say what to write.</summary>
    public string? Example
    {
        get => _example;
        init => _example = value;
    }

    string? _example;

    /// <summary>The same text, with an example of what this field is for.</summary>
    public TextShape Like(string example)
    {
        var like = (TextShape)MemberwiseClone();
        like._example = example;
        return like;
    }

    /// <summary>What a word brings, where the word alone does not say it.</summary>
    public IReadOnlyDictionary<string, string> Meanings { get; init; } = new Dictionary<string, string>();

    /// <summary>The only words that are valid; empty where any text is.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Words that exist from a minor release on.</summary>
    public IReadOnlyList<(string Word, int Since)> NewerWords { get; init; } = [];

    /// <summary>Words that exist but are refused, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new Dictionary<string, string>();

    /// <summary>Judges what a pattern cannot; null when the text is right, else what is wrong with it.</summary>
    public Func<string, string?>? Judge { get; init; }

    /// <summary>What to do with a text that people often write here; empty where it is none of those.</summary>
    public Func<string, string>? Advice { get; init; }

    /// <summary>Its value may be a secret and is never repeated in a message.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The same text, but never repeated: a key is given for the name of its Secret.</summary>
    public TextShape Unquoted() =>
        new()
        {
            Pattern = Pattern,
            MaximumLength = MaximumLength,
            ValidValues = ValidValues,
            Example = Example,
            IsSecret = true,
        };

    /// <summary>The same text, but shorter.</summary>
    public TextShape AtMost(int length, string validValues) =>
        new()
        {
            Pattern = Pattern,
            MaximumLength = length,
            ValidValues = validValues,
            Example = Example,
        };

    /// <summary>
    /// For text that stands in no YAML, such as an option, and for text that may be one of several things.
    /// </summary>
    public bool Accepts(string text) =>
        Words.Count > 0
            ? Words.Contains(text)
            : (MayBeEmpty || text.Length > 0)
                && text.Length <= MaximumLength
                && Matches(text)
                && Judge?.Invoke(text) is null;

    public override string? Read(YamlValue value)
    {
        if (value.Node is not YamlScalar written)
            return value.Fail<string>(
                value.Dialect.WrongType,
                $"must be text, not {value.Node.Noun}{(IsSecret ? "" : WrittenForm.Instead(Describe(), value.Node))}"
            );
        // In quotes it would be as wrong: one mistake, and what is right, in one run.
        var isWrongAnyway =
            !(IsSecret || value.Dialect.IsKubectls || written.IsLoose || written.IsText || written.IsNull)
            && !Accepts(written.Value);
        if ((isWrongAnyway ? written.Value : value.ReadText(IsSecret)) is not { } text)
            return null;
        var shown = IsSecret ? "the value" : value.Quoted;
        var dialect = value.Dialect;
        if (Refused.TryGetValue(text, out var why))
            return value.FailValue(dialect.Format, $"{shown} is refused: {why}", text);
        if (Words.Count > 0)
            return ReadWord(text, shown, value);
        if (ValidValues is null && text.Length > MaximumLength)
            return value.FailValue(
                dialect.Limit,
                $"{shown} must have at most {MaximumLength} characters, not {text.Length}",
                text
            );
        var isLimit = (text.Length == 0 && !MayBeEmpty) || text.Length > MaximumLength;
        if (isLimit || !Matches(text))
            return value.FailValue(
                isLimit ? dialect.Limit : dialect.Format,
                $"{shown} must be {ValidValues}{Hint(text)}",
                text
            );
        return Judge?.Invoke(text) is { } wrong
            ? value.FailValue(
                IsDuration ? dialect.Duration : dialect.Format,
                $"{shown} {wrong}{(ValidValues is null ? "" : $"; it must be {ValidValues}")}{Hint(text)}",
                text
            )
            : text;
    }

    /// <summary>Whatever else is wrong with a text is wrong because of the placeholder in it.</summary>
    string? Hint(string text) =>
        IsSecret ? null
        : PlaceholderText.In(text) is { } placeholder
            ? $". '{placeholder}' is a placeholder, and nothing fills it in here: replace it"
        : Advice?.Invoke(text);

    string? ReadWord(string text, string shown, YamlValue value)
    {
        if (Words.Contains(text))
            return text;
        string[] known =
        [
            .. Words,
            .. NewerWords.Where(newer => value.Dialect.Has(newer.Since)).Select(newer => newer.Word),
        ];
        if (known.Contains(text))
            return text;
        var since = string.Concat(
            NewerWords
                .Where(newer => newer.Word == text)
                .Select(newer => $" '{text}' exists from {value.Dialect.Product} 1.{newer.Since} on.")
        );
        return value.FailValue(
            value.Dialect.UnknownWord,
            $"{shown} {RightWords(text, known, value.Source.Elsewhere is not null)}{since}",
            text
        );
    }

    /// <summary>
    /// In a config all of them: the nearest word may be another thing. Elsewhere a long list would bury the one that
    /// was meant.
    /// </summary>
    static string RightWords(string text, IReadOnlyList<string> words, bool listsAll) =>
        !listsAll && Suggestion.For(text, words) is { Length: > 0 } near && words.Count > 8
            ? $"is not known here.{near}"
            : $"must be one of: {string.Join(", ", words)}.{Suggestion.For(text, words)}";

    public override JsonNode Write(string value) => JsonValue.Create(value);

    bool Matches(string text) => Pattern is null || Pattern.IsMatch(text);

    public override JsonObject Describe()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (Words.Count > 0)
            schema["enum"] = JsonFields.List(Words);
        else if (!MayBeEmpty)
            schema["minLength"] = 1;
        if (Pattern is not null)
            schema["pattern"] = EcmaScript(Pattern);
        if (MaximumLength < int.MaxValue)
            schema["maxLength"] = MaximumLength;
        if (Meanings.Count > 0)
            schema["$comment"] = string.Join("; ", Meanings.Select(entry => $"{entry.Key}: {entry.Value}"));
        else if (Words.Count == 0 && (Pattern is not null || Judge is not null))
            schema["$comment"] = ValidValues;
        if (Example is not null)
            schema["examples"] = new JsonArray(Example);
        return schema;
    }

    /// <summary>A pattern as JSON Schema has it.</summary>
    public static string EcmaScript(Regex pattern) => pattern.ToString().Replace(@"\z", "$", StringComparison.Ordinal);
}

/// <summary>A label's value: text that may be empty.</summary>
internal sealed partial class LabelValueShape : Shape<string>
{
    public override string? Read(YamlValue value) =>
        value.Node is YamlScalar scalar && (scalar.IsText || scalar.IsLoose) && Pattern().IsMatch(scalar.Value)
            ? scalar.Value
            : value.Fail<string>(
                SchemaFindings.InvalidValue,
                $"{value.Quoted} must be a label value: at most 63 letters, digits, '-', '_' and '.', in "
                    + "quotes where it could be a number or bool"
            );

    public override JsonObject Describe() =>
        new()
        {
            ["type"] = "string",
            ["pattern"] = TextShape.EcmaScript(Pattern()),
            ["maxLength"] = 63,
        };

    [GeneratedRegex(@"^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?\z")]
    private static partial Regex Pattern();
}
