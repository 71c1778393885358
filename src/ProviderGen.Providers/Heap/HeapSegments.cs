using System.Globalization;

namespace ProviderGen.Providers;

/// <summary>Allocates what a provider on the heap grows by.</summary>
internal static class HeapSegments
{
    /// <summary>All segments of a growth, or none: they are allocated before the provider sees the first.</summary>
    /// <exception cref="MemoryException">
    /// The image would be larger than the memory there is. Systems that overcommit do not refuse such an allocation, they
    /// end the process when it is used.
    /// </exception>
    public static byte[][] Allocate(long oldLength, long newLength, int segmentBytes)
    {
        long available = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        if (newLength > available)
        {
            throw new MemoryException(new MemoryError.ProviderError(
                string.Create(CultureInfo.InvariantCulture, $"an image of {newLength} bytes does not fit into {available} bytes of memory."),
                ProviderErrorReason.LimitExceeded));
        }

        byte[][] segments = new byte[(newLength - oldLength) / segmentBytes][];
        for (int i = 0; i < segments.Length; i++)
            segments[i] = new byte[segmentBytes];
        return segments;
    }
}
