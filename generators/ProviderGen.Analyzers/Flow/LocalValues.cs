using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>The values of the locals of one body that are assigned once. Nothing is looked at before somebody asks.</summary>
internal sealed class LocalValues(ImmutableArray<IOperation> body)
{
    private readonly Lazy<Dictionary<ISymbol, LocalValue?>> _values = new(() => Collect(body));

    /// <summary>What the local is for all its life, or null where that cannot be said.</summary>
    public LocalValue? Find(ILocalSymbol local) => _values.Value.TryGetValue(local, out LocalValue? value) ? value : null;

    /// <summary>A value, or if it is a local that is assigned once, what it was assigned; without conversions.</summary>
    public IOperation Through(IOperation value)
    {
        value = WithoutConversions(value);
        return value is ILocalReferenceOperation { Local: var local } && Find(local) is { IsTakenOut: false, Source: var source }
            ? WithoutConversions(source)
            : value;

        static IOperation WithoutConversions(IOperation value)
        {
            while (value is IConversionOperation conversion)
                value = conversion.Operand;
            return value;
        }
    }

    private static Dictionary<ISymbol, LocalValue?> Collect(ImmutableArray<IOperation> body)
    {
        var values = new Dictionary<ISymbol, LocalValue?>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in body.SelectMany(block => block.DescendantsAndSelf()))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { Value: var initial }:
                    Assign(declarator.Symbol, declarator.Symbol.IsRef ? null : new LocalValue(initial));
                    if (declarator.Symbol.IsRef)
                        Forget(initial);
                    break;
                case ISimpleAssignmentOperation { IsRef: false } assignment:
                    AssignTo(assignment.Target, new LocalValue(assignment.Value));
                    break;
                case IDeconstructionAssignmentOperation deconstruction:
                    Deconstruct(Declared(deconstruction.Target), WithoutConversion(deconstruction.Value));
                    break;
                case IAssignmentOperation assignment:
                    Forget(assignment.Target);
                    break;
                case IIncrementOrDecrementOperation increment:
                    Forget(increment.Target);
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    AssignTo(argument.Value, Returned(argument));
                    break;
                case IAddressOfOperation address:
                    Forget(address.Reference);
                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local } pattern:
                    Assign(local, Matched(pattern));
                    break;
                case IRecursivePatternOperation { DeclaredSymbol: ILocalSymbol local }:
                    Assign(local, null);
                    break;
                case IListPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                    Assign(local, null);
                    break;
            }
        }

        return values;

        // The second time, nothing is certain any more.
        void Assign(ISymbol local, LocalValue? value) => values[local] = values.ContainsKey(local) ? null : value;

        void AssignTo(IOperation target, LocalValue? value)
        {
            if (Declared(target) is ILocalReferenceOperation { Local: var local })
                Assign(local, value);
        }

        void Forget(IOperation target)
        {
            foreach (ILocalReferenceOperation reference in target.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
                values[reference.Local] = null;
        }

        void Deconstruct(IOperation target, IOperation value)
        {
            if (target is not ITupleOperation { Elements: var targets })
            {
                AssignTo(target, new LocalValue(value));
                return;
            }

            for (int i = 0; i < targets.Length; i++)
            {
                IOperation part = Declared(targets[i]);
                if (value is ITupleOperation { Elements: var parts } && parts.Length == targets.Length)
                    Deconstruct(part, WithoutConversion(parts[i]));
                else if (i == 0 && part is ILocalReferenceOperation)
                    AssignTo(part, new LocalValue(value, IsTakenOut: true));
                else
                    Forget(part);
            }
        }
    }

    /// <summary>What <c>TryGetValue</c> hands out.</summary>
    private static LocalValue? Returned(IArgumentOperation argument)
        => argument is
        {
            Parameter.Ordinal: 0,
            Parent: IInvocationOperation { TargetMethod.Name: "TryGetValue", Instance: { } result },
        }
            ? new LocalValue(result, IsTakenOut: true)
            : null;

    /// <summary>What <c>is { Value: var value }</c> hands out.</summary>
    private static LocalValue? Matched(IDeclarationPatternOperation pattern)
        => pattern.Parent is IPropertySubpatternOperation
        {
            Member: IPropertyReferenceOperation { Property.Name: "Value" },
            Parent: IRecursivePatternOperation { Parent: IIsPatternOperation { Value: var result } },
        }
            ? new LocalValue(result, IsTakenOut: true)
            : null;

    private static IOperation Declared(IOperation target)
        => target is IDeclarationExpressionOperation { Expression: var declared } ? declared : target;

    private static IOperation WithoutConversion(IOperation value)
        => value is IConversionOperation { IsImplicit: true, Operand: var operand } ? operand : value;
}

/// <summary>Where the value of a local comes from.</summary>
/// <param name="Source">An operation with that value; or, if it is taken out, one whose result holds it.</param>
/// <param name="IsTakenOut">Whether the local is the first part of the source, if that is a result its value.</param>
internal sealed record LocalValue(IOperation Source, bool IsTakenOut = false);
