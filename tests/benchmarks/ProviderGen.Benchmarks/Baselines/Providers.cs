using System.Diagnostics.CodeAnalysis;
using ProviderGen.Providers;

namespace ProviderGen.Benchmarks.Baselines;

/// <summary><see cref="HeapMemoryProvider"/>.</summary>
public readonly struct Heap : IBaseline<Heap>
{
    private readonly HeapMemoryProvider _provider;

    private Heap(HeapMemoryProvider provider) => _provider = provider;

    public static string Name => nameof(HeapMemoryProvider);

    public static Heap Open(string path) => new(new HeapMemoryProvider());

    public void Grow(long oldLength, long newLength) => Provided.Grow(_provider, newLength);

    public void Read(long offset, Span<byte> destination) => Provided.Check(_provider.Read(offset, destination));

    public void Write(long offset, ReadOnlySpan<byte> source) => Provided.Check(_provider.Write(offset, source));

    public void Flush()
    {
    }

    public void Dispose() => _provider.Dispose();
}

/// <summary><see cref="WasiMemoryProvider"/>.</summary>
public readonly struct Wasi : IBaseline<Wasi>
{
    private readonly WasiMemoryProvider _provider;

    private Wasi(WasiMemoryProvider provider) => _provider = provider;

    public static string Name => nameof(WasiMemoryProvider);

    public static Wasi Open(string path) => new(WasiMemoryProvider.Open(path).ThrowIfError());

    public void Grow(long oldLength, long newLength) => Provided.Grow(_provider, newLength);

    public void Read(long offset, Span<byte> destination) => Provided.Check(_provider.Read(offset, destination));

    public void Write(long offset, ReadOnlySpan<byte> source) => Provided.Check(_provider.Write(offset, source));

    public void Flush() => Provided.Check(_provider.Flush());

    public void Dispose() => _provider.Dispose();
}

/// <summary><see cref="CachedMemoryProvider"/> with its default options, before <see cref="WasiMemoryProvider"/>.</summary>
public readonly struct CachedWasi : IBaseline<CachedWasi>
{
    private readonly CachedMemoryProvider _provider;

    private CachedWasi(CachedMemoryProvider provider) => _provider = provider;

    public static string Name => nameof(CachedMemoryProvider);

    public static CachedWasi Open(string path) => new(CachedMemoryProvider.Open(WasiMemoryProvider.Open(path).ThrowIfError()).ThrowIfError());

    public void Grow(long oldLength, long newLength) => Provided.Grow(_provider, newLength);

    public void Read(long offset, Span<byte> destination) => Provided.Check(_provider.Read(offset, destination));

    public void Write(long offset, ReadOnlySpan<byte> source) => Provided.Check(_provider.Write(offset, source));

    public void Flush() => Provided.Check(_provider.Flush());

    public void Dispose() => _provider.Dispose();
}

/// <summary><see cref="MappedFileMemoryProvider"/>.</summary>
public readonly struct Mapped : IBaseline<Mapped>
{
    private readonly MappedFileMemoryProvider _provider;

    internal Mapped(MappedFileMemoryProvider provider) => _provider = provider;

    public static string Name => nameof(MappedFileMemoryProvider);

    public static Mapped Open(string path) => new(MappedFileMemoryProvider.Open(path).ThrowIfError());

    public void Grow(long oldLength, long newLength) => Provided.Grow(_provider, newLength);

    public void Read(long offset, Span<byte> destination) => Provided.Check(_provider.Read(offset, destination));

    public void Write(long offset, ReadOnlySpan<byte> source) => Provided.Check(_provider.Write(offset, source));

    public void Flush() => Provided.Check(_provider.Flush());

    public void Dispose() => _provider.Dispose();
}

/// <summary>What the generator makes of the least a provider in memory can be.</summary>
public readonly struct Generated : IBaseline<Generated>
{
    private readonly RegionProvider _provider;

    internal Generated(RegionProvider provider) => _provider = provider;

    public static string Name => "generated, over native memory";

    public static Generated Open(string path) => new(new RegionProvider(new NativeRegion()));

    public void Grow(long oldLength, long newLength) => Provided.Grow(_provider, newLength);

    public void Read(long offset, Span<byte> destination) => Provided.Check(_provider.Read(offset, destination));

    public void Write(long offset, ReadOnlySpan<byte> source) => Provided.Check(_provider.Write(offset, source));

    public void Flush()
    {
    }

    public void Dispose() => _provider.Dispose();
}

/// <summary>What a caller of a provider does with its answers; it is part of every figure.</summary>
internal static class Provided
{
    public static void Check(MemoryResult result)
    {
        if (!result.IsOk)
            Fail(result.Error);
    }

    public static void Grow(IMemoryProvider provider, long newLength)
        => provider.Grow((newLength - provider.Size) / provider.PageSize).ThrowIfError();

    [DoesNotReturn]
    private static void Fail(MemoryError error) => throw new MemoryException(error);
}
