namespace ProviderGen.Testing;

/// <summary>
/// A backing that exists without a provider: a file, a table, a block of memory. The suite opens providers on it, looks
/// at its bytes when none is open, and does to it what strangers do. Every optional member has more of the contract examined.
/// </summary>
public sealed class RawBacking
{
    /// <summary>Describes a backing.</summary>
    /// <param name="open">Opens a provider on the backing; returns the error when that fails.</param>
    /// <param name="readBytes">Returns all bytes of the backing. Called while no provider is open on it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public RawBacking(Func<MemoryResult<IMemoryProvider>> open, Func<byte[]> readBytes)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(readBytes);
        Open = open;
        ReadBytes = readBytes;
    }

    /// <summary>Opens a provider on the backing.</summary>
    public Func<MemoryResult<IMemoryProvider>> Open { get; }

    /// <summary>Returns all bytes of the backing.</summary>
    public Func<byte[]> ReadBytes { get; }

    /// <summary>
    /// What errors call the backing, a path for example; null if it has no name. If it is the full path of a file with the bytes of the
    /// backing, the suite deletes that file to examine clause 15, on systems that allow it, though <see cref="Unlink"/> is not given.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// Cuts or extends the backing to a length in bytes, while a provider is open on it and without its knowledge.
    /// Null if that is impossible. Enables clause 5.
    /// </summary>
    public Action<long>? SetLength { get; init; }

    /// <summary>Opens a read-only provider on the backing. Null if there is no such way. Enables clause 16.</summary>
    public Func<MemoryResult<IMemoryProvider>>? OpenReadOnly { get; init; }

    /// <summary>
    /// Whether a provider owns the backing as long as it is open, so that <see cref="Open"/> fails meanwhile. False by default.
    /// Enables clause 14.
    /// </summary>
    public bool IsExclusive { get; init; }

    /// <summary>
    /// Takes the name away from the backing, as deleting an open file does, while a provider is open on it. Null if the
    /// backing has no name that could be lost, or if the platform does not allow it. Enables clause 15, and a flush that fails in clause 10.
    /// </summary>
    public Action? Unlink { get; init; }

    /// <summary>Describes a backing by an opener that returns the provider's own type.</summary>
    /// <param name="open">Opens a provider on the backing.</param>
    /// <param name="readBytes">Returns all bytes of the backing. Called while no provider is open on it.</param>
    /// <param name="openReadOnly">Opens a read-only provider on the backing, or null.</param>
    /// <param name="name">What errors call the backing, or null.</param>
    /// <param name="setLength">Changes the length of the backing behind the provider's back, or null.</param>
    /// <param name="isExclusive">Whether an open provider keeps others out.</param>
    /// <param name="unlink">Takes the name away from the backing, or null.</param>
    /// <typeparam name="TProvider">The type of the provider.</typeparam>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> or <paramref name="readBytes"/> is null.</exception>
    public static RawBacking Of<TProvider>(
        Func<MemoryResult<TProvider>> open,
        Func<byte[]> readBytes,
        Func<MemoryResult<TProvider>>? openReadOnly = null,
        string? name = null,
        Action<long>? setLength = null,
        bool isExclusive = false,
        Action? unlink = null)
        where TProvider : IMemoryProvider
    {
        ArgumentNullException.ThrowIfNull(open);
        return new RawBacking(() => Widen(open()), readBytes)
        {
            OpenReadOnly = openReadOnly is null ? null : () => Widen(openReadOnly()),
            Name = name,
            SetLength = setLength,
            IsExclusive = isExclusive,
            Unlink = unlink,
        };
    }

    /// <summary>
    /// Makes a file and describes it as a backing that strangers can cut and delete where the system allows it: on Linux, macOS and
    /// FreeBSD. Byte <i>o</i> of the file has to be byte <i>o</i> of the image.
    /// </summary>
    /// <param name="path">The path of the file, by which errors call it. A file that is there is replaced.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="open">Opens a provider on the file.</param>
    /// <param name="openReadOnly">Opens a read-only provider on the file, or null.</param>
    /// <param name="isExclusive">Whether an open provider keeps others out.</param>
    /// <typeparam name="TProvider">The type of the provider.</typeparam>
    /// <returns>The description.</returns>
    /// <exception cref="ArgumentNullException">One of the first three arguments is null.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static RawBacking OfFile<TProvider>(
        string path,
        byte[] content,
        Func<string, MemoryResult<TProvider>> open,
        Func<string, MemoryResult<TProvider>>? openReadOnly = null,
        bool isExclusive = true)
        where TProvider : IMemoryProvider
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(open);
        string full = Path.GetFullPath(path);
        File.WriteAllBytes(full, content);
        return Of(
            () => open(full),
            () => File.ReadAllBytes(full),
            openReadOnly is null ? null : () => openReadOnly(full),
            full,
            PlainFile.SetLength(full),
            isExclusive,
            PlainFile.Unlink(full));
    }

    private static MemoryResult<IMemoryProvider> Widen<TProvider>(MemoryResult<TProvider> opened)
        where TProvider : IMemoryProvider
        => opened.TryGetValue(out TProvider? provider, out MemoryError? error) ? (MemoryResult<IMemoryProvider>)provider : error;
}
