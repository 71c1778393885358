using Microsoft.Win32.SafeHandles;

namespace ProviderGen.Providers;

/// <summary>
/// A flat file and its mapping. Bytes are read where they are mapped. They are stored there too, but only into pages whose
/// every byte has its space on the disk for good: for any other store a full disk could be answered by a signal alone, which
/// ends the process. The first write to a page is a system call therefore, and space for the rest of the page is found then.
/// </summary>
internal sealed unsafe class MappedImage : IDisposable
{
    private const int PageBytes = MemoryProviderAttribute.DefaultPageSize;

    private readonly FlatFile _file;
    private readonly long _maxBytes;
    private long _openedLength;
    private PageSet? _settled; // The pages to store into; null if there never are any.
    private FileMapping? _mapping;
    private byte* _start;

    public MappedImage(string path, MappedFileMemoryProviderOptions options)
    {
        // Before the file is opened, which may create it.
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            throw new PlatformNotSupportedException("files are mapped on 64-bit Linux only; WasiMemoryProvider opens the same image everywhere.");
        if (!options.Lock && !options.ReadOnly)
            throw MemoryException.Create($"a file that is written has to be locked; only a read-only provider can share it.", ProviderErrorReason.InvalidArgument);

        _maxBytes = options.MaxBytes;
        _file = FlatFile.Open(path, new FileMemoryProviderOptions { Mode = options.Mode, ReadOnly = options.ReadOnly, Lock = options.Lock });
    }

    public bool IsReadOnly => _file.IsReadOnly;

    public bool IsLocked => _file.IsLocked;

    /// <summary>
    /// The bytes of the file; for a read-only one as it was measured at opening, as another process that shares it may have grown it
    /// beyond what is mapped.
    /// </summary>
    public long Length => IsReadOnly ? _openedLength : RandomAccess.GetLength(Handle);

    private SafeFileHandle Handle => _file.Handle;

    /// <summary>Locks and maps the file.</summary>
    /// <exception cref="IOException">Another process has the file open, or the system call failed.</exception>
    /// <exception cref="MemoryException">The image is too large, cannot be mapped, or has holes where that is no good.</exception>
    public void Open()
    {
        _file.Lock();
        _openedLength = RandomAccess.GetLength(Handle);
        RequireRoom(_openedLength);
        if (FileSpace.IsTakenByReading(Handle) && !TryFillHoles(_openedLength))
            throw MemoryException.Create($"the file has holes, which this file system cannot read in place without allocating space for them.");
        if (!IsReadOnly && FileSpace.IsForGood(Handle))
            _settled = new PageSet();
        _mapping = FileMapping.Reserve(_maxBytes, writable: _settled is not null);
        _mapping.Cover(Handle, _openedLength);
        _start = (byte*)_mapping.Start;
    }

    /// <summary>The bytes where they are mapped.</summary>
    public ReadOnlySpan<byte> Span(long offset, int length) => new(_start + offset, length);

    /// <summary>Makes the file longer, and finds the space for what is added.</summary>
    /// <exception cref="MemoryException">It would be too large, or the system call failed; nothing has changed.</exception>
    public void Extend(long oldLength, long newLength)
    {
        RequireRoom(newLength);
        _mapping!.Cover(Handle, newLength);
        _file.Extend(oldLength, newLength, allocate: true);
    }

    public void Write(long offset, ReadOnlySpan<byte> source)
    {
        var target = new Span<byte>(_start + offset, source.Length);
        long first = offset / PageBytes;
        long last = (offset + source.Length - 1) / PageBytes;
        if (_settled is not null && _settled.Contains(first, last))
        {
            source.CopyTo(target);
        }
        else
        {
            // The system copies from front to back, which a source in the target does not stand.
            RandomAccess.Write(Handle, source.Overlaps(target) ? source.ToArray() : source, offset);
            if (_settled is not null && FileSpace.TryAllocate(Handle, first * PageBytes, (last - first + 1) * PageBytes))
                _settled.Add(first, last);
        }

        GC.KeepAlive(this);
    }

    public void Flush(long size) => _file.Flush(size);

    public void Dispose()
    {
        _mapping?.Dispose();
        _file.Dispose();
    }

    // A read-only file cannot fill holes either. What is no image is going to be rejected, and is left as it is.
    private bool TryFillHoles(long length)
        => length == 0 || length % PageBytes != 0
            || (IsReadOnly ? FileStatus.Of(Handle).AllocatedBytes >= length : FileSpace.TryAllocate(Handle, 0, length));

    private void RequireRoom(long length)
    {
        if (length > _maxBytes)
        {
            throw MemoryException.Create(
                $"an image of {length} bytes is larger than the {_maxBytes} bytes of {nameof(MappedFileMemoryProviderOptions.MaxBytes)}.",
                ProviderErrorReason.LimitExceeded);
        }
    }
}
