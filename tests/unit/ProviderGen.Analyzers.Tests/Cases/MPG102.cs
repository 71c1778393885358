using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG102 : RuleCases
{
    public MPG102()
    {
        Reports("multiples of a page size that is known", """
            using var provider = new HeapMemoryProvider();
            const int PageBytes = 64 * 1024;
            const long Two = 131_072;
            provider.Grow([|65_536|]).ThrowIfError();
            provider.Grow([|2 * 65536|]).ThrowIfError();
            provider.Grow([|1 << 16|]).ThrowIfError();
            provider.Grow([|PageBytes|]).ThrowIfError();
            provider.Grow(pages: [|Two|]).ThrowIfError();
            """, message: "'65_536' is a number of bytes, but 'Grow' expects pages");

        Reports("a constant in a local", """
            long bytes = 131_072;
            using IMemoryProvider provider = new HeapMemoryProvider();
            provider.Grow([|bytes|]).ThrowIfError();
            """);

        Reports("products with the page size", """
            static class Uses
            {
                const int PageBytes = 65_536;

                static MemoryResult<long> Grow(IMemoryProvider provider, int pages)
                {
                    _ = provider.Grow([|pages * provider.PageSize|]);
                    _ = provider.Grow([|(long)provider.PageSize * pages|]);
                    _ = provider.Grow(checked([|pages * (long)provider.PageSize|]));
                    _ = provider.Grow([|provider.PageSize|]);
                    _ = provider.Grow([|pages * 65536|]);
                    _ = provider.Grow([|pages * 64 * 1024|]);
                    _ = provider.Grow([|pages << 16|]);
                    return provider.Grow([|pages * PageBytes|]);
                }
            }
            """);

        Reports("sizes and differences of sizes", """
            static class Uses
            {
                static void Grow(IMemoryProvider provider, IMemoryProvider other, long needed)
                {
                    _ = provider.Grow([|provider.Size|]);
                    _ = provider.Grow([|other.Size - provider.Size|]);
                    long missing = needed - provider.Size;
                    _ = provider.Grow([|missing|]);
                    _ = provider.Grow([|Math.Max(0, missing)|]);
                    _ = provider.Grow([|provider.Size / 2|]);
                    _ = provider.Grow(needed > 0 ? [|missing|] : 1);
                }
            }
            """, message: "'provider.Size' is a number of bytes, but 'Grow' expects pages");

        Reports("a provider of one's own, its pages hard-coded", $$"""
            [MemoryProvider(PageSize = 4096)]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                public MemoryResult<long> GrowBy(int pages) => Grow([|pages * PageSize|]);
                public MemoryResult<long> GrowByTwo() => this.Grow([|8192|]);
            }
            """);

        Reports("a provider behind a type parameter, and one that is implemented by hand", """
            abstract class Base : IMemoryProvider
            {
                public abstract int PageSize { get; }
                public abstract long Pages { get; }
                public long Size => Pages * PageSize;
                public bool IsReadOnly => false;
                public virtual MemoryResult<long> Grow(long pages) => 0;
                public MemoryResult Read(long offset, Span<byte> destination) => default;
                public MemoryResult Write(long offset, ReadOnlySpan<byte> source) => default;
                public void Dispose() { }
            }

            abstract class Derived : Base
            {
                public override MemoryResult<long> Grow(long pages) => base.Grow([|pages * PageSize|]);
                public MemoryResult<long> Double() => Grow([|Size|]);
                static MemoryResult<long> Any<T>(T provider) where T : IMemoryProvider => provider.Grow([|provider.Size|]);
                static MemoryResult<long>? Chain(Derived? provider) => provider?.Grow([|provider.Size|]);
            }
            """);

        Reports("what is called bytes, or is a length of a file", """
            class Store(IMemoryProvider provider)
            {
                private const int MINIMUM_BYTES = 100;
                private long _byteCount = 5;

                public long BytesMissing { get; set; }

                public void Reserve(long bytesNeeded, int entryBytes, Stream source, FileInfo file)
                {
                    _ = provider.Grow([|bytesNeeded|]);
                    _ = provider.Grow([|_byteCount|]);
                    _ = provider.Grow([|BytesMissing|]);
                    _ = provider.Grow([|MINIMUM_BYTES|]);
                    _ = provider.Grow([|entryBytes * 4|]);
                    _ = provider.Grow([|source.Length|]);
                    _ = provider.Grow([|file.Length|]);
                    _ = provider.Grow([|sizeof(long)|]);
                    long more = Math.Max(0, bytesNeeded);
                    _ = provider.Grow([|more|]);
                }
            }
            """, message: "'bytesNeeded' is a number of bytes, but 'Grow' expects pages");

        IsSilent("names with bytes in them, of numbers of pages", """
            static class Uses
            {
                static void Reserve(IMemoryProvider provider, long pagesForBytes, long bytesNeeded, long kibibytes, byte[] flags)
                {
                    long bytesInPages = bytesNeeded / provider.PageSize;
                    _ = provider.Grow(pagesForBytes);
                    _ = provider.Grow(bytesInPages);
                    _ = provider.Grow((bytesNeeded + provider.PageSize - 1) / provider.PageSize);
                    _ = provider.Grow(kibibytes / 64);
                    _ = provider.Grow(flags.Length);
                    long bytes = provider.Pages;
                    _ = provider.Grow(bytes);
                }
            }
            """);

        IsSilent("numbers of pages", """
            using var provider = new HeapMemoryProvider();
            provider.Grow(1).ThrowIfError();
            provider.Grow(0).ThrowIfError();
            provider.Grow(1_000_000).ThrowIfError();
            provider.Grow(provider.Pages).ThrowIfError();
            provider.Grow(-65_536).ThrowIfError();
            """);

        IsSilent("a page size that is not known, or so small that its multiples are counts", $$"""
            [MemoryProvider(PageSize = 16, StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                private static void Use(IMemoryProvider any, Provider small)
                {
                    _ = any.Grow(65_536);
                    _ = small.Grow(32);
                    _ = small.Grow(65_536);
                }
            }
            """);

        IsSilent("constants that say they are pages", """
            using var provider = new HeapMemoryProvider();
            const long MaxPages = 65_536;
            long pageCount = 2 * MaxPages;
            const long Total = 8L << 30;
            provider.Grow(MaxPages).ThrowIfError();
            provider.Grow(pageCount).ThrowIfError();
            provider.Grow(Total / {|MPG109:(64 * 1024)|}).ThrowIfError();
            """);

        IsSilent("a growth that is meant to be rejected", """
            using var provider = new HeapMemoryProvider();
            Console.WriteLine(provider.Grow(1L << 33).Error);
            Console.WriteLine(provider.Grow(1L << 48).Error);
            Console.WriteLine(provider.Grow(long.MaxValue).Error);
            """);

        IsSilent("bytes that are divided by the page size", """
            static class Uses
            {
                const int PageBytes = 65_536;

                static void Grow(IMemoryProvider provider, IMemoryProvider other, long needed)
                {
                    _ = provider.Grow((needed - provider.Size) / provider.PageSize);
                    _ = provider.Grow((needed + provider.PageSize - 1) / provider.PageSize);
                    _ = provider.Grow(((needed - provider.Size - 1) / provider.PageSize) + 1);
                    _ = provider.Grow(other.Pages * other.PageSize / provider.PageSize);
                    long total = other.Size;
                    long missing = total - provider.Size;
                    _ = provider.Grow(missing / provider.PageSize);
                    _ = provider.Grow((missing - 1) / 4096 + 1);
                }
            }
            """);

        IsSilent("a local that is assigned again", """
            using var provider = new HeapMemoryProvider();
            long pages = provider.Size;
            pages /= provider.PageSize;
            provider.Grow(pages).ThrowIfError();
            long more = 65_536;
            Halve(ref more);
            provider.Grow(more).ThrowIfError();
            static void Halve(ref long number) => number /= 2;
            """);

        IsSilent("bytes where bytes are meant", """
            using var provider = new HeapMemoryProvider();
            provider.Read(provider.Size - 8, new byte[8]).ThrowIfError();
            provider.AsStream().SetLength(2 * provider.PageSize);
            byte[] page = new byte[provider.PageSize];
            Console.WriteLine(nameof(provider.Grow) + provider.Size * 2);
            """);

        IsSilent("pages of one byte, and all the pages there can be", $$"""
            [MemoryProvider(PageSize = 1, StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                public MemoryResult<long> Double() => Grow(Size);
            }

            [MemoryProvider(MaxPages = 65_536, StartsEmpty = true)]
            public sealed partial class Limited
            {
                {{Core.Addressable}}
                public MemoryResult<long> Fill() => Grow(65_536);
            }
            """);

        IsSilent("another Grow", """
            class Buffer
            {
                public long Size => 65_536;
                public int PageSize => 65_536;
                public void Grow(long bytes) { }
                public void Double(HeapMemoryProvider provider) { Grow(Size); Grow(2 * provider.PageSize); }
            }
            """);
    }
}
