using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProviderGen.CompilerServices;

/// <summary>
/// Used by generated code: copies what a provider reads and writes. Most accesses move a few bytes, and for those the call of
/// a general copy costs more than the copy.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ByteCopy
{
    /// <summary>Copies all bytes of one span into another. The spans may overlap.</summary>
    /// <param name="source">The bytes.</param>
    /// <param name="destination">Where they go, at least as long.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <paramref name="source"/>.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(destination);
        int length = source.Length;

        // Two blocks that overlap in the middle cover every length up to twice theirs; both are read before either is written.
        if (length == sizeof(ulong) && length <= destination.Length)
        {
            Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<ulong>(ref from));
        }
        else if (Vector128.IsHardwareAccelerated && length is >= 16 and <= 32 && length <= destination.Length)
        {
            Vector128<byte> first = Vector128.LoadUnsafe(ref from);
            Vector128<byte> last = Vector128.LoadUnsafe(ref from, (nuint)(length - 16));
            first.StoreUnsafe(ref to);
            last.StoreUnsafe(ref to, (nuint)(length - 16));
        }
        else if (Vector256.IsHardwareAccelerated && length is > 32 and <= 64 && length <= destination.Length)
        {
            Vector256<byte> first = Vector256.LoadUnsafe(ref from);
            Vector256<byte> last = Vector256.LoadUnsafe(ref from, (nuint)(length - 32));
            first.StoreUnsafe(ref to);
            last.StoreUnsafe(ref to, (nuint)(length - 32));
        }
        else
        {
            source.CopyTo(destination);
        }
    }
}
