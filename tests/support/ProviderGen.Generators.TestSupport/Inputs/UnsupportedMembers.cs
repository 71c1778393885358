namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Classes whose primitives, constructors or options do not fit.</summary>
public static class UnsupportedMembers
{
    private const string Private = "private Provider() { }\n    ";
    private const string Inherited = "is inherited, and a primitive has to be a private method of the class itself";
    private const string Visible = "a constructor that is not private would bypass the checks of Open";

    public static IReadOnlyDictionary<string, UnsupportedInput> All { get; } = new Dictionary<string, UnsupportedInput>
    {
        ["NoPrimitives"] = InClass("private [|Provider|]() { }").At("Provider",
            "missing primitive LengthCore", "missing primitive GrowCore",
            "missing primitive ReadCore and WriteCore, or SpanCore"),
        ["NoPrimitivesThoughReadOnly"] = InClass(Private, "MemoryProvider(ReadOnly = true)").At("Provider",
            "missing primitive LengthCore", "missing primitive ReadCore or SpanCore"),
        ["NoWriteCore"] = InClass(Private + Core.Length + Core.Grow + Core.Read).At("Provider", "missing primitive WriteCore"),
        ["WriteCoreAlone"] = InClass(Private + Core.Length + Core.Grow + Core.Write).At(
            "Provider", "missing primitive ReadCore and WriteCore, or SpanCore"),
        ["PropertyInsteadOfMethod"] = InClass(Private + "private long LengthCore => 0;" + Core.Grow + Core.Span).At(
            "Provider", "missing primitive LengthCore"),
        ["ReadCoreBesideSpanCore"] = InClass(Private + Core.Addressable + Core.Read).At(
            "ReadCore", "ReadCore beside SpanCore would never be called; supply one of the two"),
        ["ReadOnlySpanThatIsWritten"] = InClass(Private + Core.Length + Core.Grow + Core.ReadOnlySpan).At(
            "SpanCore", "SpanCore must be 'private System.Span<byte> SpanCore(long, int)'"),
        ["WrongSignatures"] = Marked(Private + """
            private int [|LengthCore|]() => 0;
                private void [|GrowCore|](long newLength) { }
                private int [|ReadCore|](long offset, byte[] destination) => 0;
                private void [|WriteCore|](long offset, Span<byte> source) { }
                private bool [|OpenCore|]() => true;
                private void [|ZeroCore|](long offset, int length) { }
                private bool [|FlushCore|]() => true;
                private System.Threading.Tasks.ValueTask [|DisposeCore|]() => default;
                private int [|ReadOnlyCore|]() => 0;
                private object [|NameCore|]() => "";
            """,
            "LengthCore must be 'private long LengthCore()'",
            "GrowCore must be 'private void GrowCore(long, long)'",
            "ReadCore must be 'private int ReadCore(long, System.Span<byte>)'",
            "WriteCore must be 'private void WriteCore(long, System.ReadOnlySpan<byte>)'",
            "OpenCore must be 'private void OpenCore()'",
            "ZeroCore must be 'private void ZeroCore(long, long)'",
            "FlushCore must be 'private void FlushCore()'",
            "DisposeCore is asynchronous, and must be 'private void DisposeCore()'",
            "ReadOnlyCore must be 'private bool ReadOnlyCore()'",
            "NameCore must be 'private string NameCore()'"),
        ["PrimitivesOfTheWrongKind"] = Marked(Private + Core.Span + """

                internal long [|LengthCore|]() => 0;
                private void [|GrowCore|](in long oldLength, long newLength) { }
                private void [|WriteCore|]<T>(long offset, ReadOnlySpan<byte> source) { }
                private async void [|FlushCore|]() => await System.Threading.Tasks.Task.Yield();
                public void [|DisposeCore|]() { }
            """,
            "LengthCore must be 'private long LengthCore()'",
            "GrowCore must be 'private void GrowCore(long, long)'",
            "WriteCore must be 'private void WriteCore(long, System.ReadOnlySpan<byte>)'",
            "FlushCore is asynchronous, and must be 'private void FlushCore()'",
            "DisposeCore must be 'private void DisposeCore()'"),
        ["PrimitivesThatAreNeverCalled"] = Marked(Private + Core.Transfer + """

                partial void [|FlushCore|]();
                [System.Diagnostics.Conditional("DEBUG")] private void [|DisposeCore|]() { }
            """,
            "FlushCore is partial and not said to be private, so the compiler might leave out its calls",
            "DisposeCore is conditional, so the compiler might leave out its calls"),
        ["PrimitivesThatMayNotBeCalled"] = Marked(Private + Core.Transfer + """

                [Obsolete("No.", true)] private void [|FlushCore|]() { }
            """,
            "FlushCore is obsolete as an error, so nothing may call it"),
        ["PrimitivesForUnmanagedCallers"] = Marked(Private + Core.Transfer + """

                [System.Runtime.InteropServices.UnmanagedCallersOnly] private static void [|FlushCore|]() { }
            """,
            "FlushCore is for unmanaged callers only, so nothing managed may call it"),
        ["PrimitivesOfABaseClass"] = UnsupportedInput.Parse(Core.Usings + $$"""
            public class Root { protected Span<byte> SpanCore(long offset, int length) => default; }
            public class Base : Root { protected long LengthCore() => 0; private void GrowCore(long oldLength, long newLength) { } }
            partial class Provider : Base;
            [MemoryProvider] sealed partial class [|Provider|] { {{Private}} }
            """,
            $"missing primitive LengthCore; 'Base.LengthCore' {Inherited}\n"
            + $"missing primitive GrowCore; 'Base.GrowCore' {Inherited}\n"
            + $"missing primitive ReadCore and WriteCore, or SpanCore; 'Root.SpanCore' {Inherited}"),
        ["OverloadWithAPriority"] = Marked(Private + Core.Transfer + """

                [System.Runtime.CompilerServices.OverloadResolutionPriority(1)] private string [|LengthCore|](int x = 0) => "";
            """,
            "LengthCore has overloads with a priority, so the compiler might call another one"),
        ["PartialPrimitiveWithABody"] = Marked(Private + Core.Transfer + """

                partial void [|FlushCore|]();
                partial void FlushCore() { }
            """,
            "FlushCore is partial and not said to be private, so the compiler might leave out its calls"),
        ["PrimitiveWithTwoFaults"] = Marked(Private + Core.Transfer + """

                [Obsolete("No.", true), System.Diagnostics.Conditional("DEBUG")] private void [|FlushCore|]() { }
            """,
            "FlushCore is conditional, so the compiler might leave out its calls\n"
            + "FlushCore is obsolete as an error, so nothing may call it"),
        ["AsynchronousPrimitives"] = Marked(Private + """
            private async System.Threading.Tasks.Task<long> [|LengthCore|]() { await System.Threading.Tasks.Task.Yield(); return 0; }
                private System.Threading.Tasks.Task [|GrowCore|](long oldLength, long newLength) => System.Threading.Tasks.Task.CompletedTask;
                private System.Threading.Tasks.ValueTask<int> [|ReadCore|](long offset, Memory<byte> destination) => default;
                private async void [|WriteCore|](long offset, ReadOnlyMemory<byte> source) => await System.Threading.Tasks.Task.Yield();
            """,
            "LengthCore is asynchronous, and must be 'private long LengthCore()'",
            "GrowCore is asynchronous, and must be 'private void GrowCore(long, long)'",
            "ReadCore is asynchronous, and must be 'private int ReadCore(long, System.Span<byte>)'",
            "WriteCore is asynchronous, and must be 'private void WriteCore(long, System.ReadOnlySpan<byte>)'"),
        ["OverloadThatIsMeant"] = Marked(Private + Core.Transfer + """

                private int FlushCore(int attempts) => attempts;
                internal void [|FlushCore|]() { }
            """,
            "FlushCore must be 'private void FlushCore()'"),
        ["ReadOnlyWithWhatWrites"] = Marked(Private + """
            private long LengthCore() => 0;
                private void [|GrowCore|](long oldLength, long newLength) { }
                private int ReadCore(long offset, Span<byte> destination) => 0;
                private void [|WriteCore|](long offset, ReadOnlySpan<byte> source) { }
                private bool [|ReadOnlyCore|]() => true;
            """, "MemoryProvider(ReadOnly = true)",
            "GrowCore is out of place, as a provider that is read-only never grows",
            "WriteCore is out of place, as a provider that is read-only is never written",
            "ReadOnlyCore is out of place, as the attribute already says ReadOnly = true"),

        ["NoConstructor"] = InClass(Core.Transfer).At("Provider",
            "the implicit public constructor would bypass the checks of Open; "
            + "declare a private one, or set StartsEmpty = true"),
        ["VisibleConstructors"] = Marked(
            "public [|Provider|]() { }\n    internal [|Provider|](int a) { }\n    private Provider(long a) { }\n    " + Core.Transfer,
            Visible, Visible),
        ["PrimaryConstructor"] = UnsupportedInput.Parse(Core.Usings + $$"""
            [MemoryProvider] sealed partial class [|Provider|](int a) { private int A => a; {{Core.Transfer}} }
            """, Visible),
        ["OpenCoreThatWouldNotRun"] = Marked(
            "public [|Provider|]() { }\n    private void OpenCore() { }\n    " + Core.Transfer, "MemoryProvider(StartsEmpty = true)",
            "OpenCore would not run for a constructor that is not private"),
        ["RequiredMember"] = Marked(
            "private [|Provider|]() { }\n    public required string Path { get; init; }\n    "
            + "[System.Diagnostics.CodeAnalysis.SetsRequiredMembers] private Provider(string path) => Path = path;\n    "
            + "[ExcludeFromOpen] private Provider(int a) { }\n    " + Core.Transfer,
            "the required member 'Path' cannot be set by an Open method"),
        ["InheritedRequiredMember"] = UnsupportedInput.Parse(Core.Usings + $$"""
            public class Base { public required int Number; }
            [MemoryProvider] sealed partial class Provider : Base { private [|Provider|]() { } {{Core.Transfer}} }
            """, "the required member 'Number' cannot be set by an Open method"),
        ["VariableArguments"] = Marked(
            "private [|Provider|](__arglist) { }\n    " + Core.Transfer, "a constructor with __arglist cannot become an Open method"),

        ["PageSizeOfZero"] = Option("PageSize = 0", "PageSize is 0, and must be a power of two from 1 to 1073741824"),
        ["NegativePageSize"] = Option("PageSize = int.MinValue", "PageSize is -2147483648, and must be a power of two from 1 to 1073741824"),
        ["PageSizeThatIsNoPower"] = Option("PageSize = 65535", "PageSize is 65535, and must be a power of two from 1 to 1073741824"),
        ["MaxPagesOfZero"] = Option("MaxPages = 0", "MaxPages is 0, and must be at least 1"),
        ["NegativeMaxPages"] = Option("MaxPages = -1", "MaxPages is -1, and must be at least 1"),
        ["TooManyPages"] = Option(
            "MaxPages = long.MaxValue / 65536 + 1",
            "MaxPages is 140737488355328, and so many pages of 65536 bytes are more than a long can address"),
        ["TwoInvalidOptions"] = Option(
            "PageSize = 3, MaxPages = -1",
            "PageSize is 3, and must be a power of two from 1 to 1073741824", "MaxPages is -1, and must be at least 1"),
        ["EverythingAtOnce"] = UnsupportedInput.Parse(Core.Usings + """
            [[|MemoryProvider(PageSize = 3)|]] class [|Provider|] { public int [|Size|]; }
            """,
            "PageSize is 3, and must be a power of two from 1 to 1073741824",
            "the class must be sealed\nthe type must be partial\nmissing primitive LengthCore\nmissing primitive GrowCore\n"
            + "missing primitive ReadCore and WriteCore, or SpanCore\n"
            + "the implicit public constructor would bypass the checks of Open; "
            + "declare a private one, or set StartsEmpty = true",
            "'Size' is also generated"),
    };

    private static (string Members, string Attribute) InClass(string members, string attribute = "MemoryProvider")
        => (members.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), attribute);

    /// <summary>Marks the first word of that name: of the class, or of a member.</summary>
    private static UnsupportedInput At(this (string Members, string Attribute) input, string word, params string[] reasons)
    {
        string source = Core.Provider(input.Members, input.Attribute);
        int at = source.IndexOf(" " + word, source.IndexOf("class", StringComparison.Ordinal), StringComparison.Ordinal) + 1;
        return UnsupportedInput.Parse(source.Insert(at + word.Length, "|]").Insert(at, "[|"), reasons);
    }

    private static UnsupportedInput Marked(string members, params string[] reasons)
        => reasons[0].StartsWith("MemoryProvider(", StringComparison.Ordinal)
            ? UnsupportedInput.Parse(Core.Provider(members, reasons[0]), reasons[1..])
            : UnsupportedInput.Parse(Core.Provider(members), reasons);

    private static UnsupportedInput Option(string option, params string[] reasons)
        => UnsupportedInput.Parse(Core.Provider(Private + Core.Transfer, $"[|MemoryProvider({option})|]"), reasons);
}
