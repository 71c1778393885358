using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ProviderGen.Providers.Tests.Support;

/// <summary>Where things are in the memory of this process.</summary>
internal static unsafe class Addresses
{
    /// <summary>The address of a byte of an image.</summary>
    public static nint Of(IAddressableMemoryProvider provider, long offset)
    {
        nint[] found = [0];
        provider.ReadInPlace(offset, 1, found, static (span, found) => found[0] = Of(span)).ThrowIfError();
        return found[0];
    }

    /// <summary>The address of a span, for one that does not move.</summary>
    public static nint Of(ReadOnlySpan<byte> span) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(span));

    /// <summary>How many ranges of addresses a file is mapped at; Linux only.</summary>
    public static int RangesOf(string path)
        => File.ReadLines("/proc/self/maps").Count(line => line.EndsWith(path, StringComparison.Ordinal));
}
