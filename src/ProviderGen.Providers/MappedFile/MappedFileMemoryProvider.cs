namespace ProviderGen.Providers;

/// <summary>
/// A memory provider on a flat file that is mapped into memory, for 64-bit Linux: the image of
/// <see cref="WasiMemoryProvider"/>, with reads that are no system calls, and in place if wanted. A missing file is created
/// empty; its directory has to exist.
/// </summary>
/// <remarks>
/// <para>
/// Pages of 65,536 bytes. Growth moves nothing, and finds its space on the disk at once: a full disk is an error of
/// <see cref="Grow"/>. The first write to each page is a system call, and later ones are stores into the mapping; on file
/// systems other than ext4 and tmpfs every write is a system call, as nothing else promises a store its space. A full disk is
/// an error of <see cref="Write"/> then. Holes of an image stay holes until they are written, page by page; on tmpfs they are
/// filled when the image is opened, or it is rejected if it is opened read-only.
/// </para>
/// <para>
/// <b>The process ends</b> (SIGBUS, reported as an <see cref="AccessViolationException"/> that nothing can catch) when mapped
/// bytes are touched that are not there: if another process cuts the file while it is open, punches holes into it or makes it
/// unchangeable, past the advisory lock; if the disk cannot be read; if the file system goes away.
/// <see cref="WasiMemoryProvider"/> answers all of these with an error, so use that one unless reads are what takes your time.
/// </para>
/// <para>
/// Durability: as for <see cref="WasiMemoryProvider"/>, the directory entry included. Stores into a mapping are in the cache that
/// <c>fsync</c> writes back, so there is no <c>msync</c>.
/// </para>
/// <para>
/// Locking: the provider owns its file. Only read-only ones can share it
/// (<see cref="MappedFileMemoryProviderOptions.Lock"/>), with each other and with <see cref="WasiMemoryProvider"/>.
/// </para>
/// <para>Thread safety: a single writer or any number of readers. Disposing while another thread reads ends the process.</para>
/// <para>Limits: regular files, as for <see cref="WasiMemoryProvider"/>, of no more than <see cref="MappedFileMemoryProviderOptions.MaxBytes"/>. On other systems opening fails.</para>
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]
public sealed partial class MappedFileMemoryProvider
{
    private readonly MappedImage _image;

    /// <summary>Opens a file with the default options.</summary>
    /// <param name="path">The path of the file.</param>
    private MappedFileMemoryProvider(string path)
        : this(path, new MappedFileMemoryProviderOptions())
    {
    }

    /// <summary>Opens a file with the default options.</summary>
    /// <param name="file">The file.</param>
    private MappedFileMemoryProvider(FileInfo file)
        : this(file.FullName)
    {
    }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="options">How to open it.</param>
    private MappedFileMemoryProvider(string path, MappedFileMemoryProviderOptions options)
    {
        _image = new MappedImage(path, options);
        Path = path;
    }

    /// <summary>The path as it was given when the provider was opened.</summary>
    public string Path { get; }

    /// <summary>
    /// Whether the file is locked against every other opener. <see langword="false"/> if locking was switched off, or if the
    /// file system has no locks.
    /// </summary>
    public bool IsLocked => _image.IsLocked;

    /// <inheritdoc/>
    public override string ToString() => this.Describe(Path);

    private void OpenCore() => _image.Open();

    private bool ReadOnlyCore() => _image.IsReadOnly;

    private string NameCore() => Path;

    private long LengthCore() => _image.Length;

    private void GrowCore(long oldLength, long newLength) => _image.Extend(oldLength, newLength);

    private ReadOnlySpan<byte> SpanCore(long offset, int length) => _image.Span(offset, length);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => _image.Write(offset, source);

    private void FlushCore() => _image.Flush(Size);

    private void DisposeCore() => _image.Dispose();
}
