using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Verification.Mutations;

/// <summary>Finds every mutation of a source.</summary>
internal static class Mutator
{
    public static IEnumerable<Mutation> Mutate(SyntaxTree tree)
    {
        SyntaxNode root = tree.GetRoot();
        foreach (SyntaxNode node in root.DescendantNodes().Where(IsInMember))
        {
            foreach (var (kind, replacement) in Replacements(node))
            {
                SyntaxNode replaced = replacement.WithTriviaFrom(node);
                SyntaxTree mutated = tree.WithRootAndOptions(root.ReplaceNode(node, replaced), tree.Options);
                yield return new Mutation(
                    kind,
                    MemberOf(node),
                    Flat(node),
                    kind == MutationKind.Removal ? "" : Flat(replacement),
                    tree.GetLineSpan(node.Span).StartLinePosition.Line + 1,
                    mutated);
            }
        }
    }

    private static IEnumerable<(MutationKind Kind, SyntaxNode Replacement)> Replacements(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => OfBinary(binary),
        AssignmentExpressionSyntax assignment => OfAssignment(assignment),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not
            => [(MutationKind.Logical, not.Operand)],
        IsPatternExpressionSyntax pattern => [(MutationKind.Logical, Not(pattern))],
        ConditionalExpressionSyntax choice => [(MutationKind.Logical, choice.WithCondition(Not(choice.Condition)))],
        LiteralExpressionSyntax literal => OfLiteral(literal),
        ExpressionStatementSyntax or ReturnStatementSyntax { Expression: not null } or IfStatementSyntax or ThrowStatementSyntax or WhileStatementSyntax
            => [(MutationKind.Removal, SyntaxFactory.EmptyStatement())],
        _ => [],
    };

    private static IEnumerable<(MutationKind Kind, SyntaxNode Replacement)> OfBinary(BinaryExpressionSyntax binary)
    {
        (MutationKind Kind, SyntaxKind[] Operators) = binary.Kind() switch
        {
            SyntaxKind.LessThanExpression => (MutationKind.Relational, new[] { SyntaxKind.LessThanEqualsToken, SyntaxKind.GreaterThanEqualsToken }),
            SyntaxKind.LessThanOrEqualExpression => (MutationKind.Relational, [SyntaxKind.LessThanToken, SyntaxKind.GreaterThanToken]),
            SyntaxKind.GreaterThanExpression => (MutationKind.Relational, [SyntaxKind.GreaterThanEqualsToken, SyntaxKind.LessThanEqualsToken]),
            SyntaxKind.GreaterThanOrEqualExpression => (MutationKind.Relational, [SyntaxKind.GreaterThanToken, SyntaxKind.LessThanToken]),
            SyntaxKind.EqualsExpression => (MutationKind.Relational, [SyntaxKind.ExclamationEqualsToken]),
            SyntaxKind.NotEqualsExpression => (MutationKind.Relational, [SyntaxKind.EqualsEqualsToken]),
            SyntaxKind.AddExpression => (MutationKind.Arithmetic, [SyntaxKind.MinusToken]),
            SyntaxKind.SubtractExpression => (MutationKind.Arithmetic, [SyntaxKind.PlusToken]),
            SyntaxKind.MultiplyExpression => (MutationKind.Arithmetic, [SyntaxKind.SlashToken]),
            SyntaxKind.DivideExpression => (MutationKind.Arithmetic, [SyntaxKind.AsteriskToken]),
            SyntaxKind.ModuloExpression => (MutationKind.Arithmetic, [SyntaxKind.AsteriskToken]),
            SyntaxKind.LogicalAndExpression => (MutationKind.Logical, [SyntaxKind.BarBarToken]),
            SyntaxKind.LogicalOrExpression => (MutationKind.Logical, [SyntaxKind.AmpersandAmpersandToken]),
            _ => (MutationKind.Logical, []),
        };
        foreach (SyntaxKind other in Operators)
        {
            SyntaxToken token = SyntaxFactory.Token(other).WithTriviaFrom(binary.OperatorToken);
            yield return (Kind, SyntaxFactory.BinaryExpression(ExpressionOf(other), Parenthesized(binary.Left), token, Parenthesized(binary.Right)));
        }

        if (binary.IsKind(SyntaxKind.CoalesceExpression))
        {
            yield return (MutationKind.Logical, binary.Left);
            yield return (MutationKind.Logical, binary.Right);
        }
    }

    private static IEnumerable<(MutationKind Kind, SyntaxNode Replacement)> OfAssignment(AssignmentExpressionSyntax assignment)
    {
        (SyntaxKind Kind, SyntaxKind Token)? other = assignment.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => (SyntaxKind.SubtractAssignmentExpression, SyntaxKind.MinusEqualsToken),
            SyntaxKind.SubtractAssignmentExpression => (SyntaxKind.AddAssignmentExpression, SyntaxKind.PlusEqualsToken),
            _ => null,
        };
        if (other is var (kind, token))
        {
            yield return (MutationKind.Arithmetic, SyntaxFactory.AssignmentExpression(
                kind, assignment.Left, SyntaxFactory.Token(token).WithTriviaFrom(assignment.OperatorToken), assignment.Right));
        }
    }

    private static IEnumerable<(MutationKind Kind, SyntaxNode Replacement)> OfLiteral(LiteralExpressionSyntax literal)
    {
        switch (literal.Token.Value)
        {
            case bool value:
                yield return (MutationKind.Logical, SyntaxFactory.LiteralExpression(
                    value ? SyntaxKind.FalseLiteralExpression : SyntaxKind.TrueLiteralExpression));
                break;
            case int value:
                yield return Number(SyntaxFactory.Literal(value + 1));
                yield return Number(SyntaxFactory.Literal(value - 1));
                break;
            case long value:
                yield return Number(SyntaxFactory.Literal(value + 1));
                yield return Number(SyntaxFactory.Literal(value - 1));
                break;
        }

        static (MutationKind, SyntaxNode) Number(SyntaxToken token)
            => (MutationKind.Boundary, SyntaxFactory.ParenthesizedExpression(
                SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, token)));
    }

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax expression)
        => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()));

    private static ExpressionSyntax Parenthesized(ExpressionSyntax expression)
        => expression is BinaryExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithTriviaFrom(expression)
            : expression;

    private static SyntaxKind ExpressionOf(SyntaxKind token) => SyntaxFacts.GetBinaryExpression(token);

    // Attributes and constants of attributes are no code that runs.
    private static bool IsInMember(SyntaxNode node)
        => node.FirstAncestorOrSelf<AttributeListSyntax>() is null && node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is
            MethodDeclarationSyntax or PropertyDeclarationSyntax or FieldDeclarationSyntax;

    private static string MemberOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
        _ => "?",
    };

    private static string Flat(SyntaxNode node)
        => string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
