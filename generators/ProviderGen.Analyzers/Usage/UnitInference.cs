using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Finds out what numbers count, from where they come from and how they are calculated.</summary>
/// <remarks>
/// A product with the page size is bytes, and bytes divided by it are pages. In a sum, all parts count the same. What is
/// calculated in any other way may be anything: a page number times 8 is where the entry of a page in some table is.
/// </remarks>
/// <param name="members">What belongs to providers.</param>
/// <param name="locals">The locals of the body in which the numbers stand.</param>
/// <param name="hardCodedPageSize">A constant that stands for the page size where it is a factor; null for none.</param>
/// <param name="isCertain">Whether that is known to be the page size, and so products with it to be whole pages.</param>
internal sealed class UnitInference(ProviderMembers members, LocalValues locals, long? hardCodedPageSize, bool isCertain = false)
{
    // A smaller constant counts pages, or parts of something; a larger one may be the size of a header, an entry or a page.
    private const long Few = 8;

    // Enough for what people write. Locals that double one another could go on for ever.
    private int _steps = 256;

    /// <summary>What a number counts.</summary>
    public Quantity Of(IOperation? operation)
    {
        if (operation is null || --_steps < 0)
            return default;
        Quantity known = FromSource(operation);
        return known.Unit == Unit.Unknown && operation.IsCalledBytes() ? new Quantity(Unit.Bytes) : known;
    }

    private Quantity FromSource(IOperation operation)
    {
        switch (operation)
        {
            case IConversionOperation { OperatorMethod: null, Operand: var operand }:
                return Of(operand);
            case IPropertyReferenceOperation property when members.IsPages(property):
                return new Quantity(Unit.Pages, property.Instance);
            case IPropertyReferenceOperation property when members.IsSize(property):
                return new Quantity(Unit.Bytes, property.Instance, IsWhole: true);
            case IPropertyReferenceOperation { Property: { Name: "Length", ContainingType: var owner } }
                when owner.Is("System.IO.Stream") || owner.Is("System.IO.FileStream") || owner.Is("System.IO.MemoryStream") || owner.Is("System.IO.FileInfo"):
            case ISizeOfOperation:
                return new Quantity(Unit.Bytes);
            case IPropertyReferenceOperation property when members.IsPageSize(property):
                return new Quantity(Unit.Bytes, property.Instance, IsPageSize: true, IsWhole: true);
            case ILocalReferenceOperation { Local: var local } when locals.Find(local) is { } value:
                return value.IsTakenOut ? OfValueIn(value.Source) : Of(value.Source);
            case IBinaryOperation binary:
                return Of(binary);
            case IInvocationOperation { TargetMethod: { Name: "Min" or "Max", ContainingType: { Name: "Math", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }, Arguments.Length: 2 } choice:
                return Sum(choice.Arguments[0].Value, choice.Arguments[1].Value);
            default:
                return members.IsValueOfResult(operation, out IOperation? result) ? OfValueIn(result!) : default;
        }
    }

    private Quantity Of(IBinaryOperation binary)
    {
        if (PageSizeFactor.Find(binary, hardCodedPageSize) is { } factor)
        {
            Quantity other = Of(factor.Other);
            if (!factor.IsDivisor)
                return new Quantity(Unit.Bytes, other.Provider, IsWhole: isCertain);
            if (binary.OperatorKind != BinaryOperatorKind.Remainder)
                return other.Unit == Unit.Bytes ? new Quantity(Unit.Pages, other.Provider) : default;
        }

        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => Sum(binary.LeftOperand, binary.RightOperand),
            BinaryOperatorKind.Subtract => Sum(binary.LeftOperand, binary.RightOperand, isDifference: true),
            BinaryOperatorKind.Multiply => Product(binary.LeftOperand, binary.RightOperand),
            BinaryOperatorKind.Divide => Quotient(binary.LeftOperand, binary.RightOperand),
            BinaryOperatorKind.Remainder when Of(binary.LeftOperand) is { Unit: Unit.Bytes } bytes
                => new Quantity(Unit.Bytes, bytes.Provider),
            _ => default,
        };
    }

    private Quantity Sum(IOperation leftOperand, IOperation rightOperand, bool isDifference = false)
    {
        Quantity left = Of(leftOperand);
        Quantity right = Of(rightOperand);
        bool isSame = Quantity.IsSame(left.Provider, right.Provider);
        IOperation? provider = left.Provider ?? right.Provider;
        return (left.Unit, right.Unit) switch
        {
            (Unit.Bytes, Unit.Bytes) => new Quantity(Unit.Bytes, provider, IsWhole: left.IsWhole && right.IsWhole && isSame),
            (Unit.Bytes, Unit.Unknown) or (Unit.Unknown, Unit.Bytes) => new Quantity(Unit.Bytes, provider),
            (Unit.Pages, Unit.Pages) => new Quantity(Unit.Pages, provider),

            // A header may be added to a page number, in a table of pages; nothing but pages is taken from one.
            (Unit.Pages, Unit.Unknown) when isDifference || IsFew(rightOperand) => left,
            (Unit.Pages, Unit.Bytes) when isDifference && right.Provider is null => left,
            (Unit.Unknown, Unit.Pages) when IsFew(leftOperand) => right,
            _ => default,
        };
    }

    private Quantity Product(IOperation leftOperand, IOperation rightOperand)
    {
        Quantity left = Of(leftOperand);
        Quantity right = Of(rightOperand);
        return (left.Unit, right.Unit) switch
        {
            (Unit.Bytes, Unit.Unknown) => Times(left, IsInteger(rightOperand)),
            (Unit.Unknown, Unit.Bytes) => Times(right, IsInteger(leftOperand)),
            (Unit.Bytes, Unit.Pages) when left.IsPageSize => Times(left, Quantity.IsSame(left.Provider, right.Provider)),
            (Unit.Pages, Unit.Bytes) when right.IsPageSize => Times(right, Quantity.IsSame(left.Provider, right.Provider)),
            _ => default,
        };

        static Quantity Times(Quantity bytes, bool isWhole)
            => new(Unit.Bytes, bytes.Provider, IsWhole: bytes.IsWhole && isWhole);
    }

    private Quantity Quotient(IOperation leftOperand, IOperation rightOperand)
    {
        Quantity left = Of(leftOperand);
        Quantity right = Of(rightOperand);
        if (right.IsPageSize)
            return left.Unit == Unit.Bytes ? new Quantity(Unit.Pages, left.Provider ?? right.Provider) : default;
        return right.Unit == Unit.Unknown && IsFew(rightOperand) ? new Quantity(left.Unit, left.Provider) : default;
    }

    /// <summary>The value of a result counts something if it is that of a growth.</summary>
    private Quantity OfValueIn(IOperation result)
    {
        if (--_steps < 0)
            return default;
        return result switch
        {
            ILocalReferenceOperation { Local: var local } when locals.Find(local) is { IsTakenOut: false, Source: var source }
                => OfValueIn(source),
            IInvocationOperation call when members.Find(call) is { IsGrowth: true } growth
                => new Quantity(Unit.Pages, growth.Provider),
            _ => default,
        };
    }

    private static bool IsInteger(IOperation operation)
        => operation.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static bool IsFew(IOperation operation) => operation.Constant() is > -Few and < Few;
}
