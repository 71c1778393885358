namespace Browser.Worker;

/// <summary>
/// The functions of a <c>FileSystemSyncAccessHandle</c>: a file of the browser, open for one worker alone. All but
/// <see cref="Close"/> throw what the browser throws.
/// </summary>
public interface ISyncAccessHandle
{
    /// <summary>The length of the file in bytes.</summary>
    long GetSize();

    /// <summary>Sets the length of the file in bytes. What is added reads as zero.</summary>
    void Truncate(long newSize);

    /// <summary>Reads from an offset in bytes, and returns how many bytes that were: fewer at the end of the file.</summary>
    int Read(long offset, Span<byte> destination);

    /// <summary>Writes at an offset in bytes, and returns how many bytes were taken.</summary>
    int Write(long offset, ReadOnlySpan<byte> source);

    /// <summary>Returns when everything written has been handed to the disk.</summary>
    void Flush();

    /// <summary>Closes the file for others to open.</summary>
    void Close();
}
