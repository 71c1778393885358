namespace Browser.Worker;

/// <summary>A file that stays open when its borrower closes it, as opening it again would take time.</summary>
internal sealed class LentHandle(ISyncAccessHandle file) : ISyncAccessHandle
{
    public long GetSize() => file.GetSize();

    public void Truncate(long newSize) => file.Truncate(newSize);

    public int Read(long offset, Span<byte> destination) => file.Read(offset, destination);

    public int Write(long offset, ReadOnlySpan<byte> source) => file.Write(offset, source);

    public void Flush() => file.Flush();

    public void Close()
    {
    }
}
