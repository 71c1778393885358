namespace ProviderGen.Testing;

/// <summary>The places where providers go wrong: page borders, the end, zero, below it, and the extremes of a long.</summary>
internal static class Probes
{
    /// <summary>The longest buffer used; images of very large pages are probed in parts.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly long[] Extremes =
    [
        long.MinValue, long.MinValue + 1, -(1L << 32), int.MinValue, -65_536, -2, -1,
        int.MaxValue, 1L + int.MaxValue, uint.MaxValue, 1L << 32, (1L << 32) + 1, 1L << 48,
        long.MaxValue - 65_536, long.MaxValue - 1, long.MaxValue,
    ];

    public static IReadOnlyList<long> Offsets(long size, int pageSize)
        => [.. Extremes.Concat(Borders(size, pageSize).SelectMany(Around)).Distinct().Order()];

    /// <summary>Lengths of buffers, from 1; 0 is another matter.</summary>
    public static IReadOnlyList<int> Lengths(long size, int pageSize)
        => [.. new long[] { 1, 2, 3, pageSize - 1, pageSize, pageSize + 1L, size - 1, size, size + 1 }
            .Where(length => length is > 0 and <= MaxBytes)
            .Select(length => (int)length)
            .Distinct()
            .Order()];

    /// <summary>Lengths no buffer can have, but a range can.</summary>
    public static IReadOnlyList<long> BadRangeLengths(long size)
        => [long.MinValue, long.MinValue + 1, -1, size + 1, 1L << 32, long.MaxValue - 1, long.MaxValue];

    public static bool IsInside(long offset, long length, long size)
        => (Int128)offset >= 0 && length >= 0 && (Int128)offset + length <= size;

    private static IEnumerable<long> Borders(long size, int pageSize)
        => new long[] { 0, pageSize, 2L * pageSize, size - pageSize, size }.Where(border => border >= 0 && border <= size);

    private static IEnumerable<long> Around(long border) => [border - 2, border - 1, border, border + 1, border + 2];
}
