using System.Runtime.CompilerServices;
using ProviderGen.Providers;

namespace ProviderGen.Benchmarks.Baselines;

/// <summary>A bare pointer into the mapping of a <see cref="MappedFileMemoryProvider"/>: the same memory, without checks.</summary>
public unsafe struct MappedPointer : IBaseline<MappedPointer>
{
    private readonly MappedFileMemoryProvider _provider;
    private byte* _start;

    internal MappedPointer(MappedFileMemoryProvider provider)
    {
        _provider = provider;
        _start = provider.Size == 0 ? null : StartOf(provider);
    }

    public static string Name => "pointer into the mapping";

    public static MappedPointer Open(string path) => new(MappedFileMemoryProvider.Open(path).ThrowIfError());

    public void Grow(long oldLength, long newLength)
    {
        Provided.Grow(_provider, newLength);
        _start = StartOf(_provider);
    }

    public readonly void Read(long offset, Span<byte> destination)
        => new ReadOnlySpan<byte>(_start + offset, destination.Length).CopyTo(destination);

    public readonly void Write(long offset, ReadOnlySpan<byte> source)
        => source.CopyTo(new Span<byte>(_start + offset, source.Length));

    public readonly void Flush() => Provided.Check(_provider.Flush());

    public readonly void Dispose() => _provider.Dispose();

    // The provider never moves what it has mapped, and one run has to hold everything.
    private static byte* StartOf(MappedFileMemoryProvider provider)
    {
        var start = new StrongBox<(nint Address, long Length)>();
        provider.ReadInPlace(0, provider.Size, start, static (run, found) =>
        {
            fixed (byte* first = run)
                found.Value = ((nint)first, run.Length);
        }).ThrowIfError();
        return start.Value.Length == provider.Size
            ? (byte*)start.Value.Address
            : throw new InvalidOperationException("The image is not one run of memory.");
    }
}
