using System.Buffers;

namespace ProviderGen;

/// <summary>A memory provider whose bytes can be read and changed where they are, without a copy.</summary>
public interface IMutableAddressableMemoryProvider : IAddressableMemoryProvider
{
    /// <summary>Visits a range of bytes in place, as consecutive runs that may be changed.</summary>
    /// <param name="offset">The first byte of the range, in bytes from the start of the image.</param>
    /// <param name="length">The length of the range in bytes, 0 or more.</param>
    /// <param name="state">Handed to every call of <paramref name="action"/>.</param>
    /// <param name="action">
    /// Called with one run after the other, in order and at least one byte each, until the range is covered; not called
    /// for an empty range. An exception it throws passes through.
    /// </param>
    /// <typeparam name="TState">The type of the state handed through.</typeparam>
    /// <returns>The same verdicts as <see cref="IMemoryProvider.Write"/>.</returns>
    MemoryResult WriteInPlace<TState>(long offset, long length, TState state, SpanAction<byte, TState> action);
}
