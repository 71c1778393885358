using FsCheck;
using FsCheck.Fluent;

namespace ProviderGen.Testing;

/// <summary>Random operations, biased to where mistakes are: page borders, the end, zero, negative numbers, the extremes.</summary>
internal static class OperationGenerator
{
    private const int MaxPages = 6;

    public static Gen<MemoryOperation[]> Sequences(int pageSize) => Operation(pageSize).ArrayOf();

    /// <summary>Shorter sequences first, then the same with smaller numbers.</summary>
    public static IEnumerable<MemoryOperation[]> Shrink(MemoryOperation[] operations)
    {
        for (int length = operations.Length / 2; length > 0; length /= 2)
        {
            for (int start = 0; start + length <= operations.Length; start += length)
                yield return [.. operations[..start], .. operations[(start + length)..]];
        }

        for (int i = 0; i < operations.Length; i++)
        {
            foreach (MemoryOperation smaller in Smaller(operations[i]))
                yield return [.. operations[..i], smaller, .. operations[(i + 1)..]];
        }
    }

    private static Gen<MemoryOperation> Operation(int pageSize) => Gen.Frequency(
        (4, from pages in Gen.Frequency((6, Gen.Choose(0, 2).Select(n => (long)n)), (1, RejectedGrowth)) select (MemoryOperation)new MemoryOperation.Grow(pages)),
        (6, from offset in Offset(pageSize) from length in Length(pageSize) select (MemoryOperation)new MemoryOperation.Read(offset, length)),
        (6, from offset in Offset(pageSize) from length in Length(pageSize) from seed in Gen.Choose(0, 255) select (MemoryOperation)new MemoryOperation.Write(offset, length, (byte)seed)),
        (3, from offset in Offset(pageSize) from length in RangeLength(pageSize) select (MemoryOperation)new MemoryOperation.ReadInPlace(offset, length)),
        (3, from offset in Offset(pageSize) from length in RangeLength(pageSize) from seed in Gen.Choose(0, 255) select (MemoryOperation)new MemoryOperation.WriteInPlace(offset, length, (byte)seed)),
        (2, Gen.Constant((MemoryOperation)new MemoryOperation.Flush())),
        (2, Gen.Constant((MemoryOperation)new MemoryOperation.Reopen())),
        (1, Gen.Constant((MemoryOperation)new MemoryOperation.Dispose())));

    private static Gen<long> Offset(int pageSize) => Gen.Frequency(
        (8, from page in Gen.Choose(0, MaxPages) from delta in Gen.Choose(-3, 3) select ((long)page * pageSize) + delta),
        (2, Gen.Choose(0, MaxPages * Math.Min(pageSize, 1 << 20)).Select(n => (long)n)),
        (1, Extreme));

    private static Gen<int> Length(int pageSize) => Gen.Frequency(
        (4, Gen.Choose(0, 9)),
        (3, from pages in Gen.Choose(0, 3) from delta in Gen.Choose(-2, 2) select Math.Max(0, (pages * pageSize) + delta)));

    // No buffer has such a length, but a range may be said to.
    private static Gen<long> RangeLength(int pageSize) => Gen.Frequency((6, Length(pageSize).Select(length => (long)length)), (1, Extreme));

    private static Gen<long> Extreme => Gen.Elements(
        long.MinValue, long.MinValue + 1, -1L << 48, -2, -1, 1L << 31, 1L << 32, 1L << 48, long.MaxValue - 1, long.MaxValue);

    // No number between: a sparse backing may well grow so far, and the model could not follow.
    private static Gen<long> RejectedGrowth => Gen.Elements(long.MinValue, -1, long.MaxValue - 1, long.MaxValue);

    private static IEnumerable<MemoryOperation> Smaller(MemoryOperation operation)
    {
        switch (operation)
        {
            case MemoryOperation.Grow { Pages: not 0 } grow:
                yield return new MemoryOperation.Grow(grow.Pages / 2);
                break;
            case MemoryOperation.Read read:
                if (read.Length > 0)
                    yield return read with { Length = read.Length / 2 };
                if (read.Offset != 0)
                    yield return read with { Offset = read.Offset / 2 };
                break;
            case MemoryOperation.Write write:
                if (write.Length > 0)
                    yield return write with { Length = write.Length / 2 };
                if (write.Offset != 0)
                    yield return write with { Offset = write.Offset / 2 };
                break;
            case MemoryOperation.ReadInPlace visit:
                if (visit.Length != 0)
                    yield return visit with { Length = visit.Length / 2 };
                if (visit.Offset != 0)
                    yield return visit with { Offset = visit.Offset / 2 };
                break;
            case MemoryOperation.WriteInPlace change:
                if (change.Length != 0)
                    yield return change with { Length = change.Length / 2 };
                if (change.Offset != 0)
                    yield return change with { Offset = change.Offset / 2 };
                break;
        }
    }
}
