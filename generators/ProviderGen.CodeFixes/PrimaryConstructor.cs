using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ProviderGen.CodeFixes;

/// <summary>
/// Turns a primary constructor, which is as visible as its class, into a private one. Initializers that use its parameters
/// move into it, and parameters that the rest of the class uses become fields.
/// </summary>
internal sealed class PrimaryConstructor
{
    private readonly FixPlace _place;
    private readonly TypeDeclarationSyntax _type;
    private readonly ParameterListSyntax _list;
    private readonly List<TextChange> _changes = [];
    private readonly List<string> _statements = [];
    private readonly List<string> _fields = [];
    private bool _isPossible = true;

    private PrimaryConstructor(FixPlace place, TypeDeclarationSyntax type, ParameterListSyntax list)
    {
        _place = place;
        _type = type;
        _list = list;
    }

    /// <returns>Null where that cannot be done by changes to this file, or not without a guess.</returns>
    public static IEnumerable<TextChange>? MakePrivate(FixPlace place, TypeDeclarationSyntax type)
    {
        if (type.ParameterList is not { CloseParenToken.IsMissing: false } list
            || type.AttributeLists.Any(attributes => attributes.Target?.Identifier.IsKind(SyntaxKind.MethodKeyword) == true)
            || place.Model.GetDeclaredSymbol(type) is not INamedTypeSymbol symbol
            || symbol.DeclaringSyntaxReferences.Any(part => part.SyntaxTree != type.SyntaxTree))
        {
            return null;
        }

        var conversion = new PrimaryConstructor(place, type, list);
        conversion.Run([.. symbol.DeclaringSyntaxReferences.Select(part => (TypeDeclarationSyntax)part.GetSyntax(place.CancellationToken))]);
        return conversion._isPossible ? conversion._changes : null;
    }

    private void Run(TypeDeclarationSyntax[] parts)
    {
        // By name first: only what has the name of a parameter needs to be bound.
        ILookup<ParameterSyntax, IdentifierNameSyntax> uses = parts
            .SelectMany(part => part.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Select(name => (Name: name, Parameter: ParameterOf(name)))
            .Where(use => use.Parameter is not null)
            .ToLookup(use => use.Parameter!, use => use.Name);
        var initializers = new HashSet<EqualsValueClauseSyntax>();
        foreach (ParameterSyntax parameter in _list.Parameters)
        {
            var captured = new List<IdentifierNameSyntax>();
            foreach (IdentifierNameSyntax use in uses[parameter])
            {
                if (InitializerAround(use) is { } initializer)
                    initializers.Add(initializer);
                else if (use.FirstAncestorOrSelf<ParameterListSyntax>() != _list && use.FirstAncestorOrSelf<PrimaryConstructorBaseTypeSyntax>() is null)
                    captured.Add(use);
            }

            if (captured.Count > 0)
                BecomeField(parameter, captured, parts);
        }

        foreach (EqualsValueClauseSyntax initializer in initializers.OrderBy(initializer => initializer.SpanStart))
            Move(initializer);
        Replace(TakeDocumentation());
    }

    private ParameterSyntax? ParameterOf(IdentifierNameSyntax name)
    {
        ParameterSyntax? named = _list.Parameters.FirstOrDefault(parameter => parameter.Identifier.ValueText == name.Identifier.ValueText);
        return named is not null
            && SymbolEqualityComparer.Default.Equals(
                _place.Model.GetSymbolInfo(name, _place.CancellationToken).Symbol, _place.Model.GetDeclaredSymbol(named))
            ? named
            : null;
    }

    private static EqualsValueClauseSyntax? InitializerAround(SyntaxNode use) => use.Ancestors().OfType<EqualsValueClauseSyntax>()
        .FirstOrDefault(clause => clause.Parent is PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax });

    private void BecomeField(ParameterSyntax parameter, List<IdentifierNameSyntax> uses, TypeDeclarationSyntax[] parts)
    {
        string name = parameter.Identifier.ValueText;
        string field = $"_{name}";
        var taken = new HashSet<string>(parts.SelectMany(part => part.DescendantTokens()).Select(token => token.ValueText));

        // What nameof says, and what a member of an anonymous type is called, would change with the name.
        _isPossible &= !taken.Contains(field)
            && !uses.Any(use => use.Parent is AnonymousObjectMemberDeclaratorSyntax
                || use.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } });
        string modifier = uses.Any(IsWritten) ? "" : "readonly ";
        _fields.Add($"private {modifier}{parameter.Type} {field};");
        _statements.Add($"{field} = {parameter.Identifier.Text};");
        _changes.AddRange(uses.Select(use => new TextChange(use.Span, field)));
    }

    private static bool IsWritten(IdentifierNameSyntax use) => use.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == use,
        ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
        RefExpressionSyntax => true,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression,
        _ => false,
    };

    private void Move(EqualsValueClauseSyntax initializer)
    {
        // An array without its type is an initializer, not an expression.
        _isPossible &= !initializer.Value.IsKind(SyntaxKind.ArrayInitializerExpression);
        SyntaxToken target = initializer.Parent is PropertyDeclarationSyntax property
            ? property.Identifier
            : ((VariableDeclaratorSyntax)initializer.Parent!).Identifier;
        bool isHidden = _list.Parameters.Any(parameter => parameter.Identifier.ValueText == target.ValueText);
        _statements.Add($"{(isHidden ? "this." : "")}{target.Text} = {initializer.Value};");
        int end = (initializer.Parent as PropertyDeclarationSyntax)?.SemicolonToken.Span.End ?? initializer.Span.End;
        _changes.Add(new TextChange(TextSpan.FromBounds(initializer.EqualsToken.GetPreviousToken().Span.End, end), ""));
    }

    // What is said about the parameters goes where they go.
    private string TakeDocumentation()
    {
        var taken = new List<string>();
        foreach (XmlElementSyntax element in _type.GetLeadingTrivia()
            .Select(trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(comment => comment.Content)
            .OfType<XmlElementSyntax>()
            .Where(element => element.StartTag.Name.LocalName.ValueText == "param"))
        {
            TextLine first = _place.Text.Lines.GetLineFromPosition(element.SpanStart);
            TextLine last = _place.Text.Lines.GetLineFromPosition(element.Span.End);
            var span = TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
            bool isAlone = string.IsNullOrWhiteSpace(_place.Text.ToString(TextSpan.FromBounds(element.Span.End, last.End)))
                && _place.Text.ToString(TextSpan.FromBounds(first.Start, element.SpanStart)).Trim() == "///";
            _isPossible &= isAlone;
            taken.AddRange(_place.Text.ToString(span).Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
            _changes.Add(new TextChange(span, ""));
        }

        return string.Concat(taken.Select(line => line + "\n"));
    }

    private void Replace(string documentation)
    {
        string call = "";
        if (_type.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } derived)
        {
            call = $"\n    : base{derived.ArgumentList}";
            _changes.Add(new TextChange(derived.ArgumentList.Span, ""));
        }

        string body = string.Concat(_statements.Select(statement => $"    {statement}\n"));
        string constructor = $"{documentation}private {_type.Identifier.Text}{_list}{call}\n{{\n{body}}}";
        string[] members = _fields.Count > 0 ? [string.Join("\n", _fields), constructor] : [constructor];
        _changes.Add(new TextChange(_list.Span, ""));
        _changes.Add(NewMembers.BehindFields(_place, _type, members.Select(member => member.Replace("\r", ""))));
    }
}
