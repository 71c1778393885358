using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>A constant page size by which something is multiplied or divided.</summary>
/// <param name="Other">What is multiplied or divided.</param>
/// <param name="Site">What has to change where the page size is asked for instead: the constant, or the calculation.</param>
/// <param name="Text">The constant as it is written.</param>
/// <param name="IsDivisor">Whether it divides, or takes the remainder.</param>
/// <param name="IsNamed">Whether it has a name, which may be that of something else of the same size.</param>
internal sealed record PageSizeFactor(IOperation Other, IOperation Site, string Text, bool IsDivisor, bool IsNamed)
{
    /// <summary>Finds a factor of that size, be it written 65536, 64 * 1024, 1 &lt;&lt; 16, or as a shift.</summary>
    public static PageSizeFactor? Find(IBinaryOperation binary, long? pageSize)
    {
        IOperation left = binary.LeftOperand;
        IOperation right = binary.RightOperand;
        if (pageSize is null)
            return null;

        // The operator first: the constant of a text that is put together grows with each piece, and is made when it is asked for.
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.Multiply when IsPageSize(right):
                return Create(left, right, isDivisor: false);
            case BinaryOperatorKind.Multiply when IsPageSize(left):
                return Create(right, left, isDivisor: false);
            case BinaryOperatorKind.Multiply when right.Constant() is { } second
                && WithoutConversion(left) is IBinaryOperation { OperatorKind: BinaryOperatorKind.Multiply } product
                && product.RightOperand.Constant() is { } first
                && first <= pageSize && second <= pageSize && first * second == pageSize:
                return new PageSizeFactor(
                    product.LeftOperand,
                    binary,
                    $"{product.RightOperand.Syntax} * {right.Syntax}",
                    IsDivisor: false,
                    HasName(product.RightOperand) || HasName(right));
            case BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder when IsPageSize(right):
                return Create(left, right, isDivisor: true);
            case BinaryOperatorKind.LeftShift when left.Constant() is null && IsShiftBy(pageSize, right):
                return new PageSizeFactor(left, binary, $"<< {right.Syntax}", IsDivisor: false, HasName(right));
            case BinaryOperatorKind.RightShift when left.Constant() is null && IsShiftBy(pageSize, right):
                return new PageSizeFactor(left, binary, $">> {right.Syntax}", IsDivisor: true, HasName(right));
            default:
                return null;
        }

        // What is called "MaxPages" may be of that size, too.
        bool IsPageSize(IOperation factor) => factor.Constant() == pageSize && !factor.IsCalledCount();
    }

    private static PageSizeFactor Create(IOperation other, IOperation constant, bool isDivisor)
        => new(other, constant, constant.Syntax.ToString(), isDivisor, HasName(constant));

    private static bool IsShiftBy(long? pageSize, IOperation bits)
        => bits.Constant() is > 0 and < 31 and var count && 1L << (int)count == pageSize;

    private static bool HasName(IOperation constant)
        => constant.Syntax.DescendantNodesAndSelf().Any(node => node is SimpleNameSyntax);

    private static IOperation WithoutConversion(IOperation value)
        => value is IConversionOperation { Operand: var operand } ? operand : value;
}
