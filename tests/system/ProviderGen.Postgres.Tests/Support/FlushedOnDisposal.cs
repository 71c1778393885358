namespace ProviderGen.Postgres.Tests.Support;

/// <summary>
/// A provider that is flushed before it is disposed of. The model keeps what was not flushed when it reopens, as a file does
/// without a crash; a database gives it up.
/// </summary>
#pragma warning disable MPG111 // A decorator: the provider that it passes everything on to is a generated one.
internal sealed class FlushedOnDisposal(PostgresMemoryProvider provider) : IDurableMemoryProvider
#pragma warning restore MPG111
{
    public int PageSize => provider.PageSize;

    public long Pages => provider.Pages;

    public long Size => provider.Size;

    public bool IsReadOnly => provider.IsReadOnly;

    public MemoryResult<long> Grow(long pages) => provider.Grow(pages);

    public MemoryResult Read(long offset, Span<byte> destination) => provider.Read(offset, destination);

    public MemoryResult Write(long offset, ReadOnlySpan<byte> source) => provider.Write(offset, source);

    public MemoryResult Flush() => provider.Flush();

    public void Dispose()
    {
        if (provider.Flush() is { IsOk: false, Error: not MemoryError.ProviderError { Reason: ProviderErrorReason.Disposed } } failed)
            failed.ThrowIfError();
        provider.Dispose();
    }
}
