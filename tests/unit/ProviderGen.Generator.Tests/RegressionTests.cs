using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators.TestSupport;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>Mistakes that were made once, each with the smallest source that showed it.</summary>
public class RegressionTests
{
    [Fact]
    public void Text_of_the_author_that_looks_like_a_word_of_the_template_stays()
        => Assert.Contains("Open(string a = \"__PROVIDER__\")", Opener("private Provider(string a = \"__PROVIDER__\") { }"), StringComparison.Ordinal);

    [Fact]
    public void Static_primitives_compile()
        => Opener("private Provider() { }", "private static void OpenCore() { }");

    [Fact]
    public void A_parameter_called_like_a_helper_does_not_hide_it()
        => Opener("private Provider(string __Open) { }");

    [Fact]
    public void A_dynamic_parameter_makes_no_dynamic_call()
        => Assert.Contains("Open(object? a)", Opener("private Provider(dynamic? a) { }"), StringComparison.Ordinal);

    [Theory]
    [InlineData("string a = null!", "string a = null!")]
    [InlineData("string? a = null", "string? a = null")]
    [InlineData("int? a = null", "int? a = null")]
    public void A_default_of_null_is_as_silent_as_the_author_made_it(string parameter, string expected)
        => Assert.Contains($"Open({expected})", Opener($"private Provider({parameter}) {{ }}"), StringComparison.Ordinal);

    [Fact]
    public void Defaults_by_attribute_before_parameters_without_are_left_out()
        => Assert.Contains(
            "Open(int a, int b)",
            Opener("private Provider([System.Runtime.InteropServices.Optional, System.Runtime.InteropServices.DefaultParameterValue(1)] int a, int b) { }"),
            StringComparison.Ordinal);

    [Fact]
    public void A_null_array_in_an_attribute_does_not_fail_the_generator()
        => Opener("private Provider([System.Diagnostics.CodeAnalysis.StringSyntax(\"Regex\", null!)] string a) { }");

    [Fact]
    public void A_parameter_that_may_be_null_afterwards_says_so()
        => Assert.Contains(
            "MaybeNullAttribute] out string a",
            Opener("private Provider([System.Diagnostics.CodeAnalysis.MaybeNull] out string a) { a = null; }"),
            StringComparison.Ordinal);

    [Fact]
    public void An_argument_that_must_not_be_null_is_checked_even_if_its_type_is_nullable()
        => Assert.Contains(
            "if (a is null)",
            Opener("private Provider([System.Diagnostics.CodeAnalysis.DisallowNull] string? a) { }"),
            StringComparison.Ordinal);

    [Fact]
    public void The_priority_of_an_overload_is_kept()
        => Assert.Contains(
            "OverloadResolutionPriorityAttribute(-1)",
            Opener("[System.Runtime.CompilerServices.OverloadResolutionPriority(-1)] private Provider(string a) { }"),
            StringComparison.Ordinal);

    [Fact]
    public void A_generic_method_called_Open_is_no_collision()
        => Opener("private Provider() { }", "public static void Open<T>() { }");

    [Fact]
    public void Overloads_by_reference_are_no_collision()
        => Opener("private Provider() { }", "public void Grow(ref long pages) { }");

    [Fact]
    public void An_assembly_that_claims_compliance_gets_no_warnings()
        => Built(FamilyInputs.All["FlushCoreAddressable"].Replace(
            "namespace Sample;", "[assembly: CLSCompliant(true)]\nnamespace Sample;", StringComparison.Ordinal));

    [Theory]
    [InlineData("public", "protected", "private")]
    [InlineData("public", "protected internal", "internal")]
    [InlineData("protected", "protected", "public")]
    [InlineData("internal", "protected internal", "public")]
    [InlineData("private", "private", "public")]
    [InlineData("private protected", "private protected", "public")]
    public void Openers_are_as_visible_as_the_types_of_their_parameters(string provider, string options, string opener)
    {
        string source = Core.Usings + $$"""
            public partial class Outer
            {
                {{options}} class Options;
                [MemoryProvider]
                {{provider}} sealed partial class Provider
                {
                    private Provider(Options options) { }
                    {{Core.Transfer}}
                }
            }
            """;

        Assert.Contains($" {opener} static global::ProviderGen.MemoryResult<Provider> Open(", Built(source), StringComparison.Ordinal);
    }

    private static string Opener(string constructor, string member = "")
        => Built(Core.Provider($"{constructor}\n    {member}\n    {Core.Transfer}"));

    private static string Built(string source)
    {
        var compilation = Compile.Create(source);
        var driver = Generate.Run(compilation);
        CleanBuild.Check(compilation, driver);
        return Assert.Single(Generate.Files(driver)).Value;
    }
}
