using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Kyma.Krm.Mutation;

/// <summary>
/// The faults that are tried: the classic ones of mutation testing, and those that this code is prone to (a pattern
/// with a property less, a switch with an arm less, a limit off by one). Prose and long tables of data are not mutated:
/// goldens hold them.
/// </summary>
internal sealed class Mutators(string file, bool withText) : CSharpSyntaxWalker
{
    static readonly Dictionary<SyntaxKind, string[]> Operators = new()
    {
        [SyntaxKind.LessThanToken] = ["<=", ">="],
        [SyntaxKind.LessThanEqualsToken] = ["<", ">"],
        [SyntaxKind.GreaterThanToken] = [">=", "<="],
        [SyntaxKind.GreaterThanEqualsToken] = [">", "<"],
        [SyntaxKind.EqualsEqualsToken] = ["!="],
        [SyntaxKind.ExclamationEqualsToken] = ["=="],
        [SyntaxKind.AmpersandAmpersandToken] = ["||"],
        [SyntaxKind.BarBarToken] = ["&&"],
        [SyntaxKind.PlusToken] = ["-"],
        [SyntaxKind.MinusToken] = ["+"],
        [SyntaxKind.AsteriskToken] = ["/"],
        [SyntaxKind.SlashToken] = ["*"],
        [SyntaxKind.PercentToken] = ["*"],
        [SyntaxKind.AmpersandToken] = ["|"],
        [SyntaxKind.BarToken] = ["&"],
        [SyntaxKind.CaretToken] = ["&"],
        [SyntaxKind.LessThanLessThanToken] = [">>"],
        [SyntaxKind.GreaterThanGreaterThanToken] = ["<<"],
        [SyntaxKind.PlusPlusToken] = ["--"],
        [SyntaxKind.MinusMinusToken] = ["++"],
        [SyntaxKind.PlusEqualsToken] = ["-="],
        [SyntaxKind.MinusEqualsToken] = ["+="],
        [SyntaxKind.AndKeyword] = ["or"],
        [SyntaxKind.OrKeyword] = ["and"],
    };

