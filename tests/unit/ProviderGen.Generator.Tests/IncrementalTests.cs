using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>An edit makes anew what depends on it, and nothing else.</summary>
public class IncrementalTests
{
    private const string Modern = "MemoryProvider(PageSize = 4096)";

    private static readonly string A = Core.Provider("private A(string path) { }\n    " + Core.Transfer, name: "A");
    private static readonly string B = Core.Provider("private B(string path) { }\n    " + Core.Addressable, name: "B");

    [Fact]
    public void The_generator_is_incremental_and_nothing_else()
    {
        Type[] generators = [.. typeof(MemoryProviderGenerator).Assembly.GetTypes().Where(
            type => type.IsDefined(typeof(GeneratorAttribute), inherit: false))];

        Assert.Equal(typeof(MemoryProviderGenerator), Assert.Single(generators));
        Assert.True(typeof(IIncrementalGenerator).IsAssignableFrom(generators[0]));
        Assert.False(typeof(ISourceGenerator).IsAssignableFrom(generators[0]));
    }

    [Fact]
    public void The_first_run_makes_everything_new()
    {
        GeneratorDriver driver = Generate.Run(Compile.Create(A, B));

        Assert.All(Steps.Names, step => Assert.All(
            Steps.Outputs(driver, step), output => Assert.Equal(IncrementalStepRunReason.New, output.Reason)));
        Assert.Equal(2, Steps.SourceReasons(driver).Count);
    }

    [Fact]
    public void A_second_run_over_the_same_compilation_reuses_everything()
    {
        var compilation = Compile.Create(A, B);

        Steps.AssertNothingChanged(Generate.Run(compilation).RunGenerators(compilation));
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(
            () => CSharpGeneratorDriver.Create(new MemoryProviderGenerator()).RunGenerators(Compile.Create(A), cancellation.Token));
    }

    [Fact]
    public void An_unrelated_new_type_regenerates_nothing()
    {
        var compilation = Compile.Create(A, B);
        GeneratorDriver driver = Generate.Run(compilation);

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", Compile.Parsing)));

        Steps.AssertNothingChanged(driver);
    }

    [Theory]
    [InlineData("private long LengthCore() => 0;", "private long LengthCore() => 1 + 1;")]
    [InlineData("private A(string path) { }", "private A(string path) { throw new Exception(path); }")]
    [InlineData("private long LengthCore()", "/* how long */ private long LengthCore()")]
    [InlineData("public sealed", "/// <summary>A.</summary>\npublic sealed")]
    [InlineData("private A(", "/// <summary>Opens.</summary>\n    /// <param name=\"path\">Where.</param>\n    private A(")]
    [InlineData("private A(", "private int _field;\n    private A(")]
    [InlineData("long oldLength, long newLength", "long from, long to")]
    public void An_edit_of_comments_or_bodies_regenerates_nothing(string before, string after)
    {
        var compilation = Compile.Create(A, B);
        GeneratorDriver driver = Generate.Run(compilation);
        Assert.Contains(before, A, StringComparison.Ordinal);

        driver = driver.Edit(ref compilation, 0, A.Replace(before, after, StringComparison.Ordinal));

        Steps.AssertNothingChanged(driver);
    }

    [Theory]
    [InlineData("[MemoryProvider]", "[" + Modern + "]")]
    [InlineData("private A(string path)", "private A(string? path)")]
    [InlineData("private A(string path)", "private A(string where)")]
    [InlineData("private A(string path)", "private A(string path = \"\")")]
    [InlineData("private A(string path)", "[Obsolete] private A(string path)")]
    [InlineData(Core.Length, Core.Length + "private void FlushCore() { }")]
    public void A_changed_attribute_or_signature_modifies_one_provider_and_leaves_the_other(string before, string after)
    {
        var compilation = Compile.Create(A, B);
        GeneratorDriver driver = Generate.Run(compilation);
        Assert.Contains(before, A, StringComparison.Ordinal);

        driver = driver.Edit(ref compilation, 0, A.Replace(before, after, StringComparison.Ordinal));

        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Modified], Steps.ReasonsOf(driver, "Sample.A"));
        Assert.Equal(2, Steps.ReasonsOf(driver, "Sample.B").Count);
        Assert.All(Steps.ReasonsOf(driver, "Sample.B"), Steps.AssertReused);
        Assert.Single(Steps.SourceReasons(driver), IncrementalStepRunReason.Modified);
        Assert.Single(Steps.SourceReasons(driver), IncrementalStepRunReason.Cached);
    }

    [Fact]
    public void A_deleted_provider_is_removed_and_the_other_stays()
    {
        var compilation = Compile.Create(A, B);
        GeneratorDriver driver = Generate.Run(compilation);

        // The compiler keeps its tables by position: what follows a deleted file moves up, so the last one is deleted.
        driver = driver.Edit(ref compilation, 1, "");

        Assert.Equal([IncrementalStepRunReason.Removed, IncrementalStepRunReason.Removed], Steps.ReasonsOf(driver, "Sample.B"));
        Assert.Equal(2, Steps.ReasonsOf(driver, "Sample.A").Count);
        Assert.All(Steps.ReasonsOf(driver, "Sample.A"), Steps.AssertReused);
        Assert.Equal("Sample.A.g.cs", Assert.Single(Generate.Files(driver)).Key);
    }

    [Fact]
    public void A_provider_that_becomes_unsupported_is_removed()
    {
        var compilation = Compile.Create(A, B);
        GeneratorDriver driver = Generate.Run(compilation);

        driver = driver.Edit(ref compilation, 0, A.Replace("sealed ", "", StringComparison.Ordinal));

        Assert.Equal("Sample.B.g.cs", Assert.Single(Generate.Files(driver)).Key);
        Assert.All(Steps.ReasonsOf(driver, "Sample.B"), Steps.AssertReused);
    }

    [Fact]
    public void A_new_provider_leaves_the_others_cached()
    {
        var compilation = Compile.Create(A, B, "");
        GeneratorDriver driver = Generate.Run(compilation);

        driver = driver.Edit(ref compilation, 2, A.Replace("A", "C", StringComparison.Ordinal).Replace("CPI", "API", StringComparison.Ordinal));

        Assert.Equal(3, Generate.Files(driver).Count);
        Assert.All(Steps.ReasonsOf(driver, "Sample.A"), Steps.AssertReused);
        Assert.All(Steps.ReasonsOf(driver, "Sample.B"), Steps.AssertReused);
        Assert.Equal([IncrementalStepRunReason.New, IncrementalStepRunReason.New], Steps.ReasonsOf(driver, "Sample.C"));
    }

    [Fact]
    public void The_old_compilation_is_garbage_after_the_next_run()
    {
        var compilation = Compile.Create(A, B);
        (WeakReference old, GeneratorDriver driver) = RunTwice(compilation);

        for (int i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        GC.KeepAlive(driver);
    }

    // Apart, so that no local of the test keeps the first compilation alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Old, GeneratorDriver Driver) RunTwice(CSharpCompilation template)
    {
        CSharpCompilation first = template.Clone();
        GeneratorDriver driver = Generate.Run(first);
        CSharpCompilation second = first;
        driver = driver.Edit(ref second, 0, A + "// edited");
        return (new WeakReference(first), driver);
    }
}
