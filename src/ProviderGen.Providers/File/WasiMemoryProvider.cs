namespace ProviderGen.Providers;

/// <summary>
/// A memory provider on a flat file, for WASI runtimes and every operating system: byte <c>o</c> of the provider is byte
/// <c>o</c> of the file. A missing file is created empty; its directory has to exist.
/// </summary>
/// <remarks>
/// <para>Pages of 65,536 bytes. One system call per access. Growth is sparse: pages take up disk space when first written.</para>
/// <para>
/// Durability: what was written, and growth, survives a power loss once <see cref="Flush"/> has returned success; the
/// first flush makes the file's entry in its directory durable too.
/// </para>
/// <para>
/// Locking: the provider owns its file unless told otherwise (<see cref="WasiMemoryProviderOptions.Lock"/>). Locks are
/// advisory on Unix; WASI runtimes and browsers have none; <see cref="IsLocked"/> tells. Providers that share a file
/// cannot cut off each other's growth on Linux, where a short lock is held; elsewhere racing growth is not defended against.
/// </para>
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class WasiMemoryProvider
{
    private readonly FlatFile _file;

    /// <summary>Opens a file with the default options.</summary>
    /// <param name="path">The path of the file.</param>
    private WasiMemoryProvider(string path)
        : this(path, new WasiMemoryProviderOptions())
    {
    }

    /// <summary>Opens a file with the default options.</summary>
    /// <param name="file">The file.</param>
    private WasiMemoryProvider(FileInfo file)
        : this(file.FullName)
    {
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How to open it.</param>
    private WasiMemoryProvider(string path, WasiMemoryProviderOptions options)
    {
        _file = FlatFile.Open(path, options);
        Path = path;
    }

    /// <summary>The path as it was given when the provider was opened.</summary>
    public string Path { get; }

    /// <summary>
    /// Whether the file is locked against every other opener. <see langword="false"/> if locking was switched off, or if
    /// the runtime or the file system has no locks.
    /// </summary>
    public bool IsLocked => _file.IsLocked;

    private void OpenCore() => _file.LockIfAsked();

    private bool ReadOnlyCore() => _file.IsReadOnly;

    private string NameCore() => Path;

    private long LengthCore() => RandomAccess.GetLength(_file.Handle);

    private void GrowCore(long oldLength, long newLength) => _file.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file.Handle, destination, offset);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _file.Write(offset, source);

    private void FlushCore() => _file.Flush(Size);

    private void DisposeCore() => _file.Dispose();
}