    static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        ["Any"] = "All",
        ["All"] = "Any",
        ["First"] = "Last",
        ["Last"] = "First",
        ["FirstOrDefault"] = "LastOrDefault",
        ["LastOrDefault"] = "FirstOrDefault",
        ["OrderBy"] = "OrderByDescending",
        ["OrderByDescending"] = "OrderBy",
        ["ThenBy"] = "ThenByDescending",
        ["Min"] = "Max",
        ["Max"] = "Min",
        ["MinBy"] = "MaxBy",
        ["MaxBy"] = "MinBy",
        ["Skip"] = "Take",
        ["Take"] = "Skip",
        ["SkipWhile"] = "TakeWhile",
        ["TakeWhile"] = "SkipWhile",
        ["Union"] = "Intersect",
        ["Intersect"] = "Union",
        ["Append"] = "Prepend",
        ["StartsWith"] = "EndsWith",
        ["EndsWith"] = "StartsWith",
        ["IndexOf"] = "LastIndexOf",
        ["LastIndexOf"] = "IndexOf",
        ["TrimStart"] = "TrimEnd",
        ["TrimEnd"] = "TrimStart",
    };

    /// <summary>Calls without which the program still compiles: `x.Where(...)` becomes `x`.</summary>
    static readonly HashSet<string> Removable = new(StringComparer.Ordinal)
    {
        "Where",
        "Distinct",
        "DistinctBy",
        "Order",
        "Reverse",
        "Concat",
        "Except",
        "Skip",
        "Take",
        "Append",
        "Trim",
        "ToLowerInvariant",
        "ToUpperInvariant",
    };

    static readonly HashSet<string> TakesCondition = new(StringComparer.Ordinal)
    {
        "Where",
        "Any",
        "All",
        "First",
        "FirstOrDefault",
        "Last",
        "LastOrDefault",
        "Count",
        "Single",
        "SingleOrDefault",
        "SkipWhile",
        "TakeWhile",
        "Find",
        "Exists",
        "RemoveAll",
        "FindIndex",
    };

    readonly List<Mutant> _mutants = [];

    public static IReadOnlyList<Mutant> Of(string file, SyntaxNode root, bool withText)
    {
        var mutators = new Mutators(file, withText);
        mutators.Visit(root);
        return mutators._mutants;
    }

    // Not run, or evaluated by the compiler.
    public override void VisitAttributeList(AttributeListSyntax node) { }

    public override void VisitParameterList(ParameterListSyntax node) { }

    public override void VisitEnumDeclaration(EnumDeclarationSyntax node) { }

    public override void VisitThrowStatement(ThrowStatementSyntax node) { }

    public override void VisitThrowExpression(ThrowExpressionSyntax node) { }

    public override void VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        if (!node.IsConst)
            base.VisitLocalDeclarationStatement(node);
    }

    public override void VisitFieldDeclaration(FieldDeclarationSyntax node)
    {
        if (!node.Modifiers.Any(SyntaxKind.ConstKeyword))
            base.VisitFieldDeclaration(node);
        else if (node.Declaration.Variables is [{ Initializer.Value: LiteralExpressionSyntax number }])
            OneMore(number);
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.CoalesceExpression))
        {
            Add(node, $"{node.Left}");
            if (node.Right is not ThrowExpressionSyntax)
                Add(node, $"{node.Right}");
        }
        else if (!(node.OperatorToken.IsKind(SyntaxKind.PlusToken) && (IsText(node.Left) || IsText(node.Right))))
            Swap(node, node.OperatorToken);
        base.VisitBinaryExpression(node);
    }

    static bool IsText(ExpressionSyntax side) =>
        side is InterpolatedStringExpressionSyntax
        || side.IsKind(SyntaxKind.StringLiteralExpression)
        || side is BinaryExpressionSyntax sum && (IsText(sum.Left) || IsText(sum.Right));

    public override void VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        Swap(node, node.OperatorToken);
        base.VisitAssignmentExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.OperatorToken.IsKind(SyntaxKind.ExclamationToken) || node.OperatorToken.IsKind(SyntaxKind.MinusToken))
            Add(node, $"{node.Operand}");
        else
            Swap(node, node.OperatorToken);
        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        Swap(node, node.OperatorToken);
        base.VisitPostfixUnaryExpression(node);
    }

    public override void VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        Add(node, $"!({node})");
        base.VisitIsPatternExpression(node);
    }

    public override void VisitBinaryPattern(BinaryPatternSyntax node)
    {
        Swap(node, node.OperatorToken);
        base.VisitBinaryPattern(node);
    }

    public override void VisitRelationalPattern(RelationalPatternSyntax node)
    {
        Swap(node, node.OperatorToken);
        base.VisitRelationalPattern(node);
    }

    public override void VisitPropertyPatternClause(PropertyPatternClauseSyntax node)
    {
        foreach (var part in node.Subpatterns.Where(_ => node.Subpatterns.Count > 1))
            Add(node, $"{{ {string.Join(", ", node.Subpatterns.Where(other => other != part))} }}");
        base.VisitPropertyPatternClause(node);
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        switch (node.Kind())
        {
            case SyntaxKind.TrueLiteralExpression:
                Add(node, "false");
                break;
            case SyntaxKind.FalseLiteralExpression:
                Add(node, "true");
                break;
            case SyntaxKind.NumericLiteralExpression:
                OneMore(node);
                break;
            case SyntaxKind.StringLiteralExpression when withText && !IsProse(node):
                Add(node, node.Token.ValueText.Length == 0 ? "\"mutant\"" : "\"\"");
                break;
        }
    }

    public override void VisitInterpolatedStringExpression(InterpolatedStringExpressionSyntax node)
    {
        var prose = node
            .Contents.OfType<InterpolatedStringTextSyntax>()
            .Any(part => $"{part}".Contains(' ', StringComparison.Ordinal));
        if (withText && !prose && !IsProse(node))
            Add(node, "\"\"");
        base.VisitInterpolatedStringExpression(node);
    }

    /// <summary>A sentence, or a part of one: texts that are joined with blanks between their words.</summary>
    static bool IsProse(ExpressionSyntax text)
    {
        SyntaxNode whole = text;
        while (whole.Parent is BinaryExpressionSyntax or ParenthesizedExpressionSyntax or InterpolationSyntax)
            whole = whole.Parent is InterpolationSyntax { Parent: { } around } ? around : whole.Parent;
        return whole
            .DescendantTokens()
            .Any(token =>
                (token.IsKind(SyntaxKind.StringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken))
                && token.ValueText.Contains(' ', StringComparison.Ordinal)
            );
    }

    void OneMore(LiteralExpressionSyntax node)
    {
        if (node.Token.Value is int number)
            Add(node, $"{number + 1L}");
        else if (node.Token.Value is long big)
            Add(node, $"{big + 1}L");
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Negate(node.Condition);
        base.VisitIfStatement(node);
    }

    public override void VisitWhileStatement(WhileStatementSyntax node)
    {
        Negate(node.Condition);
        base.VisitWhileStatement(node);
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        Negate(node.Condition);
        base.VisitConditionalExpression(node);
    }

    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (node.Expression is { } value && ReturnsBool(node))
            Negate(value);
        else if (node.Expression is null)
            Add(node, ";");
        base.VisitReturnStatement(node);
    }

    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        if (ReturnsBool(node))
            Negate(node.Expression);
        base.VisitArrowExpressionClause(node);
    }

    static bool ReturnsBool(SyntaxNode node) =>
        node.Ancestors()
            .FirstOrDefault(a =>
                a
                    is MethodDeclarationSyntax
                        or LocalFunctionStatementSyntax
                        or PropertyDeclarationSyntax
                        or LambdaExpressionSyntax
            ) switch
        {
            MethodDeclarationSyntax method => $"{method.ReturnType}" == "bool",
            LocalFunctionStatementSyntax local => $"{local.ReturnType}" == "bool",
            PropertyDeclarationSyntax property => $"{property.Type}" == "bool",
            _ => false,
        };

    /// <summary>Conditions that no other mutator turns round.</summary>
    void Negate(ExpressionSyntax condition)
    {
        if (
            condition
            is InvocationExpressionSyntax
                or MemberAccessExpressionSyntax
                or IdentifierNameSyntax
                or ElementAccessExpressionSyntax
        )
            Add(condition, $"!({condition})");
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        Add(node, ";");
        base.VisitExpressionStatement(node);
    }

    public override void VisitYieldStatement(YieldStatementSyntax node)
    {
        Add(node, ";");
        base.VisitYieldStatement(node);
    }

    public override void VisitContinueStatement(ContinueStatementSyntax node) => Add(node, ";");

    public override void VisitBreakStatement(BreakStatementSyntax node)
    {
        if (node.Parent is not SwitchSectionSyntax)
            Add(node, ";");
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" })
            return;
        var (name, receiver, dot) = node.Expression switch
        {
            MemberAccessExpressionSyntax access => (access.Name, access.Expression, access.OperatorToken),
            MemberBindingExpressionSyntax binding => (binding.Name, null, binding.OperatorToken),
            _ => (null, (ExpressionSyntax?)null, default),
        };
        if (name is not null)
        {
            if (Methods.TryGetValue(name.Identifier.Text, out var other))
                Replace(node, name.Identifier.Span, other);
            if (Removable.Contains(name.Identifier.Text) && receiver is not null)
                Add(node, $"{receiver}");
            if (
                TakesCondition.Contains(name.Identifier.Text)
                && node.ArgumentList.Arguments
                    is [{ Expression: SimpleLambdaExpressionSyntax { ExpressionBody: { } body } }]
            )
                Negate(body);
        }

        base.VisitInvocationExpression(node);
    }

    public override void VisitCollectionExpression(CollectionExpressionSyntax node)
    {
        if (node.Elements.Count > 0)
            Add(node, "[]");
        if (!IsData(node))
            base.VisitCollectionExpression(node);
    }

    /// <summary>
    /// A long list of records that are written out, and that nothing computes: what a code or a field is called is
    /// read like prose, and a test that repeats each word of it proves nothing.
    /// </summary>
    static bool IsData(CollectionExpressionSyntax list) =>
        list.Elements.Count >= 20
        && list.Elements.All(element =>
            element
                is ExpressionElementSyntax { Expression: BaseObjectCreationExpressionSyntax or TupleExpressionSyntax }
            && !element
                .DescendantNodes()
                .Any(part => part is InvocationExpressionSyntax or LambdaExpressionSyntax or SwitchExpressionSyntax)
        );

    public override void VisitSwitchExpression(SwitchExpressionSyntax node)
    {
        foreach (var arm in node.Arms.Where(arm => arm.Pattern is not DiscardPatternSyntax))
        {
            var others = string.Join(",\n", node.Arms.Where(other => other != arm));
            Add(arm, $"{node.GoverningExpression} switch {{ {others} }}", node);
        }

        base.VisitSwitchExpression(node);
    }

    void Swap(SyntaxNode node, SyntaxToken token)
    {
        foreach (var other in Operators.GetValueOrDefault(token.Kind(), []))
            Replace(node, token.Span, other);
    }

    /// <summary>The node with a part of it replaced.</summary>
    void Replace(SyntaxNode node, TextSpan part, string other)
    {
        var text = node.ToString();
        var start = part.Start - node.SpanStart;
        Add(node, text[..start] + other + text[(start + part.Length)..]);
    }

    void Add(SyntaxNode node, string replacement) => _mutants.Add(new Mutant(file, node, replacement));

    /// <summary>The whole is replaced, and the part is what is said to be removed.</summary>
    void Add(SyntaxNode part, string replacement, SyntaxNode whole) =>
        _mutants.Add(new Mutant(file, whole, replacement) { Part = part });
}
