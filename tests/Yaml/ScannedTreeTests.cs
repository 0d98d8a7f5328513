using System.Globalization;
using System.Text;
using Kyma.Krm.Yaml;
using Kyma.Krm.Yaml.Scanning;

namespace Kyma.Krm.Tests.Yaml;

/// <summary>
/// What is scanned into a tree is the very tree that a parser makes: places, ends and weights included.
/// </summary>
public sealed class ScannedTreeTests
{
    [Fact]
    public void Trees_are_those_of_a_parser()
    {
        var (chance, count) = (Search.Begin(21), Search.Tries(4000));
        var scanned = 0;
        for (var i = 0; i < count; i++)
        {
            var text = chance.OneIn(2) ? RandomYaml.Document(chance) : RandomList.Text(chance);
            if (chance.OneIn(2))
                text = RandomList.Damaged(text, chance);
            if (chance.OneIn(2))
                text = OtherForms.Of(text, chance);

            // Damage may tear a character in two.
            scanned += IsSeenAlike(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text))) ? 1 : 0;
        }

        Assert.True(scanned > count / 3, $"only {scanned} of {count} texts were scanned");
    }

    [Theory]
    [InlineData("a: |\n  \n  x\n", "\nx\n", "a blank line of spaces first")]
    [InlineData("a: |\n  \nb: c\n", "", "nothing but a line of spaces")]
    [InlineData("a: |+\n  \n \nb: c\n", "\n\n", "nothing but lines of spaces, kept")]
    [InlineData("a: \"x\ny\"\nb: c\n", "x y", "quoted text that goes on at the key's column")]
    [InlineData("a: >-\n  x\n  y\n\n   z\n\n  v\n  w\n", "x y\n\n z\n\nv w", "folded lines and an indented one")]
    [InlineData("a: one\n  - two\n", null, "what looks like a list in a text")]
    [InlineData("a: one\n  two\n\n  three\nb: c\n", "one two\nthree", "plain text over several lines")]
    [InlineData("a: one\r\n  two\r\n\r\n  three\r\nb: |\r\n  x\r\n  y\r\n", "one two\nthree", "carriage returns")]
    [InlineData("a: 'it''s\n\n  so'\n", "it's\nso", "single quotes")]
    [InlineData("a: \"\\u00e9\\x41\\L\\\"\\U0001F600\"\n", "éA\u2028\"😀", "escapes")]
    public void Scalars_mean_what_libyaml_reads(string text, string? value, string what)
    {
        var root = Scanned(text)?.Root as YamlMapping;

        Assert.True(root?.FindText("a") == value, what);
    }

    static bool IsSeenAlike(string text)
    {
        var weight = 0L;
        if (DocumentPieces.Of(Encoding.UTF8.GetBytes(text)).Count > 1 || Scanned(text) is not { } scanned)
            return false;
        var parsed = YamlParser.ReadPiece(text, TextOrigin.Whole, ref weight, out var failure);
        if (parsed is null && failure!.Message.Contains("extra spaces in first line", StringComparison.Ordinal))
            return true;
        Assert.True(
            parsed is [var document] && Describe(document) == Describe(scanned),
            $"{text}\n=== scanned\n{Describe(scanned)}\n"
                + $"=== parsed {failure?.Message}\n{string.Join('\n', parsed?.Select(Describe) ?? [])}"
        );
        return true;
    }

    static YamlDocument? Scanned(string text) =>
        ScannedTree.Read(Encoding.UTF8.GetBytes(text), TextOrigin.Whole, new SharedStrings());

    static string Describe(YamlDocument document) => $"{document.Start} {document.End} {Describe(document.Root)}";

    static string Describe(YamlNode node) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{node.Start.Line}:{node.Start.Column} {node.Offset}-{node.End} {node.Weight} "
        )
        + node switch
        {
            YamlScalar scalar => $"{(scalar.IsPlain ? "plain" : "quoted")} {scalar.Value}",
            YamlSequence list => $"{list.IsFlow}[{string.Join(", ", list.Items.Select(Describe))}]",
            YamlMapping map => $"{map.IsFlow}{{{string.Join(", ", map.Entries.Select(Describe))}}}",
            _ => "",
        };

    static string Describe(YamlEntry entry) => $"{Describe(entry.Key)}: {Describe(entry.Value)}";
}
