using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG109Fix : FixCases
{
    public MPG109Fix()
        : base("MPG109.Ask")
    {
        Fixes("a factor", """
            static class Uses
            {
                static MemoryResult Read(IMemoryProvider provider, long page, Span<byte> bytes)
                    => provider.Read(page * [|65_536|] + 2 * {|MPG109:65_536|}, bytes);
            }
            """, """
            static class Uses
            {
                static MemoryResult Read(IMemoryProvider provider, long page, Span<byte> bytes)
                    => provider.Read(page * provider.PageSize + 2 * {|MPG109:65_536|}, bytes);
            }
            """);

        Fixes("in the class of the provider", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                public long End => Pages * [|65_536|];
            }
            """, $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                public long End => Pages * PageSize;
            }
            """);

        OffersNothing("before there is a provider", """
            long offset = args.Length * [|65_536|];
            using var provider = new HeapMemoryProvider();
            provider.Read(offset, new byte[8]).ThrowIfError();
            """);

        OffersNothing("where the provider is not at hand, or hides its page size", """
            abstract class Hiding : IMemoryProvider
            {
                int IMemoryProvider.PageSize => 65_536;
                public abstract long Pages { get; }
                public abstract long Size { get; }
                public abstract bool IsReadOnly { get; }
                public abstract MemoryResult<long> Grow(long pages);
                public abstract MemoryResult Read(long offset, Span<byte> destination);
                public abstract MemoryResult Write(long offset, ReadOnlySpan<byte> source);
                public abstract void Dispose();
                static long End(Hiding provider) => provider.Pages * [|65_536|];
                static long NextEnd() => Next().Pages * [|65_536|];
                static IMemoryProvider Next() => throw new NotSupportedException();
            }
            """);

        FixesAll("all", null, ("""
            static class Uses
            {
                static void Access(IMemoryProvider provider, int page, uint small, Span<byte> bytes)
                {
                    _ = provider.Read(page * [|65536|], bytes);
                    _ = provider.Read(page * [|65536L|], bytes);
                    _ = provider.Read(small * [|65536|], bytes);
                    _ = provider.Read([|(64 * 1024)|] * page, bytes);
                    _ = provider.Read([|page * 64 * 1024|] + 8, bytes);
                    _ = provider.Read([|(page + 1L) * 64 * 1024|], bytes);
                    _ = provider.Read([|page + 1L << 16|], bytes);
                    _ = provider.Read(2 * [|65536|], bytes);
                    long offset = page * [|(long)65536|];
                    _ = provider.Read(offset, bytes);
                    long pages = [|provider.Size >> 16|] /* whole pages */;
                    _ = provider.Grow((offset - provider.Size) / [|65_536|]);
                }
            }
            """, """
            static class Uses
            {
                static void Access(IMemoryProvider provider, int page, uint small, Span<byte> bytes)
                {
                    _ = provider.Read(page * provider.PageSize, bytes);
                    _ = provider.Read(page * (long)provider.PageSize, bytes);
                    _ = provider.Read(small * (uint)provider.PageSize, bytes);
                    _ = provider.Read(provider.PageSize * page, bytes);
                    _ = provider.Read(page * provider.PageSize + 8, bytes);
                    _ = provider.Read((page + 1L) * provider.PageSize, bytes);
                    _ = provider.Read((page + 1L) * provider.PageSize, bytes);
                    _ = provider.Read(2 * provider.PageSize, bytes);
                    long offset = page * (long)provider.PageSize;
                    _ = provider.Read(offset, bytes);
                    long pages = provider.Size / provider.PageSize /* whole pages */;
                    _ = provider.Grow((offset - provider.Size) / provider.PageSize);
                }
            }
            """), ("""
            using var provider = new HeapMemoryProvider();
            Console.WriteLine(provider.Pages * [|65_536|] == provider.Size);
            """, """
            using var provider = new HeapMemoryProvider();
            Console.WriteLine(provider.Pages * provider.PageSize == provider.Size);
            """));
    }
}
