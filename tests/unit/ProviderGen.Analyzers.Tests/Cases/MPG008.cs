using ProviderGen.Analyzers.Tests.Harness;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Analyzers.Tests.Cases;

internal sealed class MPG008 : RuleCases
{
    private const string Members = $"private Provider() {{ }}\n    {Core.Transfer}";

    public MPG008()
    {
        Reports("no power of two", Provider("[|MemoryProvider(PageSize = 1000)|]"),
            message: "Cannot generate code for 'Provider': PageSize is 1000, and must be a power of two from 1 to 1073741824");

        Reports("a page size of zero", Provider("[|MemoryProvider(PageSize = 0)|]"));

        Reports("less than one page", Provider("[|MemoryProvider(MaxPages = 0)|]"));

        Reports("more than a long can address", Provider("[|MemoryProvider(MaxPages = long.MaxValue / 65536 + 1)|]"));

        Reports("two at once", Provider("[|[|MemoryProvider(PageSize = 3, MaxPages = -1)|]|]"));

        Reports("a constant from elsewhere", $$"""
            [[|MemoryProvider(PageSize = PageBytes)|]]
            public sealed partial class Provider
            {
                private const int PageBytes = 4_000;
                {{Members}}
            }
            """);

        Reports("primitives that a read-only provider has no use for", $$"""
            [MemoryProvider(ReadOnly = true)]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Length}}
                private void [|GrowCore|](long oldLength, long newLength) { }
                {{Core.Read}}
                private void [|WriteCore|](long offset, ReadOnlySpan<byte> source) { }
                private bool [|ReadOnlyCore|]() => true;
            }
            """);

        IsSilent("defaults", Provider("MemoryProvider"));

        IsSilent("the smallest and the largest", $$"""
            {{Provider("MemoryProvider(PageSize = 1, MaxPages = long.MaxValue)")}}
            [MemoryProvider(PageSize = 1 << 30, MaxPages = long.MaxValue >> 30)]
            public sealed partial class Another { private Another() { } {{Core.Transfer}} }
            """);

        IsSilent("what the default says too", Provider("MemoryProvider(PageSize = 64 * 1024)"));

        IsSilent("one page", Provider("MemoryProvider(MaxPages = 1, BackingZeroFills = true)"));

        IsSilent("a provider that decides about writing when it is opened", $$"""
            [MemoryProvider(ReadOnly = false)]
            public sealed partial class Provider
            {
                private bool ReadOnlyCore() => true;
                {{Members}}
            }
            """);

        IsSilent("read-only", $$"""
            [MemoryProvider(ReadOnly = true)]
            public sealed partial class Provider
            {
                private Provider() { }
                {{Core.Length}}
                {{Core.Read}}
            }
            """);

        IsSilent("an attribute of another assembly's", """
            public sealed class PagesAttribute : Attribute { public int PageSize { get; set; } }

            [Pages(PageSize = 1000)]
            public sealed class Provider;
            """);
    }

    private static string Provider(string attribute) => $$"""
        [{{attribute}}]
        public sealed partial class Provider
        {
            {{Members}}
        }
        """;
}
