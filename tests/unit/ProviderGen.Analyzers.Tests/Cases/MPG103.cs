using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG103 : RuleCases
{
    public MPG103()
    {
        Reports("what a growth returns, however it is taken out", """
            using var provider = new HeapMemoryProvider();
            byte[] data = new byte[8];
            provider.Write([|provider.Grow(1).Value|], data).ThrowIfError();
            long first = provider.Grow(1).ThrowIfError();
            provider.Write([|first|], data).ThrowIfError();
            var (second, error) = provider.Grow(1);
            provider.Write([|second|], data).ThrowIfError();
            MemoryResult<long> growth = provider.Grow(1);
            provider.Write([|growth.Value|], data).ThrowIfError();
            """, message: "'provider.Grow(1).Value' is a number of pages, but 'Write' expects bytes");

        Reports("what a growth hands out", """
            static class Uses
            {
                static void Write(IMemoryProvider provider, ReadOnlySpan<byte> data)
                {
                    if (provider.Grow(1).TryGetValue(out long first))
                        _ = provider.Write([|first|], data);
                    if (!provider.Grow(1).TryGetValue(out var second, out MemoryError? error))
                        return;
                    _ = provider.Write([|second|], data);
                    if (provider.Grow(1) is { IsOk: true, Value: var third })
                        _ = provider.Write([|third|], data);
                    long fourth;
                    (fourth, _) = provider.Grow(1);
                    _ = provider.Write([|fourth|], data);
                }
            }
            """);

        Reports("pages and sums of pages", """
            static class Uses
            {
                static void Read(IMemoryProvider provider, Span<byte> page)
                {
                    _ = provider.Read([|provider.Pages - 1|], page);
                    long middle = provider.Pages / 2;
                    _ = provider.Read([|middle + 1|], page);
                    _ = provider.Read(checked([|(int)provider.Pages|]), page);
                    _ = provider.Read([|provider.Size / provider.PageSize|], page);
                    _ = provider.Read(page.IsEmpty ? 0 : [|provider.Pages|], page);
                }
            }
            """);

        Reports("typed access and access in place", """
            using var provider = new HeapMemoryProvider();
            long first = provider.Grow(1).Value;
            Console.WriteLine(provider.Read<int>([|first|]));
            provider.Write([|first|], 42L).ThrowIfError();
            MemoryProviderTypedAccess.Write(offset: [|first|], provider: provider, value: 42).ThrowIfError();
            provider.ReadInPlace([|first|], 100, 0, (run, state) => { }).ThrowIfError();
            provider.WriteInPlace([|provider.Pages|], 100, 0, (run, state) => run.Clear()).ThrowIfError();
            """, message: "'first' is a number of pages, but 'Read' expects bytes");

        Reports("bytes taken from pages", """
            static class Uses
            {
                static void Read(IMemoryProvider provider, byte[] entry, int length)
                {
                    _ = provider.Read<long>([|provider.Pages - 8|]);
                    _ = provider.Read<long>([|provider.Pages - sizeof(long)|]);
                    _ = provider.Read([|provider.Pages - entry.Length|], entry);
                    _ = provider.Read([|provider.Pages - length|], entry.AsSpan(..4));
                }
            }
            """, message: "'provider.Pages - 8' is a number of pages, but 'Read' expects bytes");

        IsSilent("a table with a byte for every page, through a part of something", """
            using System.Runtime.InteropServices;

            static class Uses
            {
                static void Enter(IMemoryProvider provider, byte[] bytes, Memory<byte> memory)
                {
                    long page = provider.Grow(1).ThrowIfError();
                    Span<byte> span = bytes;
                    byte one = 1;
                    _ = provider.Read(page, span[..1]);
                    _ = provider.Read(page, span[^1..]);
                    _ = provider.Read(page, span[3..4]);
                    _ = provider.Read(page, span[^3..^2]);
                    _ = provider.Read(page, span.Slice(0, 1));
                    _ = provider.Write(page, bytes[..1]);
                    _ = provider.Write(page, bytes.AsSpan(..1));
                    _ = provider.Write(page, bytes.AsSpan(1, 1));
                    _ = provider.Write(page, memory.Span[..1]);
                    _ = provider.Write(page, memory[..1].Span);
                    _ = provider.Read(page, MemoryMarshal.CreateSpan(ref one, 1));
                    _ = provider.Write(page, MemoryMarshal.CreateReadOnlySpan(ref one, 1));
                    _ = provider.Read(page, new Span<byte>(ref one));
                    _ = provider.Write(page, new ReadOnlySpan<byte>(in one));
                    _ = provider.Write(page, new ReadOnlySpan<byte>(bytes, 0, 1));
                    _ = provider.Write(page, stackalloc byte[] { 1 });
                    _ = provider.Write(page, MemoryMarshal.AsBytes(new ReadOnlySpan<bool>([true])));
                    byte[] two = new byte[2];
                    _ = provider.Write(page, two[1..]);
                    _ = provider.Write(page, two.AsSpan(1));
                    _ = provider.Write(page, two.AsSpan()[1..^0]);
                }
            }
            """);

        Reports("parts of more bytes", """
            static class Uses
            {
                static void Enter(IMemoryProvider provider, byte[] bytes)
                {
                    long page = provider.Grow(1).ThrowIfError();
                    _ = provider.Read([|page|], bytes.AsSpan()[..2]);
                    _ = provider.Read([|page|], bytes.AsSpan()[1..]);
                    _ = provider.Write([|page|], new ReadOnlySpan<byte>(bytes));
                    _ = provider.Write([|page|], System.Runtime.InteropServices.MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in page)));
                }
            }
            """);

        IsSilent("a Math of one's own", """
            using var provider = new HeapMemoryProvider();
            provider.Write(Math.Max(provider.Pages), [1, 2, 3]).ThrowIfError();

            static class Math { public static long Max(params long[] all) => all[0] * 65_536; }
            """);
        IsSilent("pages times the page size", """
            static class Uses
            {
                static void Write(IMemoryProvider provider, ReadOnlySpan<byte> data)
                {
                    long first = provider.Grow(2).ThrowIfError();
                    _ = provider.Write(first * provider.PageSize, data);
                    _ = provider.Write(provider.PageSize * (first + 1) + 8, data);
                    _ = provider.Write((provider.Pages - 1) * (long)provider.PageSize, data);
                    long offset = first * provider.PageSize;
                    _ = provider.Write(offset + 16, data);
                    int size = provider.PageSize;
                    _ = provider.Write(first * size, data);
                }
            }
            """);

        IsSilent("sizes", """
            using var provider = new HeapMemoryProvider();
            byte[] data = new byte[8];
            long end = provider.Size;
            provider.Grow(1).ThrowIfError();
            provider.Write(end, data).ThrowIfError();
            provider.Write(provider.Size - data.Length, data).ThrowIfError();
            """);

        IsSilent("a table with an entry for every page", """
            static class Uses
            {
                const int Header = 64;

                static void Enter(IMemoryProvider provider, ReadOnlySpan<byte> entry)
                {
                    long page = provider.Grow(1).ThrowIfError();
                    _ = provider.Write(page * sizeof(long), 42L);
                    _ = provider.Write(Header + page * 16, entry);
                    _ = provider.Write(page * entry.Length, entry);
                    _ = provider.Write(Header + provider.Pages, entry);
                }
            }
            """);

        IsSilent("a table with a byte for every page", """
            using var provider = new HeapMemoryProvider();
            long page = provider.Grow(1).ThrowIfError();
            provider.Write(page, (byte)1).ThrowIfError();
            provider.Write(page, true).ThrowIfError();
            provider.Read(provider.Pages - 1, new byte[1]).ThrowIfError();
            provider.Write(page, [1]).ThrowIfError();
            provider.ReadInPlace(page, 1, 0, (run, state) => { }).ThrowIfError();
            """);

        IsSilent("pages of one byte", $$"""
            [MemoryProvider(PageSize = 1, StartsEmpty = true)]
            public sealed partial class Provider
            {
                {{Core.Addressable}}
                public MemoryResult Last(Span<byte> bytes) => Read(Pages - 4, bytes);
            }
            """);

        IsSilent("a local that is assigned again", """
            using var provider = new HeapMemoryProvider();
            long offset = provider.Grow(1).Value;
            offset *= provider.PageSize;
            provider.Write(offset, 42L).ThrowIfError();
            for (long page = 0; page < provider.Pages; page++)
                provider.Write(page, 42L).ThrowIfError();
            """);

        IsSilent("values of other results", """
            using var provider = new HeapMemoryProvider();
            long root = provider.Read<long>(0).Value;
            provider.Write(root, 42L).ThrowIfError();
            var (next, _) = provider.Read<long>(8);
            provider.Write(next, 42L).ThrowIfError();
            """);

        IsSilent("pages where pages are meant", """
            class Catalogue
            {
                public long Pages => 4;
                public MemoryResult Read(long page, Span<byte> destination) => default;
                public MemoryResult Last(IMemoryProvider provider, Catalogue other, Span<byte> page)
                {
                    _ = provider.Grow(provider.Pages);
                    _ = provider.Read(other.Pages, page);
                    return Read(provider.Pages - 1, page);
                }
            }
            """);
    }
}
