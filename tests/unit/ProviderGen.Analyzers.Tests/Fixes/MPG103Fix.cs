using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests.Fixes;

internal sealed class MPG103Fix : FixCases
{
    public MPG103Fix()
        : base("MPG103.Multiply")
    {
        Fixes("a local", """
            using var provider = new HeapMemoryProvider();
            long first = provider.Grow(1).Value;
            provider.Write([|first|], 42L).ThrowIfError();
            provider.Write({|MPG103:first|}, 42L).ThrowIfError();
            """, """
            using var provider = new HeapMemoryProvider();
            long first = provider.Grow(1).Value;
            provider.Write(first * provider.PageSize, 42L).ThrowIfError();
            provider.Write({|MPG103:first|}, 42L).ThrowIfError();
            """);

        Fixes("a sum", """
            class Holder(IMemoryProvider provider)
            {
                readonly IMemoryProvider _provider = provider;

                public MemoryResult ReadLast(Span<byte> page) => this._provider!.Read([|_provider.Pages - 1|], page);
            }
            """, """
            class Holder(IMemoryProvider provider)
            {
                readonly IMemoryProvider _provider = provider;

                public MemoryResult ReadLast(Span<byte> page) => this._provider!.Read((_provider.Pages - 1) * this._provider.PageSize, page);
            }
            """);

        Fixes("a number that could overflow", """
            static class Uses
            {
                static MemoryResult Read(IMemoryProvider? provider, Span<byte> page)
                    => provider?.Read([|(int)provider.Pages|], page) ?? default;
            }
            """, """
            static class Uses
            {
                static MemoryResult Read(IMemoryProvider? provider, Span<byte> page)
                    => provider?.Read((int)provider.Pages * (long)provider.PageSize, page) ?? default;
            }
            """);

        OffersNothing("where asking the provider again could do something", """
            static class Uses
            {
                static IMemoryProvider Next() => throw new NotSupportedException();
                static MemoryResult Read(IMemoryProvider other, Span<byte> page) => Next().Read([|other.Pages|], page);
            }
            """);

        FixesAll("all", null, ("""
            using var provider = new HeapMemoryProvider();
            provider.Write([|provider.Grow(1).Value|], "hello"u8).ThrowIfError();
            Console.WriteLine(provider.Read<int>([|provider.Pages - 1|]));
            """, """
            using var provider = new HeapMemoryProvider();
            provider.Write(provider.Grow(1).Value * provider.PageSize, "hello"u8).ThrowIfError();
            Console.WriteLine(provider.Read<int>((provider.Pages - 1) * provider.PageSize));
            """), ("""
            static class Uses
            {
                static MemoryResult Read(IMemoryProvider provider, Span<byte> page) => provider.Read([|provider.Pages|], page);
            }
            """, """
            static class Uses
            {
                static MemoryResult Read(IMemoryProvider provider, Span<byte> page) => provider.Read(provider.Pages * provider.PageSize, page);
            }
            """));
    }
}
