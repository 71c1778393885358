using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>
/// Tells a catch that does the work another way, or leaves a failure to a helper, from one that only takes note. In doubt it
/// is work: what a call does cannot be seen from outside.
/// </summary>
internal sealed class CatchFallback
{
    private readonly ICatchClauseOperation _clause;
    private readonly IMethodSymbol _method;
    private readonly PrimitiveSignature _primitive;
    private readonly HashSet<ISymbol> _tried;
    private readonly ILocalSymbol? _exception;

    public CatchFallback(ICatchClauseOperation clause, IMethodSymbol method, PrimitiveSignature primitive)
    {
        _clause = clause;
        _method = method;
        _primitive = primitive;
        IEnumerable<ISymbol>? tried = (clause.Parent as ITryOperation)?.Body.Descendants()
            .OfType<IInvocationOperation>().Select(call => call.TargetMethod.OriginalDefinition);
        _tried = new HashSet<ISymbol>(tried ?? [], SymbolEqualityComparer.Default) { method };
        _exception = (clause.ExceptionDeclarationOrExpression as IVariableDeclaratorOperation)?.Symbol;
    }

    /// <summary>Whether a call ends the method, or does what failed before in some way.</summary>
    public bool AreUsedBy(IOperation operation)
    {
        if (operation is not IInvocationOperation call)
            return false;
        if (NeverReturns(call.TargetMethod))
            return true;

        // What is told about the exception writes it down.
        if (call.Arguments.Any(argument => Mentions(argument, _exception)))
            return false;
        return _tried.Contains(call.TargetMethod.OriginalDefinition)
            || call.Arguments.Any(PassesOn)
            || (_primitive.Flag == ProviderPrimitives.Flush && IsFlush(call.TargetMethod.Name))
            || (_primitive.Flag == ProviderPrimitives.Open && IsOwn(call.TargetMethod));
    }

    /// <summary>Whether a value that is returned says that something failed, or is the result of another attempt.</summary>
    public bool AreReturnedBy(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return _primitive.Flag switch
        {
            // Nothing read means that the backing ends here, and becomes an error that says just that.
            ProviderPrimitives.Read => value.ConstantValue is { HasValue: true, Value: 0 }
                && _clause.ExceptionType.Is("System.IO.EndOfStreamException"),

            // The only way of SpanCore to say that something is wrong, as it must not throw.
            ProviderPrimitives.Span => IsEmptySpan(value),
            ProviderPrimitives.Length => value.DescendantsAndSelf().Any(IsObtained),
            _ => false,
        };
    }

    private bool NeverReturns(IMethodSymbol method)
        => method.Has("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute")
            || (IsOwn(method) && method.DeclaringSyntaxReferences.Any(reference => IsThrow(reference.GetSyntax() as BaseMethodDeclarationSyntax)));

    private static bool IsThrow(BaseMethodDeclarationSyntax? method)
        => method?.ExpressionBody?.Expression is ThrowExpressionSyntax
            || (method?.Body?.Statements is { Count: 1 } statements && statements[0] is ThrowStatementSyntax);

    // An argument of the primitive that goes where work is done with it, not into a text.
    private bool PassesOn(IArgumentOperation argument)
        => argument.Parameter?.Type.SpecialType is not (SpecialType.System_Object or SpecialType.System_String)
            && argument.ArgumentKind == ArgumentKind.Explicit
            && argument.Value.DescendantsAndSelf().Any(operation => operation is IParameterReferenceOperation { Parent: not IPropertyReferenceOperation } reference
                && SymbolEqualityComparer.Default.Equals(reference.Parameter.ContainingSymbol, _method));

    private bool IsOwn(IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(method.ContainingType, _method.ContainingType);

    private static bool IsFlush(string name)
        => name.IndexOf("Flush", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Sync", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool Mentions(IOperation operation, ILocalSymbol? local) => local is not null && operation.DescendantsAndSelf()
        .Any(inner => inner is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));

    private static bool IsEmptySpan(IOperation value) => value switch
    {
        IDefaultValueOperation => true,
        IObjectCreationOperation creation => creation.Arguments.IsEmpty,
        IPropertyReferenceOperation property => property.Property is { IsStatic: true, Name: "Empty" },
        ICollectionExpressionOperation collection => collection.Elements.IsEmpty,
        _ => false,
    };

    private static bool IsObtained(IOperation operation) => operation switch
    {
        IInvocationOperation or IObjectCreationOperation => true,
        IPropertyReferenceOperation property => property.Instance is not (null or IInstanceReferenceOperation),
        _ => false,
    };
}
