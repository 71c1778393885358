using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>MPG101: a result that nobody can look at any more, and that nobody has discarded on purpose.</summary>
/// <remarks>
/// Whatever drops a value is an expression statement to the compiler: the increment of a loop, and the body of a lambda or
/// of a member that returns nothing, just as well.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedResultAnalyzer() : ProviderGenAnalyzer(Rules.DroppedResult)
{
    private protected override void Register(CompilationStartAnalysisContext context, KnownTypes types)
    {
        INamedTypeSymbol?[] tasks =
        [
            context.Compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1"),
            context.Compilation.GetTypeByMetadataName("System.Threading.Tasks.ValueTask`1"),
        ];
        context.RegisterOperationBlockStartAction(block =>
        {
            var variables = new VariableReferences(block.OperationBlocks);
            block.RegisterOperationAction(
                statement =>
                {
                    IOperation dropped = ((IExpressionStatementOperation)statement.Operation).Operation;
                    if (!IsDropped(dropped, types, tasks, variables) || IsOnlyDescribed(dropped) || StandIns.IsTold(dropped, types))
                        return;
                    Location location = dropped.Syntax.GetLocation();
                    statement.ReportDiagnostic(Diagnostic.Create(Rules.DroppedResult, location, Describe(dropped)));
                },
                OperationKind.ExpressionStatement);
        });
    }

    private static bool IsDropped(IOperation dropped, KnownTypes types, INamedTypeSymbol?[] tasks, VariableReferences variables)
    {
        // What is assigned is stored, or discarded on purpose.
        if (dropped is IAssignmentOperation)
            return false;
        dropped = LastOf(dropped);
        if (dropped.Type is not INamedTypeSymbol type)
            return false;
        bool isTask = tasks.Contains(type.OriginalDefinition, SymbolEqualityComparer.Default);
        if (isTask || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return types.IsResult(type.TypeArguments[0]);
        return types.IsResult(type) && !(dropped is IAwaitOperation { Operation: var task } && IsKept(task, variables));
    }

    /// <summary>An expression tree describes a call, to a mock for instance, and makes none.</summary>
    private static bool IsOnlyDescribed(IOperation dropped)
    {
        for (IOperation? outer = dropped.Parent; outer is not null; outer = outer.Parent)
        {
            if (outer is IAnonymousFunctionOperation { Parent.Type: { TypeKind: TypeKind.Class, Name: "Expression" } })
                return true;
        }

        return false;
    }

    /// <summary>A task that is kept somewhere can still be asked for its result after it was awaited.</summary>
    private static bool IsKept(IOperation task, VariableReferences variables) => Unconfigured(task) switch
    {
        ILocalReferenceOperation here => IsReadElsewhere(here, variables.Of(here.Local)),
        IParameterReferenceOperation here => IsReadElsewhere(here, variables.Of(here.Parameter)),
        IMemberReferenceOperation => true,
        _ => false,
    };

    private static bool IsReadElsewhere(IOperation here, IReadOnlyList<IOperation> references) => references.Any(other
        => other != here && !(other.Parent is IAssignmentOperation { Target: var target } && target == other));

    private static string Describe(IOperation dropped) => Unconfigured(LastOf(dropped)) switch
    {
        IAwaitOperation awaited => Describe(awaited.Operation),
        IInvocationOperation { TargetMethod.Name: "Invoke", Instance: { Type.TypeKind: TypeKind.Delegate } called }
            => called.Syntax.ToString(),
        IInvocationOperation call => call.TargetMethod.Name,
        IMemberReferenceOperation member => member.Member.Name,
        var other => other.Syntax.ToString(),
    };

    /// <summary>In <c>a?.b?.c()</c> the call.</summary>
    private static IOperation LastOf(IOperation operation)
    {
        while (operation is IConditionalAccessOperation chain)
            operation = chain.WhenNotNull;
        return operation;
    }

    private static IOperation Unconfigured(IOperation task)
        => task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } itself } ? itself : task;
}
