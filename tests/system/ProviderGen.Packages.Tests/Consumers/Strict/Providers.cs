using Microsoft.Win32.SafeHandles;
using ProviderGen;
using ProviderGen.Providers;

[assembly: CLSCompliant(true)]
[assembly: System.Runtime.InteropServices.ComVisible(false)]

namespace Strict;

/// <summary>Bytes are transferred, and everything optional is there.</summary>
[MemoryProvider(BackingZeroFills = true, PageSize = 4096, MaxPages = 1024)]
public sealed partial class TransferMemoryProvider
{
    private readonly SafeFileHandle _file;
    private readonly string _path;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Where it is.</param>
    private TransferMemoryProvider(string path)
    {
        _path = path;
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private TransferMemoryProvider(FileInfo file)
        : this(file.FullName)
    {
    }

    private long LengthCore() => RandomAccess.GetLength(_file);

    private void GrowCore(long oldLength, long newLength) => RandomAccess.SetLength(_file, newLength);

    private int ReadCore(long offset, Span<byte> destination) => RandomAccess.Read(_file, destination, offset);

    private void WriteCore(long offset, ReadOnlySpan<byte> source) => RandomAccess.Write(_file, source, offset);

    private void FlushCore() => FileDurability.Sync(_file);

    private void DisposeCore() => _file.Dispose();

    private string NameCore() => _path;
}

/// <summary>A shelf of somebody.</summary>
/// <typeparam name="TOwner">What the somebody is.</typeparam>
/// <param name="owner">Whose shelf it is.</param>
public partial class Shelf<TOwner>(TOwner owner)
    where TOwner : class
{
    /// <summary>Whose shelf it is.</summary>
    public TOwner Owner { get; } = owner;

    /// <summary>Memory that can be addressed, nested in a generic class.</summary>
    [MemoryProvider(StartsEmpty = true, MaxPages = 4)]
    internal sealed partial class AddressableMemoryProvider
    {
        private readonly byte[] _bytes = new byte[4 * 65_536];
        private long _length;

        private long LengthCore() => _length;

        private void GrowCore(long oldLength, long newLength) => _length = newLength;

        private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);

        private void ZeroCore(long offset, long length) => _bytes.AsSpan((int)offset, (int)length).Clear();
    }
}

/// <summary>Memory that cannot be changed.</summary>
[MemoryProvider(ReadOnly = true, PageSize = 1)]
public sealed partial class FrozenMemoryProvider
{
    private readonly byte[] _bytes;

    private FrozenMemoryProvider(params byte[] bytes) => _bytes = bytes;

    private long LengthCore() => _bytes.Length;

    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}

/// <summary>Uses what ships.</summary>
public static class Uses
{
    /// <summary>Puts a text on a shelf of its own.</summary>
    /// <param name="text">The text, in UTF-8.</param>
    /// <returns>Whether all went well.</returns>
    public static MemoryResult Put(ReadOnlySpan<byte> text)
    {
        using var memory = new Shelf<string>.AddressableMemoryProvider();
        MemoryResult<long> grown = memory.Grow(1);
        return grown.IsOk ? memory.Write(0, text) : grown.Error;
    }

    /// <summary>Copies a file into the heap.</summary>
    /// <param name="path">Where the file is.</param>
    /// <returns>How many pages it has.</returns>
    public static long Load(string path)
    {
        using WasiMemoryProvider file = WasiMemoryProvider.Open(path).ThrowIfError();
        using var heap = new HeapMemoryProvider();
        file.CopyTo(heap).ThrowIfError();
        return heap.Pages;
    }
}
