namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Providers that differ in the attributes of their constructors and parameters.</summary>
public static class AttributeInputs
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["UnknownAttributes"] = Core.Openers("""
            [Plain, Own(1), Many(1, "a", null), Many, Many(null), Generic<List<int?>>, Derived]
                private Provider([Plain] int a, [Own(2), @class(@event = 1)] string b) { }
                [Said((byte)1, Name = "\"x\"", Kinds = new[] { DayOfWeek.Friday, (DayOfWeek)9 }, Any = new object?[] { 1L, 'c', typeof(List<>), null })]
                [Said("a", Any = typeof(Dictionary<,>.Enumerator)), Said((string?)null), Said((Type?)null), Said(typeof((int A, string B)?[]))]
                private Provider(long a) { }
                [AttributeUsage(AttributeTargets.All)] private sealed class OwnAttribute(int number) : Attribute { public int Number => number; }
            """, """
            public class PlainAttribute : Attribute;
            public sealed class DerivedAttribute : PlainAttribute;
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public sealed class ManyAttribute(params object?[]? values) : Attribute { public int Count => values?.Length ?? 0; }
            public sealed class GenericAttribute<T> : Attribute;
            public sealed class @class : Attribute { public int @event; }
            [AttributeUsage(AttributeTargets.Constructor | AttributeTargets.Method, AllowMultiple = true)]
            public sealed class SaidAttribute : Attribute
            {
                public SaidAttribute(byte value) => Any = value;
                public SaidAttribute(long value) => Any = value;
                public SaidAttribute(string? value) => Any = value;
                public SaidAttribute(Type? value) => Any = value;
                public string? Name;
                public DayOfWeek[]? Kinds { get; set; }
                public object? Any;
            }
            """, "using System.Collections.Generic;\n"),
        ["AttributesFilledInByTheCompiler"] = Core.Openers("""
            [Placed, Placed("a", 1)] private Provider([Placed("a")] int a) { }
            """, """
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public sealed class PlacedAttribute(string name = "", [CallerLineNumber] int line = 0, [CallerFilePath] string file = "", params int[] rest) : Attribute
            {
                public override string ToString() => $"{name}{line}{file}{rest.Length}";
            }
            """, "using System.Runtime.CompilerServices;\n"),
        ["AttributesThatAreNotRepeated"] = Core.Openers("""
            [Here, SetsRequiredMembers, MethodImpl(MethodImplOptions.Synchronized), SkipLocalsInit, ExcludeFromCodeCoverage, Obsolete]
                private Provider([NotNull] ref string? a, [NotNullWhen(true)] string? b, [Optional, DefaultParameterValue(1)] int c) { a = ""; }
                [AttributeUsage(AttributeTargets.Constructor)] private sealed class HereAttribute : Attribute;
            """, usings: "using System.Diagnostics.CodeAnalysis;\nusing System.Runtime.CompilerServices;\nusing System.Runtime.InteropServices;\n"),
        ["PreviewFeatures"] = Core.Openers("""
            [RequiresPreviewFeatures("Not yet.", Url = "https://example.com")] private Provider(int a) { }
            """, usings: "using System.Runtime.Versioning;\n"),
        ["InterpolatedText"] = Core.Openers("""
            private Provider(int a, [InterpolatedStringHandlerArgument("a")] ref Text b) { }
            """, """
            [InterpolatedStringHandler]
            public ref struct Text(int length, int count, int first)
            {
                private int _length = length + count + first;
                public void AppendLiteral(string text) => _length += text.Length;
                public override string ToString() => $"{_length}";
            }
            """, "using System.Runtime.CompilerServices;\n"),
        ["Interop"] = Core.Openers("""
            private Provider([In, Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] byte[] a, [In] ref int b, [Out] out int c) { c = 0; }
            """, usings: "using System.Runtime.InteropServices;\n"),
        ["ClaimedCompliance"] = Core.Usings + $$"""
            [assembly: CLSCompliant(true)]
            #pragma warning disable CS3019
            namespace Sample;
            [CLSCompliant(false)] public class Other { public class Inner; }
            internal class Hidden;
            [MemoryProvider]
            public sealed partial class Provider
            {
                private Provider(int a, string[] b, Uri? c) { }
                private Provider(uint a) { }
                private Provider(System.Collections.Generic.List<sbyte[]> a) { }
                private Provider(Other.Inner a) { }
                private unsafe Provider(int* a) { }
                private Provider(Hidden a, uint b) { }
                [CLSCompliant(false)] private Provider(ulong a) { }
                {{Core.Transfer}}
            }
            """,
        ["ComplianceNobodySees"] = Core.Usings + $$"""
            [assembly: CLSCompliant(true)]
            namespace Sample;
            [MemoryProvider]
            internal sealed partial class Provider
            {
                private Provider(uint a) { }
                {{Core.Transfer}}
            }
            """,
    };
}
