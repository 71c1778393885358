#if (isTransfer)
#if (!implicitUsings)
using System;
using System.IO;
#endif
#if (hasTests)
using System.Runtime.CompilerServices;
#endif
using Microsoft.Win32.SafeHandles;
using ProviderGen;

namespace Company.Storage;

/// <summary>Memory that lives in a file.</summary>
/// <remarks>
/// Put your own backing in place of the file: everything that touches it is below, the rest is generated. The file itself has a
/// more careful provider in ProviderGen.Providers, WasiMemoryProvider.
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]   // vouches for GrowCore: what it adds reads as zero
public sealed partial class MemoryProvider1
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private bool _entryIsDurable;

    // Acquires the backing, or throws. The generated MemoryProvider1.Open(path) calls it, and turns exceptions into errors.
    private MemoryProvider1(string path)
    {
        _path = Path.GetFullPath(path);
        _file = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    // What error messages call it.
    private string NameCore() => _path;

    // The bytes it holds right now.
    private long LengthCore() => RandomAccess.GetLength(RAW-FILE);

    // Makes it hold newLength bytes, or throws and leaves it as it was.
    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(RAW-FILE, newLength);

    // Reads some bytes, at least one, and says how many. May run on several threads at once.
    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(RAW-FILE, destination, offset);

    // Writes all bytes, or throws.
    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(RAW-FILE, source, offset);

    // Makes everything written so far durable, or throws: bytes, length, and the first time that there is such a file. Leave it out for
    // a backing that cannot. (On Unix, what .NET has for this reports success even when the disk fails.)
    private void FlushCore()
    {
        FileDurability.Sync(RAW-FILE);
        if (!_entryIsDurable)
            FileDurability.SyncEntry(RAW-FILE, _path);
        _entryIsDurable = true;
    }

    // Releases the backing.
    private void DisposeCore() => _file.Dispose();
#if (hasTests)

    // Tests let raw calls fail here: it is called before each of them, with the name of the primitive.
    internal Action<string>? BeforeRawCall { get; set; }

    private SafeFileHandle Raw([CallerMemberName] string primitive = "")
    {
        BeforeRawCall?.Invoke(primitive);
        return _file;
    }
#endif
}
#else
#if (!implicitUsings)
using System;
#endif
using System.Collections.Concurrent;
using ProviderGen;

namespace Company.Storage;

/// <summary>Memory in arrays of one page each, made when a page is first touched.</summary>
/// <remarks>Put your own backing in place of the arrays: everything that touches it is below, the rest is generated.</remarks>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]   // nothing to open; and fresh arrays read as zero
public sealed partial class MemoryProvider1
{
    private const int PageBytes = MemoryProviderAttribute.DefaultPageSize;
    private readonly ConcurrentDictionary<long, byte[]> _pages = new();
    private long _length;

    // The bytes it holds right now.
    private long LengthCore() => _length;

    // Makes it hold newLength bytes, or throws and leaves it as it was.
    private void GrowCore(long oldLength, long newLength) => _length = newLength;

    // The longest contiguous run at offset, of 1 to length bytes. Must not throw, and may run on several threads at once.
    private Span<byte> SpanCore(long offset, int length)
    {
        byte[] page = _pages.GetOrAdd(offset / PageBytes, static _ => new byte[PageBytes]);
        int start = (int)(offset % PageBytes);
        return page.AsSpan(start, Math.Min(length, PageBytes - start));
    }
}
#endif
