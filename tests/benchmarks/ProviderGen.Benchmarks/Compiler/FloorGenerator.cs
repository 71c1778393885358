using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ProviderGen.Benchmarks.Compiler;

/// <summary>
/// The least a generator can be that makes a file for every provider: it finds them as ours does, looks at no symbol, and
/// renders nothing. What the compiler's own driver takes for that, finding the attribute anew in every compilation
/// included, no generator of this kind can do without.
/// </summary>
internal sealed class FloorGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<string> names = context.SyntaxProvider.ForAttributeWithMetadataName(
            typeof(MemoryProviderAttribute).FullName!,
            static (node, _) => node is TypeDeclarationSyntax,
            static (attributed, _) => ((TypeDeclarationSyntax)attributed.TargetNode).Identifier.ValueText);
        context.RegisterSourceOutput(names, static (output, name) => output.AddSource($"{name}.g.cs", ""));
    }
}
