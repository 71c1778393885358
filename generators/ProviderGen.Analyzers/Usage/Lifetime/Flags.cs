using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Conditions that can be asked again with the same answer, so that two of them may belong together.</summary>
internal static class Flags
{
    /// <summary>Whether an operation only takes place where such a condition says so.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="provider">The provider in question. What the code asks of it, or whether it is null, is no flag.</param>
    public static bool Decide(IOperation operation, ILocalSymbol provider)
    {
        for (IOperation current = operation; current.Parent is { } parent; current = parent)
        {
            IOperation? condition = parent switch
            {
                IConditionalOperation conditional when conditional.Condition != current => conditional.Condition,
                ISwitchOperation choice when choice.Value != current => choice.Value,
                ISwitchExpressionOperation choice when choice.Value != current => choice.Value,
                _ => null,
            };
            if (condition is not null && IsFlag(condition, provider))
                return true;
        }

        return false;
    }

    // Locals, parameters, fields and properties, compared and combined; what a call returns may differ the next time.
    private static bool IsFlag(IOperation condition, ILocalSymbol provider)
    {
        bool asksVariable = false;
        foreach (IOperation operation in condition.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when SymbolEqualityComparer.Default.Equals(local, provider):
                    return false;
                case ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Field.IsConst: false } or IPropertyReferenceOperation:
                    asksVariable = true;
                    break;
                case IInstanceReferenceOperation or ILiteralOperation or IFieldReferenceOperation or IConversionOperation
                    or IUnaryOperation or IBinaryOperation or IIsPatternOperation or IPatternOperation or IPropertySubpatternOperation
                    or IIsTypeOperation or IDefaultValueOperation:
                    break;
                default:
                    return false;
            }
        }

        return asksVariable;
    }
}
