using System.Buffers;

namespace ProviderGen;

/// <summary>A memory provider whose bytes can be read where they are, without a copy.</summary>
/// <remarks>
/// Bytes are visited inside a callback, which keeps the backing alive: a <see cref="IDisposable.Dispose"/> that comes
/// meanwhile takes effect for every later call at once, and releases the backing when the last callback has returned.
/// A span stays valid when the provider grows; it must not be kept after the callback.
/// </remarks>
public interface IAddressableMemoryProvider : IMemoryProvider
{
    /// <summary>Visits a range of bytes in place, as consecutive runs.</summary>
    /// <param name="offset">The first byte of the range, in bytes from the start of the image.</param>
    /// <param name="length">The length of the range in bytes, 0 or more.</param>
    /// <param name="state">Handed to every call of <paramref name="action"/>.</param>
    /// <param name="action">
    /// Called with one run after the other, in order and at least one byte each, until the range is covered; not called
    /// for an empty range. An exception it throws passes through.
    /// </param>
    /// <typeparam name="TState">The type of the state handed through.</typeparam>
    /// <returns>The same verdicts as <see cref="IMemoryProvider.Read"/>.</returns>
    MemoryResult ReadInPlace<TState>(long offset, long length, TState state, ReadOnlySpanAction<byte, TState> action);
}
