using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>
/// Memory of the process that grows and never moves: a range of addresses reserved at the first growth, or arrays where there
/// is no such range. A structure, so that its owner reaches the bytes in one step.
/// </summary>
internal unsafe struct HeapMemory(long maxBytes)
{
    private readonly HeapSegments _segments = new();
    private AddressRange? _range;
    private byte* _start; // Of the range; null while there is none, or if the arrays are used.

    public long Length { get; private set; }

    /// <exception cref="MemoryException">It would be larger than allowed, or than what the system provides. Nothing has changed.</exception>
    public void Grow(long newLength)
    {
        if (newLength > maxBytes)
            throw TooLarge(newLength, Invariant($"{maxBytes} bytes are allowed"));

        // Late, so that a constructor takes nothing. Once the arrays hold something, they stay.
        if (Length == 0 && _range is null && (_range = AddressRange.TryReserve(maxBytes)) is not null)
            _start = (byte*)_range.Start;
        if (_range is null)
            GrowSegments(newLength);
        else if (!_range.TryCommit(newLength))
            throw TooLarge(newLength, "the system does not provide so many");
        Length = newLength;
    }

    /// <summary>The longest run of bytes at an offset, 1 to so many.</summary>
    public readonly Span<byte> Span(long offset, int length)
        => _start != null ? new Span<byte>(_start + offset, length) : _segments.Span(offset, length);

    /// <inheritdoc cref="Grow"/>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        long at = Length;
        Grow(at + bytes.Length);
        while (!bytes.IsEmpty)
        {
            Span<byte> run = Span(at, bytes.Length);
            bytes[..run.Length].CopyTo(run);
            bytes = bytes[run.Length..];
            at += run.Length;
        }
    }

    public void Release()
    {
        _start = null;
        _range?.Dispose();
        _segments.Clear();
    }

    // Arrays are touched as they are allocated, so here the limit is memory. An eighth of it is left to everybody else: a
    // runtime in WebAssembly that cannot find a few bytes for itself ends the program.
    private readonly void GrowSegments(long newLength)
    {
        long usable = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 * 7;
        long added = newLength - Length;
        if (added > usable - GC.GetTotalMemory(forceFullCollection: false) && added > usable - GC.GetTotalMemory(forceFullCollection: true))
            throw TooLarge(newLength, Invariant($"the program should not use more than {usable}"));
        _segments.Grow(newLength);
    }

    // Systems that overcommit do not reject an allocation, they end the process when it is used: hence the limits.
    private static MemoryException TooLarge(long newLength, string why)
        => MemoryException.Create($"the image would have {newLength} bytes, and {why}.", ProviderErrorReason.LimitExceeded);
}
