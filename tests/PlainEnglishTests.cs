using System.Text.RegularExpressions;
using Kyma.Krm.CommandLine;
using Kyma.Krm.Tests.Support;

namespace Kyma.Krm.Tests;

/// <summary>What users read says things the way native speakers do: the texts of rules, help and the README.</summary>
public sealed partial class PlainEnglishTests
{
    /// <summary>Sentences that contain such a phrase and are right all the same.</summary>
    static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["as nobody"] = "the user's name in /etc/passwd",
        ["user nobody"] = "the user's name in /etc/passwd",
        ["to tell them apart"] = "an idiom",
        ["resolution is NONE"] = "a value of the field",
    };

    [Fact]
    public void Rules_say_it_in_plain_English() =>
        Assert.Empty(
            RuleBook.All.SelectMany(rule =>
                new[] { rule.Meaning, rule.Consequence, rule.Fix, rule.Source }
                    .SelectMany(Stumbles)
                    .Select(phrase => $"{rule.Name}: {phrase}")
            )
        );

    /// <summary>
    /// What is reported in place, and so is in no list of rules: the phrases that come first to a non-native writer.
    /// </summary>
    [Fact]
    public void So_do_messages() =>
        Assert.Empty(
            Directory
                .EnumerateFiles(Repository.File("function"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
                .SelectMany(file =>
                    File.ReadLines(file)
                        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                        .SelectMany(line => Literals().Matches(line).Select(literal => literal.Value))
                        .Where(literal => MessagePhrases().IsMatch(literal))
                        .Select(literal => $"{Path.GetFileName(file)}: {literal}")
                )
        );

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Literals();

    [GeneratedRegex(
        @"(?<![-/#\w{])(stands? (twice|beside)|must not stand|beside|(is|are) told"
            + @"|(?<!there )is no (file|folder|kind|host))(?![-/\w}])"
    )]
    private static partial Regex MessagePhrases();

    [Fact]
    public void So_does_the_help() => Assert.Empty(Stumbles(Session.Run("help", "--man").Stdout));

    [Theory]
    [InlineData("CHANGELOG.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/fields.md")]
    [InlineData("docs/findings.md")]
    [InlineData("docs/trace.md")]
    public void So_do_the_pages(string page) => Assert.Empty(Stumbles(File.ReadAllText(Repository.File(page))));

    /// <summary>Without the files and commands that they show: those have texts of their own.</summary>
    [Theory, MemberData(nameof(DocumentationTests.Readmes), MemberType = typeof(DocumentationTests))]
    public void And_every_README(string page) =>
        Assert.Empty(Stumbles(Blocks().Replace(File.ReadAllText(Repository.File(page)), "")));

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [Fact]
    public void A_phrase_is_noticed() =>
        Assert.Equal(["stands twice", "in silence"], Stumbles("A host stands twice, and is dropped in silence."));

    static IEnumerable<string> Stumbles(string text)
    {
        foreach (var exception in Exceptions.Keys)
            text = text.Replace(exception, "", StringComparison.Ordinal);
        return Phrases().Matches(text).Select(match => match.Value);
    }

    /// <summary>Not between dashes or slashes: names of rules and paths are promises, not prose.</summary>
    [GeneratedRegex(
        @"(?<![-/#\w])("
            + @"stands? (twice|in|before|where|beside)|lies (in|beside|outside)|(is|are) told|tells|is said"
            + @"|(is|are) none( that)?|(is|are) no (host|pod|domain|path|Kubernetes|DNS|IP)|beside"
            + @"|mend(ed)?|put right|anew"
            + @"|(begin|end)s? TLS|chance|lets? in|in silence|without a word|nothing happens|does nothing|wins over"
            + @"|(API server|webhook|controller|kubectl|Kubernetes|Istio) (would )?refuses?"
            + @"|the own|of one's own|whoever|nobody|everybody|look-up|a word that is no|up to now|TLS floor"
            + @")(?![-/\w])",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Phrases();
}
