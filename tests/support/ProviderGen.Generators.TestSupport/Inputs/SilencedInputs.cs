namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Providers whose author has silenced a warning, or has none, that the generated part would bring as well.</summary>
public static class SilencedInputs
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["LowerCaseNames"] = Core.Usings + $$"""
            #pragma warning disable CS8981
            namespace sample;
            public partial class outer<t>
            {
                [MemoryProvider]
                public sealed partial class provider<u>
                {
                    private provider(t first, u second) { }
                    {{Core.Addressable}}
                }
            }
            """,
        ["TypeParameterOfTheSameName"] = Core.Usings + $$"""
            #pragma warning disable CS0693
            namespace Sample;
            public partial class Outer<T>
            {
                [MemoryProvider]
                public sealed partial class Provider<T>
                {
                    private Provider(T a) { }
                    {{Core.Transfer}}
                }
            }
            """,
        ["ParametersWithWarnings"] = Core.Openers("""
            #pragma warning disable CS0612, CS8500, CS8714, CS9200, CS8963
                private unsafe Provider(string* a, Dictionary<string?, int> b) { }
                private Provider(ref readonly int a = 5) { }
                private Provider([CallerArgumentExpression("none")] string a = "") { }
                [Old(typeof(Gone))] private Provider(int a, [Old(typeof(Gone))] Gone b) { }
            #pragma warning restore
            """, """
            [Obsolete] public class Gone;
            [Obsolete, AttributeUsage(AttributeTargets.All)] public sealed class OldAttribute(Type type) : Attribute { public Type Type => type; }
            """, "using System.Collections.Generic;\nusing System.Runtime.CompilerServices;\n"),
        ["WithoutAnnotations"] = Core.Usings + $$"""
            #nullable disable
            #pragma warning disable CS8714
            namespace Sample;
            [MemoryProvider]
            public sealed partial class Provider<T, U> where U : class
            {
                private Provider(System.Collections.Generic.Dictionary<T, U> a, U b = null) { }
                {{Core.Transfer}}
            }
            """,
    };
}
