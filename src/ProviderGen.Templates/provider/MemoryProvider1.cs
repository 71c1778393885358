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

/// <summary>A memory provider that stores its bytes in a file.</summary>
/// <remarks>
/// Replace the file with your own backing: all code that touches it is below, the rest is generated. For a real file, use
/// WasiMemoryProvider in ProviderGen.Providers, which handles more cases.
/// </remarks>
[MemoryProvider(BackingZeroFills = true)]   // guarantees that bytes added by GrowCore read as zero
public sealed partial class MemoryProvider1
{
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private bool _entryIsDurable;

    // Acquires the backing, or throws. The generated MemoryProvider1.Open(path) calls this, and turns exceptions into errors.
    private MemoryProvider1(string path)
    {
        _path = Path.GetFullPath(path);
        _file = File.OpenHandle(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    // Returns the name of the backing for error messages.
    private string NameCore() => _path;

    // Returns how many bytes the backing holds right now.
    private long LengthCore() => RandomAccess.GetLength(RAW-FILE);

    // Makes the backing hold newLength bytes, or throws and leaves it as it was.
    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(RAW-FILE, newLength);

    // Reads at least one byte, and returns how many. May run on several threads at once.
    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(RAW-FILE, destination, offset);

    // Writes all bytes, or throws.
    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(RAW-FILE, source, offset);

    // Makes everything written so far durable, or throws: the bytes, the length, and the first time the directory entry. Leave it out
    // if your backing cannot flush. (Do not call the flush methods of .NET here: on Unix they report success even when the disk fails.)
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

    // For tests: called before each raw call, with the name of the primitive. If it throws, the call fails.
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

/// <summary>A memory provider that stores each page in an array, allocated on first use.</summary>
/// <remarks>Replace the arrays with your own backing: all code that touches it is below, the rest is generated.</remarks>
[MemoryProvider(StartsEmpty = true, BackingZeroFills = true)]   // there is nothing to open, and fresh arrays read as zero
public sealed partial class MemoryProvider1
{
    private const int PageBytes = MemoryProviderAttribute.DefaultPageSize;
    private readonly ConcurrentDictionary<long, byte[]> _pages = new();
    private long _length;

    // Returns how many bytes the backing holds right now.
    private long LengthCore() => _length;

    // Makes the backing hold newLength bytes, or throws and leaves it as it was.
    private void GrowCore(long oldLength, long newLength) => _length = newLength;

    // Returns the longest contiguous run at offset, of 1 to length bytes. Must not throw, and may run on several threads at once.
    private Span<byte> SpanCore(long offset, int length)
    {
        byte[] page = _pages.GetOrAdd(offset / PageBytes, static _ => new byte[PageBytes]);
        int start = (int)(offset % PageBytes);
        return page.AsSpan(start, Math.Min(length, PageBytes - start));
    }
}
#endif
