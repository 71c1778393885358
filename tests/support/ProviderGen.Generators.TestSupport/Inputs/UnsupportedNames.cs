namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Classes with names that the generated code needs for itself.</summary>
public static class UnsupportedNames
{
    private const string Private = "private Provider() { }\n    ";

    public static IReadOnlyDictionary<string, UnsupportedInput> All { get; } = new Dictionary<string, UnsupportedInput>
    {
        ["SameMethods"] = Members(Core.Transfer, """
            public MemoryResult<long> [|Grow|](long pages) => default;
                private void [|Read|](long offset, Span<byte> destination) { }
                public static int [|Write|](long a, ReadOnlySpan<byte> b) => 0;
                public void [|Dispose|]() { }
            """, Also("Grow"), Also("Read"), Also("Write"), Also("Dispose")),
        ["SameMethodsOfAddressable"] = Members(Core.Addressable + "private void FlushCore() { }", """
            public void [|Flush|]() { }
                public void [|ReadInPlace|]<T>(long a, long b, T c, System.Buffers.ReadOnlySpanAction<byte, T> d) { }
                public void [|WriteInPlace|]<T>(long a, long b, T c, System.Buffers.SpanAction<byte, T> d) { }
            """, Also("Flush"), Also("ReadInPlace"), Also("WriteInPlace")),
        ["SameProperties"] = Members(Core.Transfer, """
            public int [|PageSize|] => 1;
                public const long [|Pages|] = 1;
                public class [|Size|];
                public bool [|IsReadOnly|]() => false;
            """, Also("PageSize"), Also("Pages"), Also("Size"), Also("IsReadOnly")),
        ["SameHelpers"] = Members(Core.Transfer, """
            private int [|__size|];
                private event Action? [|__lifetime|];
                private void [|__Open|](int a) => __lifetime?.Invoke();
                private delegate void [|__Rejection|]();
                private enum [|__Errors|];
                private class [|__Generated|];
            """,
            Also("__size"), Also("__lifetime"), Also("__Open"), Also("__Rejection"), Also("__Errors"), Also("__Generated")),
        ["Accessors"] = Members(Core.Transfer, """
            private long [|get_Pages|]() => 0;
                private long get_Size(int a) => a;
            """, "'get_Pages' is also the accessor of a generated property"),
        ["SameOpeners"] = Members(Core.Transfer, """
            private Provider(string path, ref int number) { }
                private Provider(object a) { }
                private Provider((int A, int B) a) { }
                public static Provider [|Open|]() => new Provider();
                public void [|Open|](string? path, out int number) => number = 0;
                public static void [|Open|](dynamic a) { }
                public static void [|Open|]((int C, int D) a) { }
                public static void Open(string path, int number) { }
                public static void Open<T>() { }
            """, Opener("'Open'"), Opener("'Open'"), Opener("'Open'"), Opener("'Open'")),
        ["OpenThatIsNoMethod"] = Members(Core.Transfer, "public bool [|Open|] => true;", Opener("'Open'")),
        ["ExplicitImplementations"] = Members(Core.Transfer, """
            long IMemoryProvider.[|Size|] => 0;
                void IDisposable.[|Dispose|]() { }
            """,
            "'ProviderGen.IMemoryProvider.Size' is also implemented by the generated code",
            "'System.IDisposable.Dispose()' is also implemented by the generated code",
            "sealed partial class Provider : IMemoryProvider"),
        ["InheritedMembers"] = Inherited("""
            protected int Size;
                public virtual void Dispose() { }
                protected internal class Read;
                public long Pages() => 0;
            """,
            "the inherited 'Base.Size' is also generated", "the inherited 'Base.Dispose' is also generated",
            "the inherited 'Base.Read' is also generated", "the inherited 'Base.Pages' is also generated"),
        ["InheritedOpen"] = Inherited("public static void Open() { }", Opener("the inherited 'Base.Open'")),
        ["InheritedOpenThatIsNoMethod"] = Inherited("protected bool Open;", Opener("the inherited 'Base.Open'")),
        ["InheritedTypeOfTheSameName"] = Inherited("public class Provider;", "the inherited 'Base.Provider' hides the provider's own name"),
        ["BaseFromTheFramework"] = UnsupportedInput.Parse(Core.Usings + $$"""
            [MemoryProvider] sealed partial class [|Provider|] : System.ComponentModel.Component
            {
                {{Private}}
                {{Core.Transfer}}
            }
            """, "the inherited 'Component.Dispose' is also generated"),
        ["NamedLikeAMember"] = Named("[|Grow|]", "", "'Grow' is also the name of a generated member"),
        ["NamedOpen"] = Named("[|Open|]", "", "'Open' is also the name of a generated member"),
        ["TypeParametersNamedLikeMembers"] = Named(
            "Provider", "<[|Pages|], T, [|Open|], [|__Errors|]>",
            "'Pages' is also the name of a generated member", "'Open' is also the name of a generated member",
            "'__Errors' is also the name of a generated member"),
        ["TypeParameterOfTheGeneratedMethods"] = UnsupportedInput.Parse(Core.Usings + $$"""
            partial struct Outer<[|__TState|]>
            {
                [MemoryProvider] sealed partial class Provider { {{Private}}{{Core.Addressable}} }
            }
            """, "'__TState' is also the name of a generated type parameter"),
        ["NamesAroundTheProvider"] = UnsupportedInput.Parse(Core.Usings + $$"""
            partial class Outer<[|__Generated|]>
            {
                private class [|__NotCovered|];
                [MemoryProvider] sealed partial class Provider { {{Private}}{{Core.Transfer}} }
            }
            """,
            "'__Generated' means something else in the generated code", "'__NotCovered' means something else in the generated code"),
        ["ParameterOfAContainer"] = UnsupportedInput.Parse(Core.Usings + $$"""
            partial class Outer(string [|__Errors|])
            {
                public override string ToString() => __Errors;
                [MemoryProvider] sealed partial class Provider { {{Private}}{{Core.Transfer}} }
            }
            """, "'__Errors' means something else in the generated code"),
        ["ParameterOfARecordAround"] = UnsupportedInput.Parse(Core.Usings + $$"""
            partial record Outer(string [|__Errors|])
            {
                [MemoryProvider] sealed partial class Provider { {{Private}}{{Core.Transfer}} }
            }
            """, "'__Errors' means something else in the generated code"),
        ["IndexerCalledLikeAMember"] = Members(Core.Transfer,
            "[System.Runtime.CompilerServices.IndexerName(\"Size\")] public int [|this|][int i] => i;", Also("Size")),
        ["IndexerCalledLikeAMethod"] = Members(Core.Transfer,
            "[System.Runtime.CompilerServices.IndexerName(\"Grow\")] public int [|this|][int i] => i;", Also("Grow")),
        ["IndexerCalledLikeAnOpener"] = Members(Core.Transfer,
            "[System.Runtime.CompilerServices.IndexerName(\"Open\")] public int [|this|][int i] => i;", Opener("'Open'")),
        ["ConversionToTheResult"] = Members(Core.Transfer,
            "public static implicit operator [|MemoryResult<Provider>|](Provider provider) => default;",
            "beside this conversion, that of 'Provider' to its result in the generated code is ambiguous"),
        ["ParameterOfAnOpener"] = Members(Core.Transfer, "private Provider(string [|__Errors|]) { }",
            "'__Errors' means something else in the generated code"),
        ["ParameterOfAPrimaryConstructor"] = UnsupportedInput.Parse(Core.Usings + $$"""
            [MemoryProvider(StartsEmpty = true)]
            sealed partial class Provider(int [|__Errors|]) { private int Number => __Errors; {{Core.Transfer}} }
            """, "'__Errors' means something else in the generated code"),
    };

    private static string Also(string name) => $"'{name}' is also generated";

    private static string Opener(string name) => $"{name} is also generated from a constructor";

    private static UnsupportedInput Members(string primitives, string members, params string[] reasons)
    {
        string source = Core.Provider(Private + primitives + "\n    " + members);
        return reasons[^1].StartsWith("sealed", StringComparison.Ordinal)
            ? UnsupportedInput.Parse(source.Replace("sealed partial class Provider", reasons[^1], StringComparison.Ordinal), reasons[..^1])
            : UnsupportedInput.Parse(source, reasons);
    }

    private static UnsupportedInput Inherited(string members, params string[] reasons) => UnsupportedInput.Parse(Core.Usings + $$"""
        public class Base
        {
            {{members}}
        }
        [MemoryProvider] public sealed partial class [|Provider|] : Base
        {
            {{Private}}
            {{Core.Transfer}}
        }
        """, reasons);

    private static UnsupportedInput Named(string name, string parameters, params string[] reasons)
    {
        string plain = name.Trim('[', '|', ']');
        return UnsupportedInput.Parse(Core.Provider($"private {plain}() {{ }}\n    {Core.Transfer}", name: name + parameters), reasons);
    }
}
