using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kyma.Krm.CommandLine;
using Kyma.Krm.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace Kyma.Krm.Tests.CommandLine;

public sealed partial class RuleBookTests
{
    /// <summary>Every static field or list of rules in the program.</summary>
    static IEnumerable<Rule> Declared =>
        typeof(Rule)
            .Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(member =>
                member.FieldType == typeof(Rule) || typeof(IEnumerable<Rule>).IsAssignableFrom(member.FieldType)
            )
            .SelectMany(member =>
                member.GetValue(null) switch
                {
                    Rule rule => [rule],
                    IEnumerable<Rule> rules => rules,
                    _ => [],
                }
            );

    [Fact]
    public void No_rule_is_missing() =>
        Assert.Empty(Declared.Except(RuleBook.All).Select(rule => rule.Name).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A rule that is declared and listed and nothing more can never be reported.</summary>
    [Fact]
    public void No_rule_is_without_a_check()
    {
        var words = House
            .SourcesIn(Repository.File("function"))
            .Where(file => Path.GetFileName(file) != "RuleBook.cs")
            .Select(file => ListOfRules().Replace(Comment().Replace(File.ReadAllText(file), ""), ""))
            .SelectMany(text => Word().Matches(text).Select(word => word.Value))
            .CountBy(word => word)
            .ToDictionary(StringComparer.Ordinal);
        Assert.Empty(
            typeof(Rule)
                .Assembly.GetTypes()
                .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(field => field.FieldType == typeof(Rule) && !field.Name.StartsWith('<'))
                .Select(field => field.Name)
                .Where(name => words.GetValueOrDefault(name) < 2)
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>One that no input of ours leads to may be wrong, or always come behind another.</summary>
    [Fact]
    public void Every_rule_is_named_in_a_test_or_reported_by_a_case()
    {
        var named = House.SourcesIn(Repository.File("tests")).SelectMany(file => NamesIn(File.ReadAllText(file)));
        var cases = Directory.GetDirectories(Repository.File("tests/cases")).SelectMany(Directory.GetDirectories);
        var checkedFolders = cases
            .Concat(Directory.GetDirectories(Repository.File("examples")))
            .SelectMany(folder => NamesIn(Session.Run("check", "--output", "json", folder).Stdout));
        var imported = Directory
            .EnumerateFiles(Repository.File("tests/cases/import"), "cluster.yaml", SearchOption.AllDirectories)
            .SelectMany(file => NamesIn(Session.Run("import", "--output", "json", file).Stdout));
        Assert.Empty(
            RuleBook
                .All.Select(rule => rule.Name)
                .Except(named.Concat(checkedFolders).Concat(imported))
                .Order(StringComparer.Ordinal)
        );
    }

    static IEnumerable<string> NamesIn(string text) => RuleName().Matches(text).Select(name => name.Value);

    [Fact]
    public void Every_name_is_used_once() =>
        Assert.Empty(
            RuleBook.All.GroupBy(rule => rule.Name).Where(group => group.Count() > 1).Select(group => group.Key)
        );

    [Fact]
    public void Every_name_is_words_joined_by_dashes() =>
        Assert.DoesNotContain(RuleBook.All, rule => !Name().IsMatch(rule.Name));

    [Fact]
    public void Every_rule_says_what_it_means_what_follows_and_how_to_mend_it() =>
        Assert.Empty(
            RuleBook
                .All.Where(rule =>
                    rule.Meaning.Length == 0
                    || rule.Consequence.Length == 0
                    || rule.Fix.Length == 0
                    || rule.Source.Length == 0
                )
                .Select(rule => rule.Name)
        );

    /// <summary>A text whose rule was renamed or removed, or with a misspelt key, is read by nobody.</summary>
    [Fact]
    public void Every_text_is_that_of_a_rule() =>
        Assert.Empty(
            Directory
                .EnumerateFiles(Repository.File("function"), "*Findings.yaml", SearchOption.AllDirectories)
                .SelectMany(file =>
                    KeysIn(file)
                        .Except(
                            RulesOf(Path.GetFileNameWithoutExtension(file))
                                .SelectMany(rule => Parts.Select(part => $"{rule.Name} {part}")),
                            StringComparer.Ordinal
                        )
                )
        );

    static readonly string[] Parts = ["meaning", "source", "consequence", "fix"];

    static IEnumerable<string> KeysIn(string file)
    {
        var stream = new YamlStream();
        using var text = File.OpenText(file);
        stream.Load(text);
        return Assert
            .IsType<YamlMappingNode>(Assert.Single(stream.Documents).RootNode)
            .SelectMany(rule => ((YamlMappingNode)rule.Value).Select(text => $"{rule.Key} {text.Key}"));
    }

    static IEnumerable<Rule> RulesOf(string type) =>
        Assert
            .Single(typeof(Rule).Assembly.GetTypes(), candidate => candidate.Name == type)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => field.GetValue(null))
            .OfType<Rule>();

    /// <summary>Pages print them one after the other.</summary>
    [Fact]
    public void What_it_means_and_what_follows_are_whole_sentences() =>
        Assert.Empty(
            RuleBook.All.Where(rule => rule.Meaning[^1] != '.' || rule.Consequence[^1] != '.').Select(rule => rule.Name)
        );

    /// <summary>A sentence is read; YAML and commands are copied, so pages set them apart.</summary>
    [Theory]
    [InlineData("Remove one of the two.", true)]
    [InlineData("exportTo: ['.']", false)]
    [InlineData("kyma-krm check .", false)]
    [InlineData("egress:\n  namespace: shop  # or another.", false)]
    public void A_fix_is_a_sentence_or_something_to_copy(string fix, bool isToRead) =>
        Assert.Equal(
            isToRead,
            TestRule.Of(Severity.Error, "a-name", $"{{fix: {JsonSerializer.Serialize(fix)}}}").IsFixToRead
        );

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex("[a-z0-9]+(-[a-z0-9]+)*")]
    private static partial Regex RuleName();

    [GeneratedRegex(@"IReadOnlyList<Rule> \w+[^;]*?=>?\s*\[.*?\];", RegexOptions.Singleline)]
    private static partial Regex ListOfRules();

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
