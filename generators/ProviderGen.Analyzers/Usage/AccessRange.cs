using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>How many bytes an access is about, where that never varies.</summary>
internal static class AccessRange
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
                return Next(converted);
            case ILocalReferenceOperation { Local: var local } when locals.Find(local) is { IsTakenOut: false, Source: var source }:
                return Next(source);
            case IArrayCreationOperation { DimensionSizes: { Length: 1 } sizes }:
                return Number(sizes[0]);
            case IUtf8StringOperation text:
                return System.Text.Encoding.UTF8.GetByteCount(text.Value);
            case ICollectionExpressionOperation { Elements: var elements }
                when !elements.Any(element => element is ISpreadOperation):
                return elements.Length;
            case IDefaultValueOperation:
                return IsSpan(buffer) ? 0 : null;
            case IObjectCreationOperation creation when IsSpan(buffer):
                return OfNew(creation);
            case IPropertyReferenceOperation { Property: { Name: "Empty", ContainingType.Name: "Span" or "ReadOnlySpan" } }:
                return 0;
            case IPropertyReferenceOperation { Property: { Name: "Span", ContainingType.Name: "Memory" or "ReadOnlyMemory" }, Instance: { } memory }:
                return Next(memory);
            case IImplicitIndexerReferenceOperation { Instance: var whole, Argument: var range }:
                return Part(whole, range);
            case IArrayElementReferenceOperation { ArrayReference: var whole, Indices: { Length: 1 } indices }:
                return Part(whole, indices[0]);
            case IInvocationOperation call:
                return OfPart(call);
            default:
                return StackAllocated(buffer);
        }

        long? Next(IOperation inner) => OfBuffer(inner, locals, depth - 1);

        long? OfNew(IObjectCreationOperation creation) => (creation.Arguments.Length, creation.Constructor?.Parameters.FirstOrDefault()) switch
        {
            (0, _) => 0,
            (1, { RefKind: not RefKind.None }) => 1,
            (1, _) => Next(creation.Arguments[0].Value),
            (_, _) => Number(creation.Arguments[creation.Arguments.Length - 1].Value),
        };

        long? OfPart(IInvocationOperation call)
        {
            IOperation[] arguments = [.. call.Arguments.Select(argument => argument.Value)];
            return (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name, arguments.Length) switch
            {
                ("MemoryExtensions", "AsSpan" or "AsMemory", 1) => Next(arguments[0]),
                ("MemoryExtensions", "AsSpan" or "AsMemory", 2) => Part(arguments[0], arguments[1]),
                ("MemoryExtensions", "AsSpan" or "AsMemory", 3) => Number(arguments[2]),
                ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", "Slice", 1) when call.Instance is { } whole => Part(whole, arguments[0]),
                ("Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", "Slice", 2) => Number(arguments[1]),
                ("MemoryMarshal", "CreateSpan" or "CreateReadOnlySpan", 2) => Number(arguments[1]),
                ("MemoryMarshal", "AsBytes", 1) => Next(arguments[0]) * SizeOf(call.TargetMethod.TypeArguments),
                _ => null,
            };
        }

        // From an index on, or a range, of which both ends may be counted from the end.
        long? Part(IOperation whole, IOperation part)
        {
            while (part is IConversionOperation { Operand: var operand })
                part = operand;
            (IOperation? from, IOperation? to) = part is IRangeOperation range ? (range.LeftOperand, range.RightOperand) : (part, null);
            var (start, isStartFromEnd) = from is null ? (0, false) : Index(from);
            var (end, isEndFromEnd) = to is null ? (0, true) : Index(to);
            long? length = (isStartFromEnd, isEndFromEnd) switch
            {
                (false, false) => end - start,
                (true, true) => start - end,
                (false, true) => Next(whole) - end - start,
                (true, false) => end - (Next(whole) - start),
            };
            return length >= 0 ? length : null;
        }

        (long? Value, bool IsFromEnd) Index(IOperation index)
        {
            while (index is IConversionOperation { Operand: var operand })
                index = operand;
            return index is IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat, Operand: var fromEnd } ? (Number(fromEnd), true) : (Number(index), false);
        }

        long? Number(IOperation number) => Constants.Evaluate(number, locals, static _ => null);

        // The compiler shows no operation for it, only what stands in it.
        long? StackAllocated(IOperation allocation) => allocation.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax { Initializer: null } when allocation.ChildOperations is { Count: 1 } children => Number(children.First()),
            StackAllocArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements.Count,
            ImplicitStackAllocArrayCreationExpressionSyntax { Initializer.Expressions: var elements } => elements.Count,
            _ => null,
        };
    }

    private static bool IsSpan(IOperation buffer) => buffer.Type is INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" };

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
