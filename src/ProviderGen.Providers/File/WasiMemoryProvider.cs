namespace ProviderGen.Providers;

/// <summary>
/// A memory provider on a flat file, for WASI runtimes and every operating system: byte <c>o</c> of the provider is byte
/// <c>o</c> of the file. A missing file is created empty; its directory has to exist.
/// </summary>
/// <remarks>
/// <para>Pages of 65,536 bytes. One system call per access. Growth is sparse: pages take up disk space when first written.</para>
/// <para>
/// Durability: what was written, and growth, survives a power loss once <see cref="Flush"/> has returned success. The first
/// flush makes the file's entry in its directory durable too, for which the directory has to be readable. After a crash
/// everything since the last successful flush is unspecified: each write may have arrived, in part or not at all, and the
/// file may have any length it has had since. Pages that a failed growth, or one that was not flushed, leaves behind read
/// as zero when the file is opened again.
/// </para>
/// <para>
/// Locking: the provider owns its file unless told otherwise (<see cref="FileMemoryProviderOptions.Lock"/>). Locks are
/// advisory on Unix; WASI runtimes and browsers have none; <see cref="IsLocked"/> tells. Providers that share a file
/// cannot cut off each other's growth on 64-bit Linux, where a short lock is held; elsewhere racing growth is not defended
/// against.
/// </para>
/// <para>
/// Limits: regular files only, and none of those that the kernel makes up (<c>/proc</c>, <c>/sys</c>). A limit on the size of
/// files (<c>ulimit -f</c>) ends the process by SIGXFSZ unless that signal is ignored; then it is an error.
/// </para>
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class WasiMemoryProvider : ISparseMemoryProvider
{
    private readonly FlatFile _file;

    /// <summary>Opens a file with the default options.</summary>
    /// <param name="path">The path of the file.</param>
    private WasiMemoryProvider(string path)
        : this(path, new FileMemoryProviderOptions())
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
    private WasiMemoryProvider(string path, FileMemoryProviderOptions options)
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

    /// <inheritdoc/>
    /// <remarks>Holes are known on Linux, macOS and FreeBSD, if the file system knows them (SEEK_DATA). Two system calls.</remarks>
    public MemoryResult<DataRange> NextData(long offset) => SparseFile.NextData(this, _file.Handle, Path, offset);

    /// <inheritdoc/>
    public override string ToString() => this.Describe(Path);

    private void OpenCore() => _file.Lock();

    private bool ReadOnlyCore() => _file.IsReadOnly;

    private string NameCore() => Path;

    private long LengthCore() => RandomAccess.GetLength(_file.Handle);

    private void GrowCore(long oldLength, long newLength) => _file.Extend(oldLength, newLength);

    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file.Handle, destination, offset);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file.Handle, source, offset);

    private void FlushCore() => _file.Flush(Size);

    private void DisposeCore() => _file.Dispose();
}
