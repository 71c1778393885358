using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG104 : RuleCases
{
    private const string Small = $$"""
        [MemoryProvider(StartsEmpty = true, PageSize = 1024, MaxPages = 4)]
        public sealed partial class Small
        {
            {{Core.Addressable}}
        }
        """;

    public MPG104()
    {
        Reports("negative offsets", """
            static class Uses
            {
                const long Nowhere = -1;

                static void Access(IMemoryProvider provider, Span<byte> bytes)
                {
                    _ = provider.Read([|-1|], bytes);
                    _ = provider.Write([|Nowhere|], default);
                    _ = provider.Read<int>([|long.MinValue|]);
                    _ = provider.Write([|4 - 8|], 42);
                    long before = 8;
                    _ = provider.Read([|before - 16|], bytes);
                    _ = provider.Read([|-before|], bytes);
                }
            }
            """, message: "'Read' always fails here: the offset -1 is negative");

        Reports("what no long can address", """
            static class Uses
            {
                static void Access(IMemoryProvider provider)
                {
                    byte[] eight = new byte[8];
                    _ = provider.Read([|long.MaxValue|], eight);
                    _ = provider.Read([|long.MaxValue - 4|], new byte[8]);
                    _ = provider.Write([|long.MaxValue - 4|], "hello"u8);
                    _ = provider.Write([|long.MaxValue - 4|], 42L);
                    _ = provider.Read([|long.MaxValue - 4|], stackalloc byte[8]);
                    _ = provider.Write([|long.MaxValue|], [1]);
                    _ = provider.Read([|long.MaxValue - 4|], eight.AsSpan(1, 5));
                }
            }
            """, message: "'Read' always fails here: 8 bytes at offset 9223372036854775807 are beyond what a long can address");

        Reports("in place, lengths too", """
            static class Uses
            {
                static void Access(IMutableAddressableMemoryProvider provider)
                {
                    _ = provider.ReadInPlace([|-8|], 8, 0, (run, state) => { });
                    _ = provider.WriteInPlace(0, [|-8|], 0, (run, state) => { });
                    _ = provider.WriteInPlace([|8|], long.MaxValue, 0, (run, state) => { });
                }
            }
            """, message: "'ReadInPlace' always fails here: the offset -8 is negative");

        Reports("beyond the pages that the provider can have", $$"""
            {{Small}}

            static class Uses
            {
                static void Access(Small small)
                {
                    _ = small.Read([|4096|], new byte[1]);
                    _ = small.Read([|4097|], default);
                    _ = small.Write([|4090|], 42L);
                    _ = small.Write([|4 * small.PageSize|], 42L);
                    IMemoryProvider any = new Small();
                    _ = any.Read<byte>([|65_536|]);
                }
            }
            """, message: "'Read' always fails here: 1 bytes at offset 4096 are beyond the 4096 bytes that the provider can have");

        Reports("beyond the largest whole page", """
            using var provider = new HeapMemoryProvider();
            provider.Read([|long.MaxValue|], []).ThrowIfError();
            """, message: "'Read' always fails here: "
                + "the offset 9223372036854775807 is beyond the 9223372036854710272 bytes that the provider can have");

        IsSilent("what may be there", """
            static class Uses
            {
                static void Access(IMemoryProvider provider, Span<byte> bytes)
                {
                    _ = provider.Read(0, bytes);
                    _ = provider.Read(1L << 40, new byte[1 << 20]);
                    _ = provider.Read(long.MaxValue - 8, new byte[8]);
                    _ = provider.Read(long.MaxValue, bytes);
                    _ = provider.Write(long.MaxValue, []);
                    _ = provider.Write(long.MaxValue, ReadOnlySpan<byte>.Empty);
                }
            }
            """);

        IsSilent("offsets that vary", """
            static class Uses
            {
                static void Access(IMemoryProvider provider, long offset, Span<byte> bytes)
                {
                    _ = provider.Read(offset - 1, bytes);
                    _ = provider.Read(provider.Size - 8, bytes);
                    _ = provider.Read(-offset, bytes);
                    long at = -1;
                    if (offset > 0) at = offset;
                    _ = provider.Read(at, bytes);
                    int next = -1;
                    _ = provider.Read(++next, bytes);
                }
            }
            """);

        IsSilent("inside the pages that the provider can have", $$"""
            {{Small}}

            static class Uses
            {
                static void Access(Small small, IMemoryProvider any, Span<byte> bytes)
                {
                    _ = small.Read(4096, bytes);
                    _ = small.Read(4096, default);
                    _ = small.Read(4095, new byte[1]);
                    _ = small.Write(3 * small.PageSize, 42L);
                    _ = any.Read(65_536, new byte[1]);
                    any = new Small();
                }
            }
            """);

        IsSilent("a buffer whose length varies", """
            static class Uses
            {
                static void Access(IMemoryProvider provider, int length, byte[] given)
                {
                    _ = provider.Read(long.MaxValue - 4, new byte[length]);
                    _ = provider.Read(long.MaxValue - 4, given);
                    byte[] buffer = new byte[8];
                    if (length < 4) buffer = [];
                    _ = provider.Read(long.MaxValue - 4, buffer);
                    _ = provider.Read(long.MaxValue - 4, new byte[8].AsSpan(6));
                    _ = provider.Write(long.MaxValue - 4, [.. given]);
                }
            }
            """);

        IsSilent("other arguments", """
            using var provider = new HeapMemoryProvider();
            _ = provider.Grow(-1);
            provider.Write(0, -1L).ThrowIfError();
            Console.WriteLine(provider.AsStream().Seek(-1, SeekOrigin.End));
            """);

        IsSilent("reads of something else", """
            class Reader
            {
                public MemoryResult Read(long offset, Span<byte> destination) => default;
                public MemoryResult<T> Read<T>(long offset) => default;
                public void All() { _ = Read(-1, default); _ = Read<int>(-1); }
            }
            """);
    }
}
