namespace ProviderGen.Providers;

/// <summary>The provider inside a decorator: one with the same page size that is open, and owned unless it is left open.</summary>
internal sealed class InnerProvider : IDisposable
{
    private readonly bool _leaveOpen;

    public InnerProvider(IMemoryProvider memory, int pageSize, bool leaveOpen)
    {
        memory.EnsureOpen().ThrowIfError();
        if (memory.PageSize != pageSize)
        {
            throw MemoryException.Create(
                $"{memory.GetType().Name} has pages of {memory.PageSize} bytes, and {pageSize} are needed.", ProviderErrorReason.InvalidArgument);
        }

        Memory = memory;
        _leaveOpen = leaveOpen;
    }

    public IMemoryProvider Memory { get; }

    public string Name => Memory.GetType().Name;

    /// <summary>Where the bytes of the inner provider lie.</summary>
    public MemoryLocation Location => MemoryLocation.Of(Memory);

    public bool IsDurable => Memory is IDurableMemoryProvider;

    /// <summary>Adds pages. A failure is a rejection: a growth that fails changes nothing, whatever the provider.</summary>
    public void Grow(long oldLength, long newLength) => Memory.Grow((newLength - oldLength) / Memory.PageSize).ThrowIfError();

    public int Read(long offset, Span<byte> destination)
    {
        Memory.Read(offset, destination).ThrowIfError();
        return destination.Length;
    }

    public void Write(long offset, ReadOnlySpan<byte> source) => Memory.Write(offset, source).ThrowIfError();

    public void Flush() => (Memory as IDurableMemoryProvider)?.Flush().ThrowIfError();

    public void Dispose()
    {
        if (!_leaveOpen)
            Memory.Dispose();
    }
}
