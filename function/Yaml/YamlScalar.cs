using System.Buffers;
using System.Text.RegularExpressions;
using Kyma.Krm.Diagnostics;

namespace Kyma.Krm.Yaml;

/// <summary>A scalar. What type it has depends on whether it is plain: <c>443</c> is a number, <c>"443"</c> is text.</summary>
/// <param name="Value">The characters after unquoting and unfolding.</param>
/// <param name="IsPlain">Written without quotes, so that a reader may take it for a number, bool, null or date.</param>
internal sealed partial record YamlScalar(Position Start, int Offset, string Value, bool IsPlain)
    : YamlNode(Start, Offset)
{
    /// <summary>Came from a ConfigMap's data, where everything is text: numbers, bools and lists are read out of it.</summary>
    public bool IsLoose { get; init; }

    public override string Noun =>
        IsNull ? "nothing"
        : IsText ? "text"
        : IsBool ? "a true or false"
        : "a number";

    public bool IsNull => IsPlain && Tag is null && IsNullWord(Value);

    public static bool IsNullWord(string plain) => plain is "" or "~" or "null" or "Null" or "NULL";

    public bool IsBool =>
        IsPlain && Tag is null && Value is ("true" or "false" or "True" or "False" or "TRUE" or "FALSE");

    /// <summary>As a key it brings in another mapping.</summary>
    public bool IsMerge => IsPlain && Value == "<<" && Tag is null or MergeTag;

    /// <summary>Every YAML reader takes it for text: quoted, tagged as text, or plain and like no other type of YAML 1.1 or 1.2.</summary>
    public bool IsText => Tag == TextTag || (Tag is null && (!IsPlain || !LooksLikeAnotherType(Value)));

    public const string TextTag = "tag:yaml.org,2002:str";

    public const string MergeTag = "tag:yaml.org,2002:merge";

    /// <summary>
    /// What some YAML 1.1 or 1.2 reader would take for a bool, null, number, date, merge or value key when it stands without quotes
    /// (YAML 1.1 type repository, YAML 1.2 core schema; yaml.v2 and yaml.v3 differ among themselves).
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
