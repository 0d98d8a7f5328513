namespace Kyma.Krm.CommandLine.Verbs;

/// <summary>An option whose value is one of a few words.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WordsAttribute(params string[] words) : Attribute
{
    public IReadOnlyList<string> Words => words;
}
