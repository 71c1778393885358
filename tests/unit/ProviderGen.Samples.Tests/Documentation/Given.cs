// What pages take for the reader's own. This file is not a part of the tests; it is compiled with every block of code on every page.
internal static class Given
{
    /// <summary>How to reach a database.</summary>
    public const string connectionString = "Host=localhost";
}

/// <summary>A provider of the reader's.</summary>
[ProviderGen.MemoryProvider(StartsEmpty = true, MaxPages = 16, BackingZeroFills = true)]
internal sealed partial class MyMemoryProvider
{
    private readonly byte[] _bytes = new byte[16 * 65_536];
    private long _length;

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
