using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using ProviderGen.Analyzers;

namespace ProviderGen.CodeFixes;

/// <summary>MPG004: declares a primitive as it has to be. Its body stays as it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SignatureFix() : TextFix(Rules.WrongSignature)
{
    private protected override IEnumerable<TextFixOffer> Offer(FixPlace place)
    {
        if (place.Find<MethodDeclarationSyntax>() is not { } declaration
            || place.Model.GetDeclaredSymbol(declaration) is not IMethodSymbol method
            || method.ContainingType.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(ProviderNames.Attribute)) is not { } attribute
            || PrimitiveSignature.All.FirstOrDefault(signature => signature.Name == method.Name) is not { } wanted)
        {
            yield break;
        }

        bool isWrittenThrough = PrimitiveReader.IsWrittenThrough(method.ContainingType, ProviderOptions.Read(attribute, []));
        bool yields = wanted.Yields(method, isWrittenThrough);
        if (method.IsPartialDefinition)
        {
            if (yields && wanted.TakesParametersOf(method) && SayPrivate(method, declaration) is { } changes)
                yield return new TextFixOffer($"Make '{method.Name}' private", "MPG004.AddPrivate", changes);
        }
        else if ((!yields || !wanted.TakesParametersOf(method) || method.DeclaredAccessibility != Accessibility.Private)
            && method is { IsPartialDefinition: false, PartialDefinitionPart: null, IsOverride: false }
            && !declaration.ParameterList.CloseParenToken.IsMissing)
        {
            IEnumerable<TextChange> returns = yields
                ? []
                : [SyntaxChanges.Replace(declaration.ReturnType, place.NameOf(wanted.Returns, declaration.SpanStart))];
            yield return new TextFixOffer(
                $"Correct the signature of '{method.Name}'",
                "MPG004.Correct",
                [.. Modifiers(declaration), .. returns, .. WithoutTypeParameters(declaration), .. Parameters(place, declaration, method, wanted)]);
        }
    }

    // Attributes before them stay, and so does what does not contradict.
    private static IEnumerable<TextChange> Modifiers(MethodDeclarationSyntax declaration)
    {
        bool isPrivate = declaration.Modifiers.Any(SyntaxKind.PrivateKeyword) && !declaration.Modifiers.Any(SyntaxKind.ProtectedKeyword);
        if (!isPrivate)
        {
            int start = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0].SpanStart : declaration.ReturnType.SpanStart;
            yield return new TextChange(new TextSpan(start, 0), "private ");
        }

        foreach (SyntaxToken modifier in declaration.Modifiers.Where(modifier => !Stays(modifier.Kind())))
            yield return SyntaxChanges.Remove(modifier, withBlanksBehind: true);

        bool Stays(SyntaxKind kind) => kind is SyntaxKind.StaticKeyword or SyntaxKind.ExternKeyword or SyntaxKind.NewKeyword or SyntaxKind.UnsafeKeyword
            || (isPrivate && kind == SyntaxKind.PrivateKeyword);
    }

    private static IEnumerable<TextChange> WithoutTypeParameters(MethodDeclarationSyntax declaration)
        => new SyntaxNode?[] { declaration.TypeParameterList }.Concat(declaration.ConstraintClauses)
            .OfType<SyntaxNode>()
            .SelectMany(part => SyntaxChanges.Remove(part, part.Span, withBlanksBehind: false));

    // A parameter that is right stays as it is written. One that is not keeps its name.
    private static IEnumerable<TextChange> Parameters(
        FixPlace place, MethodDeclarationSyntax declaration, IMethodSymbol method, PrimitiveSignature wanted)
    {
        ParameterListSyntax list = declaration.ParameterList;

        // Where there are fewer, or more, the names no longer tell what they stand for.
        if (method.Parameters.Length != wanted.Parameters.Count)
        {
            string parameters = string.Join(", ", wanted.Parameters.Select(parameter => $"{NameOf(parameter.Type)} {parameter.Name}"));
            return [new TextChange(TextSpan.FromBounds(list.OpenParenToken.Span.End, list.CloseParenToken.SpanStart), parameters)];
        }

        return wanted.Parameters
            .Select((parameter, i) => (parameter.Type, Known: method.Parameters[i], Written: list.Parameters[i], IsRight: wanted.Takes(method.Parameters[i])))
            .Where(parameter => !parameter.IsRight)
            .Select(parameter => SyntaxChanges.Replace(parameter.Written, $"{NameOf(parameter.Type)} {parameter.Written.Identifier.Text}"));

        string NameOf(string type) => place.NameOf(type, declaration.SpanStart);
    }

    // Both parts have to say the same. Where the other one is elsewhere, nothing is offered.
    private static IEnumerable<TextChange>? SayPrivate(IMethodSymbol method, MethodDeclarationSyntax definition)
    {
        MethodDeclarationSyntax? body = method.PartialImplementationPart?.DeclaringSyntaxReferences[0].GetSyntax() as MethodDeclarationSyntax;
        return body is not null && body.SyntaxTree == definition.SyntaxTree
            ? new[] { definition, body }.Select(part => new TextChange(new TextSpan(part.Modifiers[0].SpanStart, 0), "private "))
            : null;
    }
}
