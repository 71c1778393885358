using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// MPG017: finds the flushes of .NET that report success on Unix whatever <c>fsync</c> says, in <c>FlushCore</c> and in the private
/// methods that it calls.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnfailingFlushAnalyzer() : ProviderGenAnalyzer(Rules.UnfailingFlush)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
        => context.RegisterSymbolStartAction(start => Start(start, types), SymbolKind.NamedType);

    private static void Start(SymbolStartAnalysisContext context, KnownTypes types)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (types.FindAttribute(type) is null
            || !type.GetMembers(ProviderNames.FlushCore).OfType<IMethodSymbol>().Any()
            || Platforms.IsForWindowsOnly(type))
        {
            return;
        }

        var called = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        var elsewhere = new ConcurrentQueue<(ISymbol Method, Diagnostic Diagnostic)>();
        context.RegisterOperationAction(
            operation =>
            {
                // Nested types have their operations here, too.
                var call = (IInvocationOperation)operation.Operation;
                if (operation.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method
                    || !SymbolEqualityComparer.Default.Equals(method.ContainingType, type)
                    || Platforms.SaysWindowsOnly(method))
                {
                    return;
                }

                bool isFlush = PrimitiveSignature.FlagOf(method) == ProviderPrimitives.Flush;
                string? flush = NameOfFlush(call);
                bool isStep = isFlush && SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType.OriginalDefinition, type);
                if ((flush is null && !isStep)
                    || !PlatformFlow.MayRunOnUnix(call, operation.GetControlFlowGraph(), operation.CancellationToken))
                {
                    return;
                }

                if (flush is null)
                {
                    called[Definition(call.TargetMethod)] = true;
                    return;
                }

                var diagnostic = Diagnostic.Create(Rules.UnfailingFlush, call.Syntax.GetLocation(), flush, type.Name);
                if (isFlush)
                    operation.ReportDiagnostic(diagnostic);
                else
                    elsewhere.Enqueue((Definition(method), diagnostic));
            },
            OperationKind.Invocation);
        context.RegisterSymbolEndAction(end =>
        {
            foreach (var (method, diagnostic) in elsewhere)
            {
                if (called.ContainsKey(method))
                    end.ReportDiagnostic(diagnostic);
            }
        });
    }

    private static ISymbol Definition(IMethodSymbol method) => method.OriginalDefinition.PartialDefinitionPart ?? method.OriginalDefinition;

    // A class derived from FileStream may have a Flush of its own, of which nothing is known.
    private static string? NameOfFlush(IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "FlushToDisk" } method when method.ContainingType.Is("System.IO.RandomAccess") => "RandomAccess.FlushToDisk",
        { Name: "Flush", Parameters.Length: 1 } method when method.ContainingType.Is("System.IO.FileStream")
            && call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: true } => "FileStream.Flush(true)",
        _ => null,
    };
}
