using System.Runtime.InteropServices;

namespace ProviderGen;

/// <summary>Reads and writes single values of unmanaged types.</summary>
public static class MemoryProviderTypedAccess
{
    /// <summary>Reads one value.</summary>
    /// <param name="provider">The provider to read from.</param>
    /// <param name="offset">Where the value begins, in bytes from the start of the image; it need not be aligned.</param>
    /// <typeparam name="T">
    /// The type of the value. Numbers, characters and enumerations are little-endian in the image on every host; the
    /// fields of a structure have the layout of the host.
    /// </typeparam>
    /// <returns>The value, or the verdict of <see cref="IMemoryProvider.Read"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static MemoryResult<T> Read<T>(this IMemoryProvider provider, long offset)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(provider);
        T value = default;
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<T>(ref value));
        MemoryResult result = provider.Read(offset, bytes);
        if (!result.IsOk)
            return result.Error;
        ReverseOnBigEndian<T>(bytes);
        return value;
    }

    /// <summary>Writes one value.</summary>
    /// <param name="provider">The provider to write to.</param>
    /// <param name="offset">Where the value begins, in bytes from the start of the image; it need not be aligned.</param>
    /// <param name="value">The value.</param>
    /// <typeparam name="T">The type of the value, laid out as <see cref="Read{T}"/> expects it.</typeparam>
    /// <returns>The verdict of <see cref="IMemoryProvider.Write"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="provider"/> is null.</exception>
    public static MemoryResult Write<T>(this IMemoryProvider provider, long offset, T value)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(provider);
        Span<byte> bytes = MemoryMarshal.AsBytes(new Span<T>(ref value));
        ReverseOnBigEndian<T>(bytes);
        return provider.Write(offset, bytes);
    }

    private static void ReverseOnBigEndian<T>(Span<byte> bytes)
    {
        if (!BitConverter.IsLittleEndian && IsNumber<T>())
            bytes.Reverse();
    }

    private static bool IsNumber<T>()
        => typeof(T).IsPrimitive || typeof(T).IsEnum || typeof(T) == typeof(Half)
            || typeof(T) == typeof(Int128) || typeof(T) == typeof(UInt128);
}
