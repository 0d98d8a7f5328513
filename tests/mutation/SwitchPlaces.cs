using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Kyma.Krm.Mutation;

/// <summary>Where in a file a mutant can be switched on, so that what is left compiles.</summary>
internal static class SwitchPlaces
{
    /// <summary>The node that is written twice, with the fault and without; null where there is none.</summary>
    public static SyntaxNode? Of(Mutant mutant) =>
        mutant.Level switch
        {
            SwitchLevel.Expression => Smallest(mutant.Target),
            SwitchLevel.Function => Functions(mutant.Target).FirstOrDefault(),
            SwitchLevel.Member => Functions(mutant.Target).LastOrDefault(),
            _ => null,
        };

    static SyntaxNode? Smallest(SyntaxNode target)
    {
        if (
            target.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field
            && field.Modifiers.Any(SyntaxKind.ConstKeyword)
        )
            return field;
        var place = target;
        while (place is not (null or StatementSyntax) && !CanBeSwitched(place))
            place = place.Parent;
        if (place is ExpressionSyntax { Parent: ExpressionStatementSyntax statement })
            place = statement;
        return
            place
                is (
                    ExpressionSyntax
                    or ExpressionStatementSyntax
                    or YieldStatementSyntax
                    or ContinueStatementSyntax
                    or BreakStatementSyntax
                    or ReturnStatementSyntax { Expression: null }
                )
            && !Declares(place)
            ? place
            : null;
    }

    static bool CanBeSwitched(SyntaxNode node) =>
        node is ExpressionSyntax
        && !IsInPattern(node)
        && !IsAfterQuestionMark(node)
        && !(node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node)
        && !(node is InitializerExpressionSyntax)
        && !(node is AssignmentExpressionSyntax && node.Parent is InitializerExpressionSyntax)
        && !(node.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 })
        && !(node.Parent is MemberAccessExpressionSyntax access && access.Name == node)
        && !(node.Parent is InvocationExpressionSyntax call && call.Expression == node)
        && node
            is not (
                RefExpressionSyntax
                or DeclarationExpressionSyntax
                or ThrowExpressionSyntax
                or TypeSyntax
                and not NameSyntax
            );

    static bool IsInPattern(SyntaxNode node) =>
        node.Ancestors()
            .TakeWhile(a => a is not (LambdaExpressionSyntax or StatementSyntax))
            .Any(a => a is PatternSyntax or CaseSwitchLabelSyntax)
        && !node.Ancestors()
            .TakeWhile(a => a is not PatternSyntax)
            .Any(a => a is SwitchExpressionArmSyntax or StatementSyntax);

    /// <summary>`.B()` of `a?.B()` is no expression of its own; what is in its arguments is.</summary>
    static bool IsAfterQuestionMark(SyntaxNode node)
    {
        for (var inner = node; inner.Parent is ExpressionSyntax; inner = inner.Parent)
        {
            if (inner.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == inner)
                return node.DescendantNodesAndSelf()
                    .Any(n => n is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax);
        }

        return false;
    }

    /// <summary>Written twice, a variable that is declared here would be declared twice.</summary>
    static bool Declares(SyntaxNode place) =>
        place
            .DescendantNodes(n => n == place || n is not (LambdaExpressionSyntax or SwitchExpressionArmSyntax))
            .Any(n => n is SingleVariableDesignationSyntax);

    /// <summary>The bodies around it, from the inside out.</summary>
    static IEnumerable<SyntaxNode> Functions(SyntaxNode target)
    {
        foreach (var ancestor in target.Ancestors())
        {
            switch (ancestor)
            {
                case LambdaExpressionSyntax lambda when lambda.Body.Span.Contains(target.Span):
                    yield return lambda.Body;
                    break;
                case LocalFunctionStatementSyntax local when Body(local.Body, local.ExpressionBody, target) is { } body:
                    yield return body;
                    break;
                case BaseMethodDeclarationSyntax method
                    when Body(method.Body, method.ExpressionBody, target) is { } body:
                    yield return body;
                    break;
                case AccessorDeclarationSyntax accessor
                    when Body(accessor.Body, accessor.ExpressionBody, target) is { } body:
                    yield return body;
                    break;
                case PropertyDeclarationSyntax { ExpressionBody: { } arrow } when arrow.Span.Contains(target.Span):
                    yield return arrow;
                    break;
            }
        }
    }

    static SyntaxNode? Body(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow, SyntaxNode target) =>
        ((SyntaxNode?)block ?? arrow) is { } body && body.Span.Contains(target.Span) ? body : null;

    /// <summary>`=> x` as a statement: without a value where the function has none.</summary>
    public static bool HasValue(ArrowExpressionClauseSyntax arrow) =>
        arrow.Parent switch
        {
            MethodDeclarationSyntax method => $"{method.ReturnType}" != "void",
            LocalFunctionStatementSyntax local => $"{local.ReturnType}" != "void",
            ConstructorDeclarationSyntax => false,
            AccessorDeclarationSyntax accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration),
            _ => true,
        };
}
