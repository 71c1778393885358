using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers;

/// <summary>MPG111: a class that implements <c>IMemoryProvider</c> itself, where the generator would do it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenProviderAnalyzer() : ProviderGenAnalyzer(Rules.HandWritten)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterSymbolAction(symbol => Analyze(symbol, types), SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context, KnownTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false } || !types.IsProvider(type))
            return;

        // What it inherits from a class that is complete has been said of that one, or cannot be helped here.
        bool inherits = type.BaseType is { IsAbstract: false } parent && types.IsProvider(parent);
        if (inherits || types.FindAttribute(type) is not null || Wraps(type, types))
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            Rules.HandWritten, type.Locations.FirstOrDefault(), type.Name, types.MemoryProvider.Name));
    }

    /// <summary>Whether it reaches other providers, and so has no backing of its own that primitives could stand for.</summary>
    private static bool Wraps(INamedTypeSymbol type, KnownTypes types)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            // The parameters of a primary constructor may be used everywhere, and are in no field that has a symbol.
            if (level.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && Holds(field.Type, type, types))
                || level.InstanceConstructors.Any(constructor => constructor.Parameters.Any(p => Holds(p.Type, type, types))))
            {
                return true;
            }
        }

        return false;
    }

    // One, several, or what makes one: IMemoryProvider, IMemoryProvider[], List<IMemoryProvider>, Lazy<…>, Func<…>.
    private static bool Holds(ITypeSymbol held, INamedTypeSymbol type, KnownTypes types) => held switch
    {
        IArrayTypeSymbol array => Holds(array.ElementType, type, types),
        _ when SymbolEqualityComparer.Default.Equals(held.OriginalDefinition, type) => false,
        _ when types.IsProvider(held) => true,
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Holds(argument, type, types)),
        _ => false,
    };
}
