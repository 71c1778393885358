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
                    replacement is EmptyStatementSyntax ? "" : Flat(replacement),
                    tree.GetLineSpan(node.Span).StartLinePosition.Line + 1,
                    mutated);
            }
        }
    }

    private static IEnumerable<(MutationKind Kind, SyntaxNode Replacement)> Replacements(SyntaxNode node)
        => node is ExpressionSyntax condition && IsPlainCondition(condition) ? [(MutationKind.Logical, Not(condition)), .. OfNode(node)] : OfNode(node);

    private static IEnumerable<(MutationKind Kind, SyntaxNode Replacement)> OfNode(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => OfBinary(binary),
        AssignmentExpressionSyntax assignment => OfAssignment(assignment),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not
            => [(MutationKind.Logical, not.Operand)],
        IsPatternExpressionSyntax pattern => [(MutationKind.Logical, Names(pattern) ? Never(pattern) : Not(pattern))],
        ConditionalExpressionSyntax choice when !Names(choice.Condition) => [(MutationKind.Logical, choice.WithCondition(Not(choice.Condition)))],
        InvocationExpressionSyntax call => OfCall(call),
        ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax } arrow when !IsDefault(arrow.Expression) => [(MutationKind.Removal, arrow.WithExpression(Default()))],
        ReturnStatementSyntax { Expression: { } value } answer when !IsDefault(value)
            => [(MutationKind.Removal, SyntaxFactory.EmptyStatement()), (MutationKind.Removal, answer.WithExpression(Default()))],
        TryStatementSyntax attempt => [(MutationKind.Removal, attempt.Block)],
        LiteralExpressionSyntax literal => OfLiteral(literal),
        ExpressionStatementSyntax or ReturnStatementSyntax or IfStatementSyntax or ThrowStatementSyntax or WhileStatementSyntax
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
            SyntaxKind.AddExpression => (MutationKind.Arithmetic, IsText(binary) ? [] : [SyntaxKind.MinusToken]),
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

    private static IEnumerable<(MutationKind Kind, SyntaxNode Replacement)> OfCall(InvocationExpressionSyntax call)
    {
        if (call.Expression is not MemberAccessExpressionSyntax method || method.Name.Identifier.Text is not ("Min" or "Max"))
            return [];
        string other = method.Name.Identifier.Text == "Min" ? "Max" : "Min";
        return [(MutationKind.Boundary, call.WithExpression(method.WithName(SyntaxFactory.IdentifierName(other))))];
    }

    // What a statement, an operand or a branch depends on, and no other mutation turns round.
    private static bool IsPlainCondition(ExpressionSyntax node)
        => node is InvocationExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or CheckedExpressionSyntax
            && node.Parent switch
            {
                IfStatementSyntax or WhileStatementSyntax => true,
                BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression),
                _ => false,
            };

    // A condition that names something cannot be negated: the name would stand for nothing. It can fail.
    private static bool Names(SyntaxNode condition) => condition.DescendantNodes().OfType<SingleVariableDesignationSyntax>().Any();

    private static BinaryExpressionSyntax Never(ExpressionSyntax condition)
        => SyntaxFactory.BinaryExpression(
            SyntaxKind.LogicalAndExpression,
            condition.WithoutTrivia(),
            SyntaxFactory.Token(SyntaxKind.AmpersandAmpersandToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression));

    private static PostfixUnaryExpressionSyntax Default()
        => SyntaxFactory.PostfixUnaryExpression(
            SyntaxKind.SuppressNullableWarningExpression, SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression));

    // The default of a result is success without a value.
    private static bool IsDefault(ExpressionSyntax value)
        => value.ToString() is "null" or "false" or "default" || value.ToString().EndsWith("MemoryResult.Ok", StringComparison.Ordinal);

    private static PrefixUnaryExpressionSyntax Not(ExpressionSyntax expression)
        => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()));

    private static bool IsText(BinaryExpressionSyntax binary) => binary.DescendantNodes().Any(node => node.IsKind(SyntaxKind.StringLiteralExpression));

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
