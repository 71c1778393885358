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
            string returns = yields ? declaration.ReturnType.ToString() : place.NameOf(wanted.Returns, declaration.SpanStart);
            yield return new TextFixOffer(
                $"Correct the signature of '{method.Name}'",
                "MPG004.Correct",
                [new TextChange(Head(declaration), $"{Modifiers(declaration)} {returns} {method.Name}({Parameters(place, declaration, method, wanted)})")]);
        }
    }

    // From the first modifier to the last constraint: attributes before it and the body behind it are none of our business.
    private static TextSpan Head(MethodDeclarationSyntax declaration) => TextSpan.FromBounds(
        declaration.Modifiers.Count > 0 ? declaration.Modifiers[0].SpanStart : declaration.ReturnType.SpanStart,
        declaration.ConstraintClauses.LastOrDefault()?.Span.End ?? declaration.ParameterList.Span.End);

    private static string Modifiers(MethodDeclarationSyntax declaration) => string.Join(" ", declaration.Modifiers
        .Where(modifier => modifier.Kind() is SyntaxKind.StaticKeyword or SyntaxKind.ExternKeyword or SyntaxKind.NewKeyword or SyntaxKind.UnsafeKeyword)
        .Select(modifier => modifier.ValueText)
        .Prepend("private"));

    // A parameter that is right stays as it is written. One that is not keeps its name.
    private static string Parameters(FixPlace place, MethodDeclarationSyntax declaration, IMethodSymbol method, PrimitiveSignature wanted)
    {
        // Where there are fewer, the names no longer tell what they stand for.
        bool keepsNames = method.Parameters.Length == wanted.Parameters.Count;
        return string.Join(", ", wanted.Parameters.Select((parameter, i) =>
        {
            if (keepsNames && wanted.Takes(method.Parameters[i]))
                return declaration.ParameterList.Parameters[i].ToString();
            string name = keepsNames ? declaration.ParameterList.Parameters[i].Identifier.Text : parameter.Name;
            return $"{place.NameOf(parameter.Type, declaration.SpanStart)} {name}";
        }));
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
