using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kyma.Krm.Mutation;

/// <summary>A file with all of its mutants in it, each behind a switch.</summary>
internal sealed class MutatedFile
{
    const string On = "global::MutantSwitch.On";

    readonly StringBuilder _text = new();
    readonly Dictionary<SyntaxNode, List<Mutant>> _places = [];
    readonly List<(int Start, int End, Mutant Mutant)> _faults = [];
    readonly List<(int Start, int End, IReadOnlyList<Mutant> Mutants)> _switches = [];

    public MutatedFile(SyntaxNode root, IReadOnlyList<Mutant> mutants)
    {
        foreach (var mutant in mutants)
        {
            while (mutant.Level != SwitchLevel.Dropped && (mutant.Anchor = SwitchPlaces.Of(mutant)) is null)
                mutant.Level++;
            if (mutant.Level == SwitchLevel.Dropped)
                continue;
            if (!_places.TryGetValue(mutant.Anchor!, out var there))
                _places[mutant.Anchor!] = there = [];
            there.Add(mutant);
        }

        Write(root);
    }

    public string Text => _text.ToString();

    /// <summary>The mutants that an error at this place of the text may come from, the likeliest ones only.</summary>
    public IReadOnlyList<Mutant> At(int position)
    {
        var fault = _faults
            .Where(f => f.Start <= position && position < f.End)
            .OrderBy(f => f.End - f.Start)
            .FirstOrDefault();
        if (fault.Mutant is not null)
            return [fault.Mutant];
        var around = _switches
            .Where(s => s.Start <= position && position < s.End)
            .OrderBy(s => s.End - s.Start)
            .FirstOrDefault();
        return around.Mutants ?? [];
    }

    /// <summary>The mutants that are switched between two places of the text.</summary>
    public IReadOnlyList<Mutant> Between(int start, int end) =>
        [.. _faults.Where(f => f.Start >= start && f.End <= end).Select(f => f.Mutant)];

    void Write(SyntaxNode node)
    {
        if (_places.TryGetValue(node, out var mutants))
            WriteSwitch(node, mutants);
        else
            WriteChildren(node);
    }

    void WriteChildren(SyntaxNode node)
    {
        var arrow = false;
        foreach (var child in node.ChildNodesAndTokens())
        {
            if (child.AsNode() is { } inner)
                Write(inner);
            else if (!(arrow && child.IsKind(SyntaxKind.SemicolonToken)))
                _text.Append(child.AsToken().ToFullString());
            arrow |= child.AsNode() is ArrowExpressionClauseSyntax body && _places.ContainsKey(body);
        }
    }

    void WriteSwitch(SyntaxNode node, List<Mutant> mutants)
    {
        var start = _text.Length;
        switch (node)
        {
            case FieldDeclarationSyntax field:
                WriteConstant(field, mutants);
                break;
            case ArrowExpressionClauseSyntax arrow:
                var (open, close) = SwitchPlaces.HasValue(arrow) ? ("{ return ", "; }") : ("{ ", "; }");
                _text.Append(arrow.Parent is PropertyDeclarationSyntax ? " { get { " : " { ");
                Branches(arrow.Expression, mutants, open, close, () => Write(arrow.Expression));
                _text.Append(arrow.Parent is PropertyDeclarationSyntax ? " } }\n" : " }\n");
                break;
            case ExpressionSyntax lambda when mutants[0].Level != SwitchLevel.Expression:
                _text.Append("{ ");
                Branches(lambda, mutants, "{ return ", "; }", () => WriteChildren(lambda));
                _text.Append(" }");
                break;
            case StatementSyntax statement:
                _text.Append("{ ");
                Branches(statement, mutants, "{ ", " }", () => WriteChildren(statement));
                _text.Append(" }\n");
                break;
            default:
                _text.Append('(');
                foreach (var mutant in mutants)
                {
                    _text.Append($"{On}({mutant.Id}) ? ");
                    Fault(mutant, node, "(", ")");
                    _text.Append(" : ");
                }

                _text.Append('(');
                WriteChildren(node);
                _text.Append("))");
                break;
        }

        _switches.Add((start, _text.Length, mutants));
    }

    void Branches(SyntaxNode whole, List<Mutant> mutants, string open, string close, Action original)
    {
        foreach (var mutant in mutants)
        {
            _text.Append($"if ({On}({mutant.Id})) ");
            Fault(mutant, whole, open, close);
            _text.Append(" else ");
        }

        _text.Append(open);
        original();
        _text.Append(close);
    }

    void WriteConstant(FieldDeclarationSyntax field, List<Mutant> mutants)
    {
        var variable = field.Declaration.Variables[0];
        var access = string.Join(
            ' ',
            field.Modifiers.Where(m => !m.IsKind(SyntaxKind.ConstKeyword)).Select(m => m.Text)
        );
        var mutant = mutants[0];
        _text.Append(field.GetLeadingTrivia().ToFullString());
        var start = _text.Length;
        _text.Append($"{access} static {field.Declaration.Type} {variable.Identifier} => {On}({mutant.Id})");
        _text.Append($" ? {mutant.Replacement} : {variable.Initializer!.Value};\n");
        _faults.Add((start, _text.Length, mutant));
    }

    void Fault(Mutant mutant, SyntaxNode whole, string open, string close)
    {
        var start = _text.Length;
        var text = whole.ToString();
        var at = mutant.Target.Span.Start - whole.SpanStart;
        _text.Append(open).Append(text, 0, at);
        _text.Append(
            mutant.Target is StatementSyntax or BlockSyntax || mutant.Target == whole
                ? mutant.Replacement
                : Enclosed(mutant)
        );
        _text.Append(text, at + mutant.Target.Span.Length, text.Length - at - mutant.Target.Span.Length).Append(close);
        _faults.Add((start, _text.Length, mutant));
    }

    /// <summary>A pattern and a part of one cannot stand in parentheses; an expression in a larger one must.</summary>
    static string Enclosed(Mutant mutant) =>
        mutant.Target is ExpressionSyntax and not CollectionExpressionSyntax
        && mutant.Target.Parent is not (ConstantPatternSyntax or RelationalPatternSyntax or ExpressionStatementSyntax)
            ? $"({mutant.Replacement})"
            : mutant.Replacement;
}
