using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>What a number counts.</summary>
internal enum Unit
{
    Unknown,
    Pages,
    Bytes,
}

/// <summary>A number with its unit, as in physics.</summary>
/// <param name="Unit">What it counts.</param>
/// <param name="Provider">The provider it was first asked for; null if it was no provider.</param>
/// <param name="IsPageSize">Whether it is the page size itself: bytes, and the factor between the two units.</param>
/// <param name="IsWhole">For bytes, whether they are a whole number of pages of that provider.</param>
internal readonly record struct Quantity(Unit Unit, IOperation? Provider = null, bool IsPageSize = false, bool IsWhole = false)
{
    /// <summary>Whether both come from the same provider, as far as the code shows.</summary>
    public static bool IsSame(IOperation? left, IOperation? right)
        => left is null || right is null
            || (left is IInstanceReferenceOperation && right is IInstanceReferenceOperation)
            || left.Syntax.IsEquivalentTo(right.Syntax, topLevel: false);
}
