using static System.FormattableString;

namespace ProviderGen.Testing;

/// <summary>One step of a sequence that a provider is put through.</summary>
public abstract record MemoryOperation
{
    private MemoryOperation()
    {
    }

    /// <summary>Grows by a number of pages, which may be one that is rejected.</summary>
    /// <param name="Pages">The argument of the call, in pages.</param>
    public sealed record Grow(long Pages) : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString() => Invariant($"Grow({Pages})");
    }

    /// <summary>Reads a range, which may be one that is rejected.</summary>
    /// <param name="Offset">The first byte, in bytes.</param>
    /// <param name="Length">The length of the buffer, in bytes, 0 or more.</param>
    public sealed record Read(long Offset, int Length) : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString() => Invariant($"Read({Offset}, {Length} bytes)");
    }

    /// <summary>Writes a range, which may be one that is rejected, with bytes that differ from neighbour to neighbour.</summary>
    /// <param name="Offset">The first byte, in bytes.</param>
    /// <param name="Length">The length of the buffer, in bytes, 0 or more.</param>
    /// <param name="Seed">Chooses the bytes.</param>
    public sealed record Write(long Offset, int Length, byte Seed) : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString()
            => Invariant($"Write({Offset}, {Length} bytes, seed {Seed})");

        /// <summary>Fills a buffer with the bytes of a seed, none of them zero.</summary>
        /// <param name="buffer">The buffer.</param>
        /// <param name="seed">Chooses the bytes.</param>
        public static void Fill(Span<byte> buffer, byte seed)
        {
            for (int i = 0; i < buffer.Length; i++)
                buffer[i] = (byte)(((seed * 37) + (i * 11)) % 255 + 1);
        }
    }

    /// <summary>Visits a range of a provider that lets its bytes be visited, also one that is rejected; nothing happens to others.</summary>
    /// <param name="Offset">The first byte, in bytes.</param>
    /// <param name="Length">The length of the range, in bytes.</param>
    public sealed record ReadInPlace(long Offset, long Length) : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString() => Invariant($"ReadInPlace({Offset}, {Length} bytes)");
    }

    /// <summary>Writes a range as <see cref="Write"/> does, in place where a provider offers that; nothing happens to others.</summary>
    /// <param name="Offset">The first byte, in bytes.</param>
    /// <param name="Length">The length of the range, in bytes.</param>
    /// <param name="Seed">Chooses the bytes.</param>
    public sealed record WriteInPlace(long Offset, long Length, byte Seed) : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString()
            => Invariant($"WriteInPlace({Offset}, {Length} bytes, seed {Seed})");
    }

    /// <summary>Flushes a provider that can; nothing happens to others.</summary>
    public sealed record Flush : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString() => "Flush()";
    }

    /// <summary>Disposes the provider.</summary>
    public sealed record Dispose : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString() => "Dispose()";
    }

    /// <summary>Disposes the provider and opens another on the same backing; where that cannot be done, nothing happens.</summary>
    public sealed record Reopen : MemoryOperation
    {
        /// <inheritdoc/>
        public override string ToString() => "Reopen()";
    }
}
