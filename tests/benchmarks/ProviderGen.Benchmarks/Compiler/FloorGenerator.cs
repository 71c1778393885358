using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Benchmarks.Compiler;

/// <summary>
/// The least that a generator of this kind does: it finds the attribute as ours does, asks for the members of the type and for the
/// types of their parameters, and makes an empty file. The compiler binds those symbols anew in every compilation, so a generator
/// that reads signatures cannot cost less.
/// </summary>
internal sealed class FloorGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<(string Name, int Arities)> types = context.SyntaxProvider.ForAttributeWithMetadataName(
            typeof(MemoryProviderAttribute).FullName!,
            static (node, _) => node is TypeDeclarationSyntax,
            static (attributed, _) => (attributed.TargetSymbol.Name, Arities((INamedTypeSymbol)attributed.TargetSymbol)));
        context.RegisterSourceOutput(types, static (output, type) => output.AddSource($"{type.Name}.g.cs", ""));
    }

    // A type that is read for nothing might not be bound; the sum is compared from one run to the next.
    private static int Arities(INamedTypeSymbol type) => type.GetMembers()
        .OfType<IMethodSymbol>()
        .SelectMany(method => method.Parameters)
        .Sum(parameter => parameter.Type is INamedTypeSymbol named ? 1 + named.Arity : 1);
}
