using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG109 : RuleCases
{
    public MPG109()
    {
        Reports("offsets", """
            static class Uses
            {
                static void Access(IMemoryProvider provider, int page, Span<byte> bytes)
                {
                    _ = provider.Read(page * [|65536L|], bytes);
                    _ = provider.Read(page * [|(64 * 1024)|] + 8, bytes);
                    _ = provider.Read([|page * 64 * 1024|], bytes);
                    _ = provider.Read([|(long)page << 16|], bytes);
                    _ = provider.Read(2 * [|0x1_0000|], bytes);
                    _ = provider.Read<int>([|(1 << 16)|] * page);
                }
            }
            """, message: "Use 'provider.PageSize' instead of 65536L");

        Reports("an offset in a local, once", """
            static class Uses
            {
                static void Access(IMemoryProvider provider, long page, Span<byte> bytes)
                {
                    long offset = 16 + page * [|65_536|];
                    _ = provider.Read(offset, bytes);
                    _ = provider.Write(offset + 8, bytes);
                }
            }
            """);

        Reports("pages that are multiplied, and bytes that are divided", """
            static class Uses
            {
                const int PageBytes = 65_536;

                static void Calculate(IMemoryProvider provider, long needed)
                {
                    long size = provider.Pages * [|65_536|];
                    size = provider.Grow(1).Value * [|PageBytes|];
                    long pages = provider.Size / [|65536|];
                    pages = [|provider.Size >> 16|];
                    if (provider.Size % [|65536|] != 0) return;
                    _ = provider.Grow((needed - provider.Size) / [|PageBytes|]);
                }
            }
            """, message: "Use 'provider.PageSize' instead of 65_536");

        Reports("inside a provider, and behind a property", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                public IMemoryProvider? Other { get; set; }
                public long End => Pages * [|65_536|];
                public MemoryResult? Last(Span<byte> page) => Other?.Read(4 * [|65_536|], page);
            }
            """, message: "Use 'this.PageSize' instead of 65_536");

        Reports("not what is reported as bytes where pages are meant", """
            using var provider = new HeapMemoryProvider();
            provider.Grow({|MPG102:provider.Pages * 65_536|}).ThrowIfError();
            provider.Grow({|MPG102:65_536|}).ThrowIfError();
            provider.Read(provider.Pages * [|65_536|], new byte[8]).ThrowIfError();
            """);

        IsSilent("the page size of the provider", """
            using var provider = new HeapMemoryProvider();
            provider.Read(2 * provider.PageSize, new byte[8]).ThrowIfError();
            Console.WriteLine(provider.PageSize == 65_536 && provider.PageSize % 65_536 == 0);
            """);

        IsSilent("sizes of something else", """
            using var provider = new HeapMemoryProvider();
            byte[] buffer = new byte[65_536];
            byte[] larger = new byte[16 * 65_536];
            const int ChunkBytes = 64 * 1024;
            for (long offset = 0; offset < provider.Size; offset += 65_536)
                provider.Read(offset, buffer).ThrowIfError();
            for (int chunk = 0; chunk < provider.Size / ChunkBytes; chunk++)
                provider.Read(chunk * ChunkBytes, buffer).ThrowIfError();
            """);

        IsSilent("positions without a calculation", """
            using var provider = new HeapMemoryProvider();
            provider.Read(65_536, new byte[8]).ThrowIfError();
            Console.WriteLine(provider.Size == 2 * 65_536);
            """);

        IsSilent("a provider whose pages are known to be of another size", $$"""
            [MemoryProvider(PageSize = 4096)]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                public long Chunks => Size / 65_536;
                public MemoryResult Chunk(int index, Span<byte> chunk) => Read(index * 65_536, chunk);
            }
            """);

        IsSilent("constants", """
            static class Layout
            {
                const long Catalogue = 3 * 65_536;

                static MemoryResult Read(IMemoryProvider provider, Span<byte> bytes)
                {
                    const long Index = 4 * 65_536;
                    _ = provider.Read(Index, bytes);
                    return provider.Read(Catalogue + 16, bytes);
                }
            }
            """);

        IsSilent("arithmetic without a provider", """
            static class Uses
            {
                static long Calculate(Stream stream, byte[] bytes)
                {
                    long pages = stream.Length / 65_536;
                    stream.Position = pages * 65_536;
                    return pages << 16;
                }
            }
            """);

        IsSilent("what an access moves", """
            static class Uses
            {
                static void Access(IAddressableMemoryProvider provider, byte[] bytes, int page)
                {
                    _ = provider.Read(0, bytes.AsSpan(page * 65_536));
                    _ = provider.Write(0, page * 65_536);
                    _ = provider.ReadInPlace(0, page * 65_536, page * 65_536, (run, state) => { });
                }
            }
            """);
    }
}
