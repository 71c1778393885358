using Microsoft.CodeAnalysis;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>Names of generated files: unique without regard to case, and free of what other providers are called.</summary>
public class NameTests
{
    [Theory]
    [InlineData("GlobalNamespace", "Provider.g.cs")]
    [InlineData("Transfer", "Sample.Provider.g.cs")]
    [InlineData("Generic", "Sample.Provider`2.g.cs")]
    [InlineData("NestedInGeneric", "Sample.Container`2+Provider.g.cs")]
    [InlineData("NestedThreeDeep", "Sample.Deep.IOuter`1+Middle`1+Inner+Provider.g.cs")]
    [InlineData("KeywordNames", "namespace.event.struct`1+class`1.g.cs")]
    [InlineData("CombiningCharacters", "Sa-0308mple.Provi-0308der.g.cs")]
    public void A_file_is_called_by_namespace_containers_and_arity(string shape, string name)
        => Assert.Equal(name, Assert.Single(Generate.Files(SupportedInputs.All[shape].Replace("ä", "a\u0308", StringComparison.Ordinal))).Key);

    [Fact]
    public void Arity_containers_and_namespaces_keep_namesakes_apart()
    {
        var files = Generate.Files(
            Named("Provider"), Named("Provider<T>"), Named("Provider<T, U>"), Named("Provider", "Sample.Provider2"),
            ContainerInputs.All["NestedInClass"], ContainerInputs.All["GlobalNamespace"]);

        Assert.Equal(6, files.Count);
        Assert.All(files.Keys, name => Assert.DoesNotContain("-", name, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_differ_in_case_only_get_files_of_their_own()
    {
        CSharpCompilationAndDriver run = Run(Named("FooBar"), Named("Foobar"), Named("Other"));

        Assert.Equal(3, run.Files.Count);
        Assert.Equal(3, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Contains("Sample.Other.g.cs", run.Files.Keys);
        Assert.Equal(2, run.Files.Keys.Count(name => name.StartsWith("Sample.FooBar-", StringComparison.OrdinalIgnoreCase)));
        CleanBuild.Check(run.Compilation, run.Driver);
    }

    [Theory]
    [InlineData('あ')]
    [InlineData('x')]
    public void Long_names_are_cut_and_stay_apart(char letter)
    {
        string name = new(letter, 250);
        CSharpCompilationAndDriver run = Run(Named(name), Named(name + "A"), Named(name + "B"), Named(name + "b"));

        Assert.Equal(4, run.Files.Keys.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(run.Files.Keys, file =>
        {
            Assert.Matches("^Sample\\.\\w+-[0-9a-f]{8}\\.g\\.cs$", file);
            Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(file), 180, 255);
        });
        CleanBuild.Check(run.Compilation, run.Driver);
    }

    [Fact]
    public void Names_of_files_do_not_depend_on_the_order_of_sources()
    {
        string[] sources = [Named("FooBar"), Named("Foobar"), Named("fooBar")];

        Assert.Equal(
            Generate.Files(sources).OrderBy(file => file.Key, StringComparer.Ordinal),
            Generate.Files([.. sources.Reverse()]).OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Only_a_namesake_in_another_case_changes_the_file_of_a_provider()
    {
        var compilation = Compile.Create(Named("FooBar"), Named("Other"), "");
        GeneratorDriver driver = Generate.Run(compilation);

        driver = driver.Edit(ref compilation, 2, Named("FooBaz"));
        Steps.AssertReused(Steps.Outputs(driver, MemoryProviderGenerator.AmbiguousNamesStep).Single().Reason);
        Assert.All(Steps.ReasonsOf(driver, "Sample.FooBar"), Steps.AssertReused);

        driver = driver.Edit(ref compilation, 2, Named("Foobar"));
        Assert.Equal(
            [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], Steps.ReasonsOf(driver, "Sample.FooBar"));
        Assert.All(Steps.ReasonsOf(driver, "Sample.Other"), Steps.AssertReused);

        driver = driver.Edit(ref compilation, 2, "");
        Assert.Contains("Sample.FooBar.g.cs", Generate.Files(driver).Keys);
    }

    [Fact]
    public void Containers_that_differ_in_kind_only_do_not_fail_the_generator()
    {
        // No compiler accepts this for long, but while a declaration is changed from one kind to another it is there.
        var files = Generate.Files(
            ContainerInputs.All["NestedInClass"], ContainerInputs.All["NestedInStruct"], ContainerInputs.All["NestedInRecordStruct"]);

        Assert.Equal(3, files.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_attribute_on_two_parts_makes_one_file(bool inOneSource)
    {
        const string other = "[ProviderGen.MemoryProvider(PageSize = 1)] partial class Provider;";

        var files = inOneSource
            ? Generate.Files(Named("Provider") + other)
            : Generate.Files(Named("Provider"), "namespace Sample;\n" + other);

        Assert.Equal("Sample.Provider.g.cs", Assert.Single(files).Key);
        Assert.Contains("__PageSize = 65_536", files.Values.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_attribute_twice_on_one_part_makes_one_file()
        => Assert.Single(Generate.Files(Named("Provider").Replace("[MemoryProvider]", "[MemoryProvider, MemoryProvider]", StringComparison.Ordinal)));

    private static string Named(string name, string space = "Sample") => Core.Provider(
            $"private {name.Split('<')[0]}() {{ }}\n    {Core.Transfer}", name: name)
        .Replace("namespace Sample", "namespace " + space, StringComparison.Ordinal);

    private static CSharpCompilationAndDriver Run(params string[] sources)
    {
        var compilation = Compile.Create(sources);
        GeneratorDriver driver = Generate.Run(compilation);
        return new CSharpCompilationAndDriver(compilation, driver, Generate.Files(driver));
    }

    private sealed record CSharpCompilationAndDriver(
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation Compilation, GeneratorDriver Driver, IReadOnlyDictionary<string, string> Files);
}
