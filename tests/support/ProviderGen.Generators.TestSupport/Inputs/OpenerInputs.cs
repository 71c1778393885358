namespace ProviderGen.Generators.TestSupport.Inputs;

/// <summary>Providers that differ in the parameters of their constructors: kinds, types and attributes.</summary>
public static class OpenerInputs
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["RefKinds"] = Core.Openers("""
            private Provider(ref int a) { }
                private Provider(in long a) { }
                private Provider(in short a = 5) { }
                private Provider(ref readonly uint a) { }
                private Provider(out string a, out Span<byte> b, out Guid c) { a = ""; b = default; c = default; }
                private Provider(ref string a, in string? b) { }
            """),
        ["Scoped"] = Core.Openers("""
            private Provider(scoped ref int a) { }
                private Provider(scoped in long a) { }
                private Provider(scoped ref readonly uint a) { }
                private Provider(scoped Span<byte> a, scoped ref Span<char> b, ref ReadOnlySpan<int> c, ReadOnlySpan<char> d) { }
            """),
        ["Unscoped"] = Core.Openers("""
            private Provider([System.Diagnostics.CodeAnalysis.UnscopedRef] out Span<int> a) { a = default; }
            """),
        ["Params"] = Core.Openers("""
            private Provider(params string[] a) { }
                private Provider(int x, params int[]? a) { }
                private Provider(long x, params ReadOnlySpan<byte> a) { }
                private Provider(uint x, params Span<string> a) { }
                private Provider(char x, params IEnumerable<string> a) { }
                private Provider(bool x, params List<int> a) { }
            """, usings: "using System.Collections.Generic;\n"),
        ["Unsafe"] = Core.Openers("""
            private unsafe Provider(int* a, void** b, byte*[] c) { }
                private unsafe Provider(delegate*<int, void> a) { }
                private unsafe Provider(delegate* unmanaged[Cdecl, SuppressGCTransition]<ref int, in long, char*, bool> a) { }
                private unsafe Provider(out char* a, int* b = null) { a = null; }
                private unsafe Provider(System.Collections.Generic.List<int*[]> a) { }
            """),
        ["UnsafeByATypeAround"] = Core.Openers("""
            private unsafe Provider(Outer<int*[]>.Inner a, Outer<Outer<void*[]>.Inner>.Inner b) { }
                public class Outer<T> { public class Inner; }
            """),
        ["Types"] = Core.Openers("""
            private Provider((int First, string? Second) a) { }
                private Provider(dynamic a) { }
                private Provider(List<dynamic?> a, ref dynamic? b) { }
                private Provider(string?[]?[] a, int[,]? b, int[][,] c) { }
                private Provider(Dictionary<string, List<int?>?> a, nint b, nuint c) { }
                private Provider(Nested<int>.Inner<string>? a) { }
                public class Nested<T> { public class Inner<U>; }
            """, usings: "using System.Collections.Generic;\n"),
        ["Nullability"] = Core.Openers("""
            private Provider(string a, string? b, [AllowNull] string c, [DisallowNull] string? d) { }
                private Provider([MaybeNull] out string a, [NotNull] ref object? b, [MaybeNull, AllowNull] ref Version c) { a = null; b = ""; }
                private Provider(int? a, Uri b = null!, Func<string?, object>? c = null, string d = default!) { }
            #nullable disable
                private Provider(string a, Version b, object c = null) { }
            #nullable restore
            """, usings: "using System.Diagnostics.CodeAnalysis;\n"),
        ["GenericNullability"] = Core.Usings + $$"""
            namespace Sample;
            [MemoryProvider]
            public sealed partial class Provider<TAny, TClass, TMaybe, TNotNull, TStruct>
                where TClass : class where TMaybe : class? where TNotNull : notnull where TStruct : struct
            {
                private Provider(TAny a, TAny? b, TClass c, TClass? d, TMaybe e, TNotNull f, TStruct g, TStruct? h) { }
                private Provider(TAny a = default!, TAny? b = default, TClass? c = null, TNotNull d = default!, TStruct e = default) { }
                {{Core.Transfer}}
            }
            """,
        ["CallerInfo"] = Core.Openers("""
            private Provider(
                    string path,
                    [CallerArgumentExpression("path")] string expression = "",
                    [CallerFilePath] string file = "",
                    [CallerLineNumber] int line = 0,
                    [CallerMemberName] string? member = null) { }
            """, usings: "using System.Runtime.CompilerServices;\n"),
        ["ObsoleteAndExperimental"] = Core.Openers("""
            [Obsolete] private Provider(int a) { }
                [Obsolete("Use \"another\" one.\n")] private Provider(uint a) { }
                [Obsolete("Gone.", true, DiagnosticId = "OLD001", UrlFormat = "https://example.com/{0}")] private Provider(long a) { }
                [Experimental("NEW001", UrlFormat = "https://example.com/{0}")] private Provider(ulong a) { }
            """, usings: "using System.Diagnostics.CodeAnalysis;\n"),
        ["MarkedTypes"] = Core.Openers("""
            #pragma warning disable CS0612, CS0618, EXP1, EXP2, OLD1
                private Provider(Old.Inner a, Older[] b, List<New?> c, Renamed d) { }
                private Provider(Newer a = Newer.One) { }
            #pragma warning restore
            """, """
            [Obsolete] public class Old { public class Inner; }
            [Obsolete("Use another one.")] public struct Older;
            [Obsolete("Use another one.", DiagnosticId = "OLD1")] public struct Renamed;
            [Experimental("EXP1")] public struct New;
            [Experimental("EXP2")] public enum Newer { One }
            """, usings: "using System.Collections.Generic;\nusing System.Diagnostics.CodeAnalysis;\n"),
        ["CallerInfoBeforeOthers"] = Core.Openers("""
            private Provider(
                    [CallerLineNumber, Optional, DefaultParameterValue(0)] int line,
                    [CallerFilePath, Optional, DefaultParameterValue("")] string file,
                    string path) { }
            """, usings: "using System.Runtime.CompilerServices;\nusing System.Runtime.InteropServices;\n"),
        ["PlatformAndTrimming"] = Core.Openers("""
            [SupportedOSPlatform("linux"), SupportedOSPlatform("macos10.15"), UnsupportedOSPlatform("browser", "No files.")]
                private Provider(int a) { }
                [ObsoletedOSPlatform("ios12.0", Url = "https://example.com")] private Provider(uint a) { }
                [RequiresUnreferencedCode("Reflects.", Url = "https://example.com"), RequiresDynamicCode("Emits.")]
                private Provider([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type a) { }
                [RequiresAssemblyFiles("Looks.")] private Provider(long a) { }
                [RequiresAssemblyFiles] private Provider([StringSyntax("Regex", null!)] string a, [ConstantExpected(Min = (byte)1, Max = 'x')] int b) { }
                private Provider([StringSyntax("Composite", typeof(int), "x", 1L)] string a, [ConstantExpected(Max = double.NaN)] double b) { }
            """, usings: "using System.Diagnostics.CodeAnalysis;\nusing System.Runtime.Versioning;\n"),
        ["OverloadPriority"] = Core.Openers("""
            [OverloadResolutionPriority(1)] private Provider(ReadOnlySpan<char> path) { }
                [OverloadResolutionPriority(-1)] private Provider(string path) { }
            """, usings: "using System.Runtime.CompilerServices;\n"),
        ["CollidingParameterNames"] = Core.Openers("""
            private Provider(int exception, int _exception, int __exception) { }
                private Provider(string exception, string provider, string error, string length) { }
                private Provider(int __size, string __Open, object __lifetime, object Open, object Provider) { }
                private Provider(out int _, string __PROVIDER__, string __PAGE_SIZE__, string __NAMESPACE__) { _ = 0; }
            """),
        ["TextOfTheTemplate"] = Core.Openers("""
            private Provider(string a = "__PROVIDER__ __PAGE_SIZE__ __PARAMETERS__ __NAMESPACE__", string __ARGUMENTS__ = "__ARGUMENTS__") { }
            """),
    };
}
