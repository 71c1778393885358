using Microsoft.CodeAnalysis.Operations;

namespace ProviderGen.Analyzers;

/// <summary>Numbers that are known while compiling, those in locals that are assigned once included.</summary>
internal static class Constants
{
    /// <summary>The value as the compiler knows it.</summary>
    public static long? Constant(this IOperation? operation) => operation?.ConstantValue switch
    {
        { HasValue: true, Value: int value } => value,
        { HasValue: true, Value: long value } => value,
        { HasValue: true, Value: uint value } => value,
        { HasValue: true, Value: ulong value and <= long.MaxValue } => (long)value,
        { HasValue: true, Value: short value } => value,
        { HasValue: true, Value: ushort value } => value,
        { HasValue: true, Value: byte value } => value,
        { HasValue: true, Value: sbyte value } => value,
        _ => null,
    };

    /// <summary>Whether the number has a name that says that it counts pages, or things.</summary>
    public static bool IsCalledCount(this IOperation operation) => operation switch
    {
        IConversionOperation { Operand: var operand } => operand.IsCalledCount(),
        IFieldReferenceOperation { Field.Name: var name } => IsCount(name),
        ILocalReferenceOperation { Local.Name: var name } => IsCount(name),
        _ => false,
    };

    /// <summary>Whether the number has a name that says that it counts bytes: bytesNeeded, fileBytes, byteCount.</summary>
    public static bool IsCalledBytes(this IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field.Name: var name } => IsBytes(name),
        ILocalReferenceOperation { Local.Name: var name } => IsBytes(name),
        IParameterReferenceOperation { Parameter.Name: var name } => IsBytes(name),
        IPropertyReferenceOperation { Property.Name: var name } => IsBytes(name),
        _ => false,
    };

    // A page may be named after its bytes, and a ratio after both of what it is made of.
    private static bool IsBytes(string name)
    {
        string[] words = [.. Words(name)];
        return !words.Any(word => word is "page" or "pages" or "per")
            && (words.Contains("bytes") || (words.Length > 1 && words[words.Length - 2] == "byte" && words[words.Length - 1] is "count" or "length" or "size"));
    }

    // Of a name as bytesNeeded, BytesNeeded or BYTES_NEEDED.
    private static IEnumerable<string> Words(string name)
    {
        bool isShouted = !name.Any(char.IsLower);
        int start = 0;
        for (int i = 1; i <= name.Length; i++)
        {
            if (i < name.Length && !(name[i] == '_' || name[i - 1] == '_' || (!isShouted && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))))
                continue;
            yield return name.Substring(start, i - start).ToLowerInvariant();
            start = i;
        }
    }

    private static bool IsCount(string name)
        => name.EndsWith("pages", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("count", StringComparison.OrdinalIgnoreCase);

    /// <summary>The value of a number that never varies.</summary>
    /// <param name="operation">The number.</param>
    /// <param name="locals">The locals of the body in which it stands.</param>
    /// <param name="known">What else is known of single operations.</param>
    public static long? Evaluate(IOperation? operation, LocalValues locals, Func<IOperation, long?> known)
        => new Evaluation(locals, known).Of(operation, depth: 16);

    // What overflows is not known to be anything.
    private static long? Within(ITypeSymbol? type, decimal value) => type?.SpecialType switch
    {
        SpecialType.System_Int32 when value is >= int.MinValue and <= int.MaxValue => (long)value,
        SpecialType.System_Int64 when value is >= long.MinValue and <= long.MaxValue => (long)value,
        _ => null,
    };

    private sealed class Evaluation(LocalValues locals, Func<IOperation, long?> known)
    {
        // Enough for what people write. Locals that double one another could go on for ever.
        private int _steps = 256;

        // What nests deeper gets no verdict, and nobody runs out of stack over it.
        public long? Of(IOperation? operation, int depth)
        {
            if (operation is null || depth == 0 || --_steps < 0)
                return null;
            if ((operation.Constant() ?? known(operation)) is { } value)
                return value;
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null, Operand: var operand }:
                    return operation.Type?.SpecialType switch
                    {
                        SpecialType.System_Int64 => Next(operand),
                        SpecialType.System_Int32 => Next(operand) is >= int.MinValue and <= int.MaxValue and var small ? small : null,
                        _ => null,
                    };
                case ILocalReferenceOperation { Local: var local } when locals.Find(local) is { IsTakenOut: false, Source: var source }:
                    return Next(source);
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Operand: var operand } when Next(operand) is { } positive:
                    return Within(operation.Type, -(decimal)positive);
                case IBinaryOperation { LeftOperand: var leftOperand, RightOperand: var rightOperand } binary
                    when Next(leftOperand) is { } left && Next(rightOperand) is { } right:
                    return binary.OperatorKind switch
                    {
                        BinaryOperatorKind.Add => Within(binary.Type, (decimal)left + right),
                        BinaryOperatorKind.Subtract => Within(binary.Type, (decimal)left - right),
                        BinaryOperatorKind.Multiply when Math.Abs((double)left * right) < 1e28
                            => Within(binary.Type, (decimal)left * right),
                        _ => null,
                    };
                default:
                    return null;
            }

            long? Next(IOperation inner) => Of(inner, depth - 1);
        }
    }
}
