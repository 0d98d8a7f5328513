using System.Buffers;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

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
