using Microsoft.CodeAnalysis.Diagnostics;

namespace ProviderGen.Analyzers;

/// <summary>MPG013: finds what a provider creates, keeps, and never releases, as it has no <c>DisposeCore</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackingNotReleasedAnalyzer() : ProviderGenAnalyzer(Rules.BackingNotReleased)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterSymbolStartAction(start => Start(start, types), SymbolKind.NamedType);

    private static void Start(SymbolStartAnalysisContext context, KnownTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (types.FindAttribute(type) is null || type.GetMembers(ProviderNames.DisposeCore).OfType<IMethodSymbol>().Any())
            return;
        ISymbol[] kept = [.. StoredMembers.Of(type).Where(member => Ownership.IsReleasable(StoredMembers.TypeOf(member)))];
        if (kept.Length == 0)
            return;

        var origins = new Ownership(kept, types);
        context.RegisterOperationAction(
            operation => origins.Assign(operation.Operation),
            OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        context.RegisterOperationAction(
            operation => origins.Use(operation.Operation, operation.ContainingSymbol), OperationKind.FieldReference, OperationKind.PropertyReference);
        context.RegisterSymbolEndAction(end => Report(end, type, [.. kept.Where(origins.IsNeverReleased)], origins));
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, ISymbol[] members, Ownership origins)
    {
        // What may belong to somebody else must not be disposed without asking: then nothing is handed to the code fix.
        Location[] toDispose = members.Any(origins.MayBeForeign) ? [] : [.. members.Select(member => member.Locations[0])];
        foreach (ISymbol member in members)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.BackingNotReleased, member.Locations[0], toDispose, type.Name, member.Name));
        }
    }
}
