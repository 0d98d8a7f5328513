using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Support.Sources;

/// <summary>Types that do not say what they are; those within another type belong to it.</summary>
internal static partial class TypesWithoutSummary
{
    /// <param name="texts">C#, with types at the beginning of lines; of a partial type, one part must say it.</param>
    public static IEnumerable<string> In(params IEnumerable<string> texts) =>
        texts
            .SelectMany(text => Declaration().Matches(text))
            .GroupBy(type => type.Groups["name"].Value, type => type.Groups["before"].Value)
            .Where(type => !type.Any(SaysWhatItIs))
            .Select(type => type.Key);

    /// <summary>The options of a verb have its help text.</summary>
    static bool SaysWhatItIs(string before) =>
        before.Contains("<summary>", StringComparison.Ordinal) || before.Contains("[Verb(", StringComparison.Ordinal);

    /// <summary>With the comments and attributes above it.</summary>
    [GeneratedRegex(
        @"^(?<before>(?:(?://|\[| +\S|\)\]).*\n)*)(?:internal|public|file) [a-z ]*"
            + @"(?:class|record struct|record|struct|interface|enum) (?<name>\w+)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Declaration();
}
