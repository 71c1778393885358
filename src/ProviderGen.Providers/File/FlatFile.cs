using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace ProviderGen.Providers;

/// <summary>An open file as file-backed providers need it: owned or shared, extended without cutting off, flushed for good.</summary>
internal sealed partial class FlatFile : IDisposable
{
    private readonly string _fullPath;
    private readonly bool _lockIsWanted;
    private bool _entryIsDurable;

    private FlatFile(string path, FileMemoryProviderOptions options, FileMode mode)
    {
        // Resolved now, as the working directory may be another one at the first flush.
        _fullPath = Path.GetFullPath(path);
        _lockIsWanted = options.Lock;
        IsReadOnly = options.ReadOnly;
        Handle = RegularFile.Open(
            path,
            mode,
            options.ReadOnly ? FileAccess.Read : FileAccess.ReadWrite,
            options.Lock ? FileShare.None : FileShare.ReadWrite);
    }

    public SafeFileHandle Handle { get; }

    public bool IsReadOnly { get; }

    public bool IsLocked { get; private set; }

    public static FlatFile Open(string path, FileMemoryProviderOptions options)
    {
        FileMode mode = (options.Mode, options.ReadOnly) switch
        {
            (FileOpenMode.OpenOrCreate, false) => FileMode.OpenOrCreate,
            (FileOpenMode.OpenOrCreate, true) or (FileOpenMode.OpenExisting, _) => FileMode.Open,
            (FileOpenMode.CreateNew, false) => FileMode.CreateNew,
            (FileOpenMode.CreateNew, true) => throw Invalid($"a new file cannot be opened read-only."),
            _ => throw Invalid($"there is no mode {(int)options.Mode}."),
        };

        return new FlatFile(path, options, mode);

        static MemoryException Invalid(FormattableString message) => MemoryException.Create(message, ProviderErrorReason.InvalidArgument);
    }

    /// <summary>Takes the lock that opening asked for, or makes sure that no process holds it, or takes it from now on.</summary>
    /// <exception cref="IOException">Another process has the file open, or owns it.</exception>
    public void Lock()
    {
        if (_lockIsWanted)
            IsLocked = FileLock.TryOwn(Handle, _fullPath);
        else
            FileLock.TryShare(Handle, _fullPath);
    }

    /// <summary>Makes the file longer; the bytes added read as zero.</summary>
    /// <param name="oldLength">The length it should have.</param>
    /// <param name="newLength">The length it gets.</param>
    /// <param name="allocate">
    /// Whether to find space for the bytes added, on file systems that can; 64-bit Linux only. Otherwise they take up none
    /// until they are written.
    /// </param>
    /// <exception cref="MemoryException">
    /// The file does not have the length it should have, or the system call failed; nothing has changed.
    /// </exception>
    public void Extend(long oldLength, long newLength, bool allocate = false)
    {
        if (IsLocked)
        {
            SetLength(oldLength, newLength, allocate);
            return;
        }

        // Others may grow the file too. Setting a stale length would cut off what they added, so nothing may come between
        // the comparison and the extension.
        using FileLock.Growth growth = FileLock.BeginGrowth(Handle);
        long actual = RandomAccess.GetLength(Handle);
        if (actual != oldLength)
        {
            throw MemoryException.Create(
                $"the file is {actual} bytes long, expected {oldLength}; it was modified externally.", ProviderErrorReason.LengthChanged);
        }

        SetLength(oldLength, newLength, allocate);
    }

    /// <summary>Returns when everything written, the length, and at the first call the directory entry are on the disk.</summary>
    /// <param name="size">How many bytes there have to be; with others who grow the file, there may be more.</param>
    /// <exception cref="IOException">The system reported an error, the file has been cut, or the path no longer names it.</exception>
    public void Flush(long size)
    {
        FileDurability.Sync(Handle);
        long actual = RandomAccess.GetLength(Handle);
        if (actual < size)
            throw new IOException(Invariant($"the file is {actual} bytes long, expected {size}; it was truncated externally."));
        if (_entryIsDurable)
            return;
        FileDurability.SyncEntry(Handle, _fullPath);
        _entryIsDurable = true;
    }

    public void Dispose()
    {
        IsLocked = false;
        Handle.Dispose();
    }

    // The length is set at once or not at all. A failure is said to be a rejection, so that bytes added externally from then
    // on are not taken for a remainder of ours; and by the system itself, as .NET blames an argument named 'value'.
    private void SetLength(long oldLength, long newLength, bool allocate)
    {
        if (!Unix.IsUnix || !Environment.Is64BitProcess)
        {
            RandomAccess.SetLength(Handle, newLength);
            return;
        }

        // Space is found beyond the end, where readers cannot see how far that got.
        if ((!allocate || FileSpace.TryAllocateWherePossible(Handle, oldLength, newLength - oldLength)) && TryTruncate(newLength))
            return;
        IOException failure = Unix.Failure(Marshal.GetLastPInvokeError(), Invariant($"setting the length to {newLength} bytes"));
        if (allocate && RandomAccess.GetLength(Handle) == oldLength)
            TryTruncate(oldLength); // A length that stays the same gives back what lies beyond it.
        throw MemoryException.Create($"{failure.Message}", ProviderErrorReason.Backing, failure);
    }

    private bool TryTruncate(long length) => Unix.Retry(() => Truncate(Handle, length)) == 0;

    [LibraryImport("libc", EntryPoint = "ftruncate", SetLastError = true)]
    private static partial int Truncate(SafeFileHandle file, long length);
}
