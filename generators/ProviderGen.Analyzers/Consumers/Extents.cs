using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>How many bytes an access is about, where that never varies.</summary>
internal static class Extents
{
    private const int Depth = 8;

    /// <summary>The length of an access in bytes, or null.</summary>
    public static long? Of(ProviderCall access, LocalValues locals)
    {
        if (access.Extent is null)
            return SizeOf(access.Operation.TargetMethod.TypeArguments);
        return access.Extent.Type?.SpecialType == SpecialType.System_Int64
            ? Constants.Evaluate(access.Extent, locals, static _ => null)
            : OfBuffer(access.Extent, locals, Depth);
    }

    private static long? OfBuffer(IOperation? buffer, LocalValues locals, int depth)
    {
        if (buffer is null || depth == 0)
            return null;
        switch (buffer)
        {
            case IConversionOperation { Operand: var converted }:
                return OfBuffer(converted, locals, depth - 1);
            case ILocalReferenceOperation { Local: var local } when locals.Find(local) is { IsTakenOut: false, Source: var source }:
                return OfBuffer(source, locals, depth - 1);
            case IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes }:
                return Number(sizes[0]);
            case IUtf8StringOperation text:
                return System.Text.Encoding.UTF8.GetByteCount(text.Value);
            case ICollectionExpressionOperation { Elements: var elements }
                when !elements.Any(element => element is ISpreadOperation):
                return elements.Length;
            case IDefaultValueOperation or IObjectCreationOperation { Arguments.Length: 0 }:
                return buffer.Type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" } ? 0 : null;
            case IPropertyReferenceOperation { Property: { Name: "Empty", ContainingType.Name: "Span" or "ReadOnlySpan" } }:
                return 0;
            case IInvocationOperation call:
                return OfPart(call);
            default:
                return StackAllocated(buffer);
        }

        long? OfPart(IInvocationOperation call)
            => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name, call.Arguments.Length) switch
            {
                ("MemoryExtensions", "AsSpan", 1) => OfBuffer(call.Arguments[0].Value, locals, depth - 1),
                ("MemoryExtensions", "AsSpan", 3) => Number(call.Arguments[2].Value),
                ("Span" or "ReadOnlySpan", "Slice", 2) => Number(call.Arguments[1].Value),
                _ => null,
            };

        long? Number(IOperation number) => Constants.Evaluate(number, locals, static _ => null);

        // The compiler shows no operation for it, only what stands in it.
        long? StackAllocated(IOperation allocation)
            => allocation.Syntax is StackAllocArrayCreationExpressionSyntax { Initializer: null }
                && allocation.ChildOperations is { Count: 1 } children
                    ? Number(children.First())
                    : null;
    }

    /// <summary>The size of the one type argument, if it is a number or the like.</summary>
    private static long? SizeOf(ImmutableArray<ITypeSymbol> types)
    {
        ITypeSymbol? type = types.Length == 1 ? types[0] : null;
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            type = underlying;
        return type?.SpecialType switch
        {
            SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
            SpecialType.System_Char or SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
            SpecialType.System_Decimal => 16,
            _ => null,
        };
    }
}
