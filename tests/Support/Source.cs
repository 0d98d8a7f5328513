using System.Text.RegularExpressions;

namespace Kyma.Krm.Tests.Support;

/// <summary>A C# file as far as names go.</summary>
/// <param name="Text">Without comments, strings and characters.</param>
/// <param name="Sees">The namespaces whose types it may name: its own, those around it, those of its usings.</param>
internal sealed partial record Source(string Text, string Namespace, IReadOnlyList<string> Sees)
{
    public IEnumerable<string> Declared =>
        Declaration().Matches(Text).Select(match => match.Groups["name"].Value).Distinct();

    /// <summary>Whatever looks like the name of a type; not the namespaces of usings.</summary>
    public IEnumerable<string> Words =>
        Word().Matches(UsingDirective().Replace(Text, "")).Select(match => match.Value).Distinct();

    public bool IsPartial(string type) => Regex.IsMatch(Text, $@"\bpartial\b[^\n]*\b{type}\b");

    public static Source Read(string file)
    {
        var text = Noise().Replace(File.ReadAllText(file), " ");
        var own = NamespaceDirective().Match(text).Groups["name"].Value;
        var around = own.Split('.').Select((_, count) => string.Join('.', own.Split('.')[..(count + 1)])).Reverse();
        return new Source(
            text,
            own,
            [.. around, .. UsingDirective().Matches(text).Select(match => match.Groups["name"].Value)]
        );
    }

    [GeneratedRegex(
        """"//[^\n]*|/\*.*?\*/|""".*?"""|\$?@?"(\\.|""|[^"\\])*"|'(\\.|[^'\\])'"""",
        RegexOptions.Singleline
    )]
    private static partial Regex Noise();

    [GeneratedRegex(
        """
            \b(class|record(\s+(struct|class))?|struct|interface|enum)\s+(?<name>[A-Z]\w*)
            |\bdelegate\s+[\w<>,?\[\]\ ]+\s+(?<name>[A-Z]\w*)\s*[(<]
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*using\s+(static\s+)?(?<name>[\w.]+)\s*;", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();

    [GeneratedRegex(@"\bnamespace\s+(?<name>[\w.]+)")]
    private static partial Regex NamespaceDirective();
}
