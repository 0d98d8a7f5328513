using Microsoft.CodeAnalysis;

namespace Kyma.Krm.Mutation;

/// <summary>Where a mutant is switched: the smallest place first; where that does not compile, the next one.</summary>
internal enum SwitchLevel
{
    Expression,
    Function,
    Member,
    Dropped,
}

/// <summary>One deliberate fault: <paramref name="Target"/>, replaced by <paramref name="Replacement"/>.</summary>
/// <param name="File">Below function/.</param>
/// <param name="Target">What is replaced, in the original file.</param>
/// <param name="Replacement">C# text; empty where the target is removed.</param>
internal sealed record Mutant(string File, SyntaxNode Target, string Replacement)
{
    public int Id { get; set; } = -1;
    public SwitchLevel Level { get; set; } = SwitchLevel.Expression;
    public SyntaxNode? Anchor { get; set; }

    /// <summary>What the reader is shown, where the replaced text is long.</summary>
    public SyntaxNode? Part { get; init; }

    public int Line => Target.SyntaxTree.GetText().Lines.GetLinePosition((Part ?? Target).SpanStart).Line + 1;

    public string Original => OneLine(Target.ToString());

    /// <summary>The same in the next run, wherever the line is then. Mutants that read alike are numbered.</summary>
    public string Key { get; set; } = "";

    public string Shown =>
        Part is not null
            ? $"{OneLine(Part.ToString())} -> (removed)"
            : $"{Original} -> {(Replacement is "" or ";" ? "(removed)" : OneLine(Replacement))}";

    static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
