using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// MPG108: a primitive called where nothing has been checked. What runs inside of the checks are primitives and what they
/// alone call; and while an instance is being made or collected there is nothing to check yet, or any more.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UncheckedPrimitiveAnalyzer() : ProviderGenAnalyzer(Rules.UncheckedPrimitive)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterSymbolStartAction(
            start =>
            {
                if (types.FindAttribute((INamedTypeSymbol)start.Symbol) is null)
                    return;
                var uses = new ConcurrentQueue<Use>();
                start.RegisterOperationAction(
                    operation => Collect(operation, (INamedTypeSymbol)start.Symbol, uses),
                    OperationKind.Invocation,
                    OperationKind.MethodReference,
                    OperationKind.PropertyReference);
                start.RegisterSymbolEndAction(end => Report(end, uses));
            },
            SymbolKind.NamedType);

    /// <summary>What to call instead of a primitive. The other two tell facts that may be had unchecked.</summary>
    internal static string? FindChecked(IMethodSymbol method) => PrimitiveSignature.FlagOf(method) switch
    {
        ProviderPrimitives.Length => "Size",
        ProviderPrimitives.Grow => "Grow",
        ProviderPrimitives.Read => "Read",
        ProviderPrimitives.Write or ProviderPrimitives.Zero => "Write",
        ProviderPrimitives.Span => "ReadInPlace",
        ProviderPrimitives.Open => "Open",
        ProviderPrimitives.Flush => "Flush",
        ProviderPrimitives.Dispose => "Dispose",
        _ => null,
    };

    private static void Collect(OperationAnalysisContext context, INamedTypeSymbol provider, ConcurrentQueue<Use> uses)
    {
        switch (context.Operation)
        {
            case IInvocationOperation { TargetMethod: var target }:
                Add(target);
                break;
            case IMethodReferenceOperation { Method: var target }:
                Add(target);
                break;
            case IPropertyReferenceOperation { Property: var property }:
                Add(property.GetMethod);
                Add(property.SetMethod);
                break;
        }

        void Add(IMethodSymbol? target)
        {
            // Calls of a partial method are of the part that defines it, and what it does is in the other one.
            ISymbol user = (context.ContainingSymbol as IMethodSymbol)?.PartialDefinitionPart ?? context.ContainingSymbol;
            if (target?.OriginalDefinition is { } used && SymbolEqualityComparer.Default.Equals(used.ContainingType, provider))
                uses.Enqueue(new Use(user, used, context.Operation.Syntax));
        }
    }

    private static void Report(SymbolAnalysisContext context, IReadOnlyCollection<Use> uses)
    {
        Use[] suspects = [.. uses.Where(use => FindChecked(use.Target) is not null && !IsInsideChecks(use.User))];
        if (suspects.Length == 0)
            return;

        // Private members are believed to serve the primitives alone, until somebody else turns out to use them.
        var helpers = new HashSet<ISymbol>(
            uses.Select(use => use.Target).Where(target => target.DeclaredAccessibility == Accessibility.Private),
            SymbolEqualityComparer.Default);
        ILookup<ISymbol, Use> byUser = uses.ToLookup(use => use.User, SymbolEqualityComparer.Default);
        var strangers = new Stack<ISymbol>(byUser.Select(user => user.Key).Where(user => !IsInsideChecks(user) && !helpers.Contains(user)));
        while (strangers.Count > 0)
        {
            foreach (Use use in byUser[strangers.Pop()])
            {
                if (helpers.Remove(use.Target) && !IsInsideChecks(use.Target))
                    strangers.Push(use.Target);
            }
        }

        foreach (Use suspect in suspects.Where(suspect => !helpers.Contains(suspect.User)))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.UncheckedPrimitive, suspect.Place.GetLocation(), suspect.Target.Name, FindChecked(suspect.Target)));
        }
    }

    private static bool IsInsideChecks(ISymbol user) => user switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor or MethodKind.Destructor } => true,
        IMethodSymbol method => PrimitiveSignature.FlagOf(method) != ProviderPrimitives.None,
        _ => true,
    };

    /// <summary>A member that uses another one, and where.</summary>
    private sealed record Use(ISymbol User, IMethodSymbol Target, SyntaxNode Place);
}
