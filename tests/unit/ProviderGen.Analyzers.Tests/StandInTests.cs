using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Analyzers.Tests.Harness;

namespace ProviderGen.Analyzers.Tests;

/// <summary>MPG101 where a library stands in for a provider, and calls are told to it instead of made.</summary>
public class StandInTests
{
    private static readonly PortableExecutableReference Library = Emit("Standing", """
        namespace Standing;

        public static class Verifying
        {
            public static T For<T>() where T : class => null!;
            public static T Received<T>(this T substitute, int calls = 1) where T : class => substitute;
            public static T DidNotReceive<T>(this T substitute) where T : class => substitute;
            public static object When<T>(this T substitute, System.Action<T> call) where T : class => substitute;
            public static T First<T>(this System.Collections.Generic.IEnumerable<T> all) => default!;
            public static void Retry(System.Action work) => work();
        }
        """);

    [Fact]
    public async Task A_call_that_is_told_to_a_stand_in_is_no_call()
        => Assert.Empty(await Report("""
            p.Received(1).Flush();
            p.Received().Grow(1);
            p.DidNotReceive().Write(0, 5L);
            p?.Received().Flush();
            p!.Received()!.Flush();
            Verifying.Received(p).Flush();
            p.When(x => x.Flush());
            p.When(x => { x.Grow(2); });
            """));

    [Theory]
    [InlineData("p.Flush();")]
    [InlineData("Verifying.For<IDurableMemoryProvider>().Flush();")]
    [InlineData("Verifying.First(new[] { p }).Flush();")]
    [InlineData("Own.Checked(p).Flush();")]
    [InlineData("new[] { p }.Single().Flush();")]
    [InlineData("Verifying.Retry(() => p.Flush());")]
    [InlineData("p.When(x => p.Flush());")]
    [InlineData("new List<IDurableMemoryProvider> { p }.ForEach(x => x.Flush());")]
    public async Task A_call_of_a_provider_is_reported(string statement)
        => Assert.Equal("MPG101", Assert.Single(await Report(statement)).Id);

    private static async Task<IReadOnlyList<Diagnostic>> Report(string statements)
    {
        Compilation compilation = Sample.Create($$"""
            using Standing;

            static class Own
            {
                public static T Checked<T>(this T value) => value;

                static void Use(IDurableMemoryProvider p)
                {
                    {{statements}}
                }
            }
            """).AddReferences(Library);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return await Analysis.Run(compilation, Catalogue.AnalyzersOf("MPG101"));
    }

    private static PortableExecutableReference Emit(string name, string source)
    {
        using var image = new MemoryStream();
        var library = CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], Sample.References, Sample.Options(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(library.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray().ToImmutableArray());
    }
}
