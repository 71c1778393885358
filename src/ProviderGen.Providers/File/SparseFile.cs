using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>
/// Where the data of a file lies and where its holes are, for providers that keep their bytes in files
/// (<see cref="ISparseMemoryProvider"/>). Thread-safe; nothing is read and nothing is changed.
/// </summary>
public static partial class SparseFile
{
    private const int NoData = 6; // ENXIO: a hole to the end of the file, or beyond it.
    private const int NotKnown = 22; // EINVAL: the system, the file system or the kind of file has no holes.

    // Linux and FreeBSD number them one way, macOS the other.
    private static readonly int SeekData = OperatingSystem.IsMacOS() ? 4 : 3;
    private static readonly int SeekHole = OperatingSystem.IsMacOS() ? 3 : 4;

    /// <summary>Finds the next bytes of a file that may be something else than zero.</summary>
    /// <param name="file">The open file.</param>
    /// <param name="offset">Where to begin, in bytes; from 0 to <paramref name="length"/>.</param>
    /// <param name="length">How many bytes of the file count. It must not have fewer; if it has more, they are left out.</param>
    /// <returns>
    /// The next range, never empty unless there is no more: then it is empty and begins at <paramref name="length"/>. Where
    /// the system or the file system knows no holes, or gives an answer that is not possible, all the bytes from the offset on.
    /// </returns>
    /// <remarks>File systems have been wrong about this. Whatever verifies or hashes a file reads all of it.</remarks>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative or greater than the length.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    /// <exception cref="IOException">The file ends before the length, or the system reported an error.</exception>
    public static DataRange NextData(SafeFileHandle file, long offset, long length)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, length);

        // In a process of 32 bits offsets are of another size.
        if (offset == length || !Unix.IsUnix || !Environment.Is64BitProcess)
            return new DataRange(offset, length - offset);

        long start = Seek(file, offset, SeekData);
        if (start < 0)
            return WithoutData(file, offset, length);
        if (start >= length)
            return new DataRange(length, 0);
        long end = Seek(file, start, SeekHole);
        if (end < 0)
            throw Unix.Failure(Marshal.GetLastPInvokeError(), "looking for a hole");

        // An answer that is not possible says nothing about holes.
        return start < offset || end <= start
            ? new DataRange(offset, length - offset)
            : new DataRange(start, Math.Min(end, length) - start);
    }

    /// <summary>The same for an open provider, with its checks and in its words.</summary>
    internal static MemoryResult<DataRange> NextData(IMemoryProvider provider, SafeFileHandle file, string name, long offset)
    {
        // An empty read finds out whether the provider is open, and whether the offset is inside the image.
        if (provider.Read(offset, []) is { IsOk: false } rejected)
            return rejected.Error;
        try
        {
            return NextData(file, offset, provider.Size);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or ArgumentOutOfRangeException)
        {
            // Only by a disposal meanwhile is the handle closed, or the offset beyond the size.
            ProviderErrorReason reason = exception is IOException ? ProviderErrorReason.Backing : ProviderErrorReason.Disposed;
            return new MemoryError.ProviderError($"Finding the data of '{name}' failed: {exception.Message}", reason, exception);
        }
    }

    private static DataRange WithoutData(SafeFileHandle file, long offset, long length)
    {
        switch (Marshal.GetLastPInvokeError())
        {
            case NoData:
                // Beyond the end the answer is the same, and bytes that were cut off externally must not pass for zeros.
                long actual = RandomAccess.GetLength(file);
                return actual >= length
                    ? new DataRange(length, 0)
                    : throw new IOException(Invariant($"the file is {actual} bytes long, expected {length}; it was truncated externally."));
            case NotKnown:
                return new DataRange(offset, length - offset);
            default:
                throw Unix.Failure(Marshal.GetLastPInvokeError(), "looking for data");
        }
    }

    [LibraryImport("libc", EntryPoint = "lseek", SetLastError = true)]
    private static partial long Seek(SafeFileHandle file, long offset, int whence);
}
