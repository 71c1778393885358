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
            || PlatformGuard.IsForWindowsOnly(type))
        {
            return;
        }

        var found = new Findings(type);
        context.RegisterOperationAction(found.Look, OperationKind.Invocation, OperationKind.MethodReference);
        context.RegisterSymbolEndAction(found.Report);
    }

    // A class derived from FileStream may have a Flush of its own, of which nothing is known.
    private static string? NameOfFlush(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: { Name: "FlushToDisk" } method } when method.ContainingType.Is("System.IO.RandomAccess")
            => "RandomAccess.FlushToDisk",
        IInvocationOperation { TargetMethod: { Name: "Flush", Parameters.Length: 1 } method } call
            when method.ContainingType.Is("System.IO.FileStream")
                && call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true, Value: true } => "FileStream.Flush(true)",
        _ => null,
    };

    private static ISymbol Definition(IMethodSymbol method) => method.OriginalDefinition.PartialDefinitionPart ?? method.OriginalDefinition;

    /// <summary>What the methods of a class say, in whatever order they are analyzed.</summary>
    private sealed class Findings(INamedTypeSymbol type)
    {
        private readonly ConcurrentDictionary<ISymbol, bool> _usedByFlush = new(SymbolEqualityComparer.Default);
        private readonly ConcurrentQueue<(ISymbol Method, Diagnostic Diagnostic)> _elsewhere = new();

        public void Look(OperationAnalysisContext context)
        {
            // Types inside of the class come here, too.
            IOperation operation = context.Operation;
            if (context.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } method
                || !SymbolEqualityComparer.Default.Equals(method.ContainingType, type))
            {
                return;
            }

            bool isInFlush = PrimitiveSignature.FlagOf(method) == ProviderPrimitives.Flush;
            IMethodSymbol? step = isInFlush ? OwnMethod(operation) : null;
            string? flush = NameOfFlush(operation);
            if ((flush is null && step is null)
                || PlatformGuard.SaysWindowsOnly(method)
                || !PlatformGuard.MayRunOnUnix(operation))
            {
                return;
            }

            if (step is not null)
                _usedByFlush[Definition(step)] = true;
            if (flush is null)
                return;
            var diagnostic = Diagnostic.Create(Rules.UnfailingFlush, operation.Syntax.GetLocation(), flush, type.Name);
            if (isInFlush)
                context.ReportDiagnostic(diagnostic);
            else
                _elsewhere.Enqueue((Definition(method), diagnostic));
        }

        public void Report(SymbolAnalysisContext context)
        {
            foreach (var (_, diagnostic) in _elsewhere.Where(found => _usedByFlush.ContainsKey(found.Method)))
                context.ReportDiagnostic(diagnostic);
        }

        private IMethodSymbol? OwnMethod(IOperation operation)
        {
            IMethodSymbol? target = operation switch
            {
                IInvocationOperation call => call.TargetMethod,
                IMethodReferenceOperation reference => reference.Method,
                _ => null,
            };
            return SymbolEqualityComparer.Default.Equals(target?.ContainingType?.OriginalDefinition, type) ? target : null;
        }
    }
}
