using System.Text;
using ProviderGen;
using ProviderGen.Providers;

using var heap = new HeapMemoryProvider();
heap.Grow(2).ThrowIfError();
heap.Write(65_530, "across two pages"u8).ThrowIfError();

using var own = new FixedMemoryProvider();
heap.CopyTo(own).ThrowIfError();

byte[] text = new byte[16];
own.Read(65_530, text).ThrowIfError();
Console.WriteLine($"{own.Pages} pages: {Encoding.UTF8.GetString(text)}");

[MemoryProvider(StartsEmpty = true, MaxPages = 2)]
internal sealed partial class FixedMemoryProvider
{
    private readonly byte[] _bytes = new byte[2 * 65_536];
    private long _length;

    private long LengthCore() => _length;
    private void GrowCore(long oldLength, long newLength) => _length = newLength;
    private Span<byte> SpanCore(long offset, int length) => _bytes.AsSpan((int)offset, length);
}
