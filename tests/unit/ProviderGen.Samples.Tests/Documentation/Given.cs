// What the pages take for granted: code that uses one of these names need not say again where it comes from. This file is not
// a part of the tests; it is compiled with every block of code on every page, and so are the samples that the pages speak of.
global using ProviderGen;
global using ProviderGen.Providers;
global using ProviderGen.Testing;
global using Conformance;
global using Quickstart;
global using static Given;

// Where a block declares the provider of the sample itself, the namespace has to be there all the same.
namespace Quickstart
{
}

internal static class Given
{
    /// <summary>How to reach a database.</summary>
    public const string connectionString = "Host=localhost";

    /// <summary>Opens the provider of samples/Conformance.</summary>
    public static MemoryResult<IMemoryProvider> Open(IShelf shelf)
        => ShelfMemoryProvider.Open(shelf).TryGetValue(out ShelfMemoryProvider? provider, out MemoryError? error)
            ? (MemoryResult<IMemoryProvider>)provider
            : error;
}

/// <summary>A provider of the reader's.</summary>
[MemoryProvider(StartsEmpty = true, MaxPages = 16, BackingZeroFills = true)]
internal sealed partial class MyMemoryProvider
{
    private readonly byte[] _bytes = new byte[16 * 65_536];
    private long _length;

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
