namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Providers that differ in their primitives and options.</summary>
public static class FamilyInputs
{
    private const string Constructor = "private Provider() { }\n    ";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["Transfer"] = Core.Provider(Constructor + Core.Transfer),
        ["Addressable"] = Core.Provider(Constructor + Core.Addressable),
        ["SpanWithWriteCore"] = Core.Provider(Constructor + Core.Addressable + Core.Write),
        ["ReadOnlySpanWithWriteCore"] = Core.Provider(Constructor + Core.Length + Core.Grow + Core.ReadOnlySpan + Core.Write),
        ["ReadOnlyTransfer"] = Core.Provider(Constructor + Core.Length + Core.Read, "MemoryProvider(ReadOnly = true)"),
        ["ReadOnlyAddressable"] = Core.Provider(Constructor + Core.Length + Core.Span, "MemoryProvider(ReadOnly = true)"),
        ["ReadOnlySpanCore"] = Core.Provider(Constructor + Core.Length + Core.ReadOnlySpan, "MemoryProvider(ReadOnly = true)"),
        ["ReadOnlyDurable"] = Core.Provider(
            Constructor + Core.Length + Core.Read + "private void FlushCore() { }", "MemoryProvider(ReadOnly = true)"),
        ["StartsEmpty"] = Core.Provider("public Provider() { }\n    " + Core.Addressable, "MemoryProvider(StartsEmpty = true)"),
        ["StartsEmptyWithoutConstructor"] = Core.Provider(Core.Transfer, "MemoryProvider(StartsEmpty = true)"),
        ["StartsEmptyWithPrimaryConstructor"] = Core.Usings + $$"""
            [MemoryProvider(StartsEmpty = true)]
            public sealed partial class Provider(int size, string exception)
            {
                public override string ToString() => exception + size;
                {{Core.Transfer}}
            }
            """,
        ["ZeroCore"] = Core.Provider(Constructor + Core.Transfer + "private void ZeroCore(long offset, long length) { }"),
        ["BackingZeroFills"] = Core.Provider(Constructor + Core.Transfer, "MemoryProvider(BackingZeroFills = true)"),
        ["BackingZeroFillsAddressable"] = Core.Provider(Constructor + Core.Addressable, "MemoryProvider(BackingZeroFills = true)"),
        ["FlushCore"] = Core.Provider(Constructor + Core.Transfer + "private void FlushCore() { }"),
        ["FlushCoreAddressable"] = Core.Provider(Constructor + Core.Addressable + "private void FlushCore() { }"),
        ["DisposeCore"] = Core.Provider(Constructor + Core.Transfer + "private void DisposeCore() { }"),
        ["DisposeCoreAddressable"] = Core.Provider(Constructor + Core.Addressable + "private void DisposeCore() { }"),
        ["OpenCore"] = Core.Provider(Constructor + Core.Transfer + "private void OpenCore() { }"),
        ["NameCore"] = Core.Provider(Constructor + Core.Transfer + "private string NameCore() => \"backing\";"),
        ["NullableNameCore"] = Core.Provider(Constructor + Core.Transfer + "private string? NameCore() => null;"),
        ["ReadOnlyCore"] = Core.Provider(Constructor + Core.Transfer + "private bool ReadOnlyCore() => false;"),
        ["ReadOnlyCoreAddressable"] = Core.Provider(Constructor + Core.Addressable + "private bool ReadOnlyCore() => false;"),
        ["Everything"] = Core.Provider(
            Constructor + Core.Transfer + """

                private void ZeroCore(long offset, long length) { }
                private void FlushCore() { }
                private void DisposeCore() { }
                private void OpenCore() { }
                private string NameCore() => "backing";
                private bool ReadOnlyCore() => false;
            """,
            "MemoryProvider(PageSize = 4096, MaxPages = 1_000_000)"),
        ["MaxPages"] = Core.Provider(Constructor + Core.Transfer, "MemoryProvider(MaxPages = 8_192_000)"),
        ["MaxPagesOfTheLargestSize"] = Core.Provider(
            Constructor + Core.Transfer, "MemoryProvider(PageSize = 1, MaxPages = long.MaxValue)"),
        ["PageSizeOfOneByte"] = Core.Provider(Constructor + Core.Transfer, "MemoryProvider(PageSize = 1)"),
        ["PageSizeOfOneGibibyte"] = Core.Provider(Constructor + Core.Transfer, "MemoryProvider(PageSize = 1 << 30)"),
        ["StaticPrimitives"] = Core.Provider(Constructor + """
            private static long LengthCore() => 0;
                private static void GrowCore(long oldLength, long newLength) { }
                private static int ReadCore(long offset, Span<byte> destination) => destination.Length;
                private static void WriteCore(long offset, ReadOnlySpan<byte> source) { }
                private static void OpenCore() { }
                private static void FlushCore() { }
                private static void DisposeCore() { }
                private static string NameCore() => "backing";
                private static bool ReadOnlyCore() => false;
            """),
        ["PartialPrimitives"] = Core.Provider(Constructor + Core.Transfer + """

                private partial void FlushCore();
                private partial void FlushCore() { }
            """),
        ["MarkedPrimitives"] = Core.Provider(Constructor + Core.Transfer + """

            #pragma warning disable CS0612, EXP1
                [Obsolete] private void FlushCore() { }
                [System.Diagnostics.CodeAnalysis.Experimental("EXP1")] private void DisposeCore() { }
            """),
        ["MethodCalledNameof"] = Core.Provider(Constructor + Core.Addressable + "private string nameof(int x) => $\"{x}\";"),
        ["IndexerCalledOtherwise"] = Core.Provider(
            Constructor + Core.Transfer
            + "[System.Runtime.CompilerServices.IndexerName(\"Byte\")] public int this[int i] => i;"),
        ["OverloadedPrimitives"] = Core.Provider(Constructor + Core.Transfer + """

                private long LengthCore(int part) => part;
                private int ReadCore(int offset, byte[] destination) => destination.Length - offset;
            """),
        ["NoOpeners"] = Core.Provider("[ExcludeFromOpen] private Provider() { }\n    " + Core.Transfer),
        ["ExcludeFromOpen"] = Core.Provider(
            "private Provider(string path) { }\n    [ExcludeFromOpen] private Provider(int handle) { }\n    " + Core.Transfer),
        ["SeveralOpeners"] = Core.Provider(
            "private Provider() { }\n    private Provider(string path) { }\n    private Provider(Uri uri, int retries) { }\n    "
            + Core.Transfer),
    };
}
