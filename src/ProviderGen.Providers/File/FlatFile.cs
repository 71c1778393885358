using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>An open file as file-backed providers need it: owned or shared, extended without cutting off, flushed for good.</summary>
internal sealed class FlatFile : IDisposable
{
    private readonly string _fullPath;
    private readonly bool _lockIsWanted;
    private bool _entryIsDurable;

    private FlatFile(string path, WasiMemoryProviderOptions options, FileMode mode)
    {
        // Resolved now, as the working directory may be another one at the first flush.
        _fullPath = Path.GetFullPath(path);
        _lockIsWanted = options.Lock;
        IsReadOnly = options.ReadOnly;
        Handle = File.OpenHandle(
            path,
            mode,
            options.ReadOnly ? FileAccess.Read : FileAccess.ReadWrite,
            options.Lock ? FileShare.None : FileShare.ReadWrite);
    }

    public SafeFileHandle Handle { get; }

    public bool IsReadOnly { get; }

    public bool IsLocked { get; private set; }

    public static FlatFile Open(string path, WasiMemoryProviderOptions options)
    {
        FileMode mode = (options.Mode, options.ReadOnly) switch
        {
            (WasiFileMode.OpenOrCreate, false) => FileMode.OpenOrCreate,
            (WasiFileMode.OpenOrCreate, true) or (WasiFileMode.OpenExisting, _) => FileMode.Open,
            (WasiFileMode.CreateNew, false) => FileMode.CreateNew,
            (WasiFileMode.CreateNew, true) => throw Invalid("a new file cannot be opened read-only."),
            _ => throw Invalid(string.Create(CultureInfo.InvariantCulture, $"there is no mode {(int)options.Mode}.")),
        };

        // Before it is opened: a pipe would keep a reader waiting for a writer. A path that cannot be one is refused below.
        if (OperatingSystem.IsLinux() && !path.Contains('\0') && FileStatus.TryGet(path, out FileStatus status) && status.IsSpecial)
            throw new IOException($"'{path}' is a device, a pipe or a socket, not a file.");

        try
        {
            return new FlatFile(path, options, mode);
        }
        catch (UnauthorizedAccessException) when (Directory.Exists(path))
        {
            throw new IOException($"'{path}' is a directory.");
        }

        static MemoryException Invalid(string message)
            => new(new MemoryError.ProviderError(message, ProviderErrorReason.InvalidArgument));
    }

    /// <summary>Takes the lock that opening asked for.</summary>
    /// <exception cref="IOException">Somebody else has the file open.</exception>
    public void LockIfAsked() => IsLocked = _lockIsWanted && FileLock.TryOwn(Handle, _fullPath);

    /// <summary>Makes the file longer; the bytes added read as zero and take up no space until they are written.</summary>
    /// <exception cref="MemoryException">The file does not have the length it should have.</exception>
    public void Extend(long oldLength, long newLength)
    {
        if (IsLocked)
        {
            SetLength(newLength);
            return;
        }

        // Others may grow the file too. Setting a stale length would cut off what they added, so nobody may come between
        // the comparison and the extension.
        using FileLock.Growth growth = FileLock.BeginGrowth(Handle);
        long actual = RandomAccess.GetLength(Handle);
        if (actual != oldLength)
        {
            throw new MemoryException(new MemoryError.ProviderError(
                string.Create(CultureInfo.InvariantCulture, $"the file holds {actual} bytes, not {oldLength}; somebody else changed it."),
                ProviderErrorReason.LengthChanged));
        }

        SetLength(newLength);
    }

    /// <summary>Writes all of the source.</summary>
    /// <exception cref="IOException">The system reported an error; part of the source may have been written.</exception>
    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        try
        {
            RandomAccess.Write(Handle, source, offset);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw TooLarge(offset + source.Length, exception);
        }
    }

    /// <summary>Returns when everything written, the length, and at the first call the directory entry are on the disk.</summary>
    /// <param name="size">How many bytes there have to be; with others who grow the file, there may be more.</param>
    /// <exception cref="IOException">The system reported an error, the file has been cut, or the path no longer names it.</exception>
    public void Flush(long size)
    {
        FileDurability.Sync(Handle);
        long actual = RandomAccess.GetLength(Handle);
        if (actual < size)
            throw new IOException(string.Create(CultureInfo.InvariantCulture, $"the file holds {actual} bytes, not {size}; somebody else cut it."));
        if (_entryIsDurable)
            return;
        FileDurability.SyncEntry(Handle, _fullPath);
        _entryIsDurable = true;
    }

    public void Dispose() => Handle.Dispose();

    private void SetLength(long length)
    {
        try
        {
            RandomAccess.SetLength(Handle, length);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw TooLarge(length, exception);
        }
    }

    // What the file system or a limit refuses, .NET calls a mistake in an argument named 'value'.
    private static IOException TooLarge(long length, Exception cause) => new(
        string.Create(CultureInfo.InvariantCulture, $"{length} bytes are too large for the file system, or for the limit on files."), cause);
}
