using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG102Fix : FixCases
{
    public MPG102Fix()
        : base("MPG102.Pages")
    {
        Fixes("a literal is divided", """
            using var provider = new HeapMemoryProvider();
            provider.Grow([|2 * 65_536|]).ThrowIfError();
            provider.Grow({|MPG102:65_536|}).ThrowIfError();
            """, """
            using var provider = new HeapMemoryProvider();
            provider.Grow(2).ThrowIfError();
            provider.Grow({|MPG102:65_536|}).ThrowIfError();
            """);

        Fixes("a sum is divided, rounding up", """
            static class Uses
            {
                static MemoryResult<long> Ensure(IMemoryProvider provider, long needed) => provider.Grow([|needed - provider.Size|]);
            }
            """, """
            static class Uses
            {
                static MemoryResult<long> Ensure(IMemoryProvider provider, long needed) => provider.Grow((needed - provider.Size + provider.PageSize - 1) / provider.PageSize);
            }
            """);

        Fixes("in the class of the provider", $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                public MemoryResult<long> Double() => Grow([|Size|]);
            }
            """, $$"""
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Transfer}}
                public MemoryResult<long> Double() => Grow(Pages);
            }
            """);

        OffersNothing("where asking the provider again could do something", """
            static class Uses
            {
                static IMemoryProvider Next() => throw new NotSupportedException();
                static MemoryResult<long> Ensure(long needed, IMemoryProvider other) => Next().Grow([|needed - other.Size|]);
            }
            """);

        FixesAll("pages that are shifted", null, ("""
            static class Uses
            {
                static void Known(HeapMemoryProvider provider, int pages, long more)
                {
                    _ = provider.Grow([|pages << 16|]);
                    _ = provider.Grow([|(more + 1) << 16|]);
                    _ = provider.Grow([|more + 1 << 16|]);
                    _ = provider.Grow([|(pages << 16) + provider.Size|]);
                }
            }
            """, """
            static class Uses
            {
                static void Known(HeapMemoryProvider provider, int pages, long more)
                {
                    _ = provider.Grow(pages);
                    _ = provider.Grow(more + 1);
                    _ = provider.Grow(more + 1);
                    _ = provider.Grow(((pages << 16) + provider.Size) / provider.PageSize);
                }
            }
            """), ("""
            static class Others
            {
                static void Unknown(IMemoryProvider provider, int pages, long more)
                {
                    _ = provider.Grow([|pages << 16|]);
                    _ = provider.Grow([|pages * 64 * 1024|]);
                    _ = provider.Grow([|65_536 * (pages + 1)|]);
                    _ = provider.Grow([|more << 16|]);
                    _ = provider.Grow([|provider.Pages * 65_536|]);
                }
            }
            """, """
            static class Others
            {
                static void Unknown(IMemoryProvider provider, int pages, long more)
                {
                    _ = provider.Grow((((long)pages << 16) + provider.PageSize - 1) / provider.PageSize);
                    _ = provider.Grow(((long)pages * 64 * 1024 + provider.PageSize - 1) / provider.PageSize);
                    _ = provider.Grow(((long)65_536 * (pages + 1) + provider.PageSize - 1) / provider.PageSize);
                    _ = provider.Grow(((more << 16) + provider.PageSize - 1) / provider.PageSize);
                    _ = provider.Grow((provider.Pages * {|MPG109:65_536|} + provider.PageSize - 1) / provider.PageSize);
                }
            }
            """));

        FixesAll("all", null, ("""
            static class Uses
            {
                const int PageBytes = 65_536;
                const int Reserve = 4 * PageBytes;

                static void Grow(HeapMemoryProvider provider, IMemoryProvider other, int pages, long needed)
                {
                    _ = provider.Grow([|provider.Size|]);
                    _ = provider.Grow([|pages * provider.PageSize|]);
                    _ = provider.Grow([|provider.PageSize * (long)(pages + 1)|]);
                    _ = provider.Grow([|(pages + 1) * provider.PageSize|]);
                    _ = provider.Grow([|provider.PageSize|]);
                    _ = provider.Grow([|pages * PageBytes|]);
                    _ = provider.Grow([|2 * PageBytes|]);
                    _ = provider.Grow([|PageBytes|]);
                    _ = provider.Grow([|Reserve|]);
                    _ = provider.Grow([|pages << 16|]);
                    _ = provider.Grow([|pages * 64 * 1024|]);
                    _ = provider.Grow(needed > 0 ? [|other.Size|] : 1);
                    long all = 2 * provider.Size;
                    _ = provider.Grow([|all|]);
                    _ = provider.Grow([|provider.Size - 2L * provider.PageSize|]);
                    _ = provider.Grow([|Math.Max(needed, provider.Size)|]);
                }
            }
            """, """
            static class Uses
            {
                const int PageBytes = 65_536;
                const int Reserve = 4 * PageBytes;

                static void Grow(HeapMemoryProvider provider, IMemoryProvider other, int pages, long needed)
                {
                    _ = provider.Grow(provider.Pages);
                    _ = provider.Grow(pages);
                    _ = provider.Grow((long)(pages + 1));
                    _ = provider.Grow(pages + 1);
                    _ = provider.Grow(1);
                    _ = provider.Grow(pages);
                    _ = provider.Grow(2);
                    _ = provider.Grow(1);
                    _ = provider.Grow(Reserve / provider.PageSize);
                    _ = provider.Grow(pages);
                    _ = provider.Grow(pages);
                    _ = provider.Grow(needed > 0 ? (other.Size + provider.PageSize - 1) / provider.PageSize : 1);
                    long all = 2 * provider.Size;
                    _ = provider.Grow(all / provider.PageSize);
                    _ = provider.Grow((provider.Size - 2L * provider.PageSize) / provider.PageSize);
                    _ = provider.Grow((Math.Max(needed, provider.Size) + provider.PageSize - 1) / provider.PageSize);
                }
            }
            """), ("""
            using var provider = new HeapMemoryProvider();
            provider.Grow([|131_072|]).ThrowIfError();
            """, """
            using var provider = new HeapMemoryProvider();
            provider.Grow(2).ThrowIfError();
            """));
    }
}
