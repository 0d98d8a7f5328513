using System.Reflection;
using CommandLine;

namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>What the attributes of a verb's options class say: for help and for shell completion.</summary>
internal sealed record VerbOptions(
    string Name,
    string Summary,
    IReadOnlyList<VerbOption> Values,
    IReadOnlyList<VerbOption> Options,
    IReadOnlyList<ExampleAttribute> Examples
)
{
    public static VerbOptions Of(Verb verb)
    {
        var properties = verb.Options.GetProperties();
        var attribute = verb.Options.GetCustomAttribute<VerbAttribute>()!;
        return new VerbOptions(
            attribute.Name,
            attribute.HelpText,
            properties
                .Select(property => property.GetCustomAttribute<ValueAttribute>())
                .OfType<ValueAttribute>()
                .OrderBy(value => value.Index)
                .Select(VerbOption.Of)
                .ToArray(),
            properties.Select(VerbOption.Of).OfType<VerbOption>().ToArray(),
            verb.Options.GetCustomAttributes<ExampleAttribute>().ToArray()
        );
    }

    /// <summary>How many arguments without a name it takes at most.</summary>
    public int MostValues =>
        Values.Any(value => value.Meta.EndsWith("...", StringComparison.Ordinal)) ? int.MaxValue : Values.Count;

    /// <param name="name">With its dashes.</param>
    public VerbOption? Option(string name) => Options.FirstOrDefault(option => $"--{option.Name}" == name);

    /// <summary><c>kyma-krm inspect FILE... [OPTIONS]</c></summary>
    public string Usage =>
        string.Join(
            ' ',
            [
                "kyma-krm",
                Name,
                .. Values.Select(value => value.Label),
                .. Options.Count > 0 ? (string[])["[OPTIONS]"] : [],
            ]
        );
}

/// <summary>An option, or an argument without a name.</summary>
/// <param name="Label">As it is typed: <c>--host NAME</c>, <c>[PATH...]</c>.</param>
/// <param name="Words">What its value may be, where that is one of a few words.</param>
/// <param name="Meta">What stands for its value in help; completion goes by it (<see cref="Completion"/>).</param>
internal sealed record VerbOption(
    string Name,
    string Label,
    string HelpText,
    bool TakesValue,
    string Meta,
    IReadOnlyList<string> Words
)
{
    /// <summary>Joins the values of an option that may be given several times; null for any other.</summary>
    public char? Separator { get; init; }

    public static VerbOption Of(ValueAttribute value) =>
        new(
            "",
            value.Required ? value.MetaName : $"[{value.MetaName}]",
            value.HelpText,
            true,
            value.MetaName,
            value.MetaName.Contains('|', StringComparison.Ordinal) ? value.MetaName.Split('|') : []
        );

    public static VerbOption? Of(PropertyInfo property)
    {
        if (property.GetCustomAttribute<OptionAttribute>() is not { } option)
            return null;
        var takesValue = property.PropertyType != typeof(bool);
        var words = property.GetCustomAttribute<WordsAttribute>()?.Words ?? [];
        var meta = words.Count > 0 ? string.Join('|', words) : option.MetaValue;
        return new VerbOption(
            option.LongName,
            takesValue ? $"--{option.LongName} {meta}" : $"--{option.LongName}",
            option.HelpText,
            takesValue,
            meta ?? "",
            words
        )
        {
            Separator = property.GetCustomAttribute<RepeatableAttribute>()?.Separator,
        };
    }
}

/// <summary>A command that can be typed as it stands; help shows it.</summary>
/// <param name="command">From <c>kyma-krm</c> on.</param>
/// <param name="purpose">What it is good for, in a few words.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class ExampleAttribute(string command, string purpose) : Attribute
{
    public string Command => command;

    public string Purpose => purpose;
}

/// <summary>An option that may be given several times.</summary>
/// <param name="separator">What its values are joined by (<see cref="RepeatedOption"/>).</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RepeatableAttribute(char separator) : Attribute
{
    public char Separator => separator;
}

/// <summary>An option whose value is one of a few words.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WordsAttribute(params string[] words) : Attribute
{
    public IReadOnlyList<string> Words => words;
}
