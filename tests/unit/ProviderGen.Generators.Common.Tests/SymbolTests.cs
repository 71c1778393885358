using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generators.TestSupport;

namespace ProviderGen.Generators.Common.Tests;

/// <summary>Names and constants as generated code writes them.</summary>
public class SymbolTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.0, "-0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1.5, "1.5")]
    [InlineData(0.84551240822557006, "0.8455124082255701")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    public void Fractions_are_short_and_lose_nothing(double number, string expected)
    {
        Assert.Equal(expected + "D", DefaultValues.Constant(number));
        Assert.Equal(
            BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits(double.Parse(expected, CultureInfo.InvariantCulture)));
        Assert.Equal("-0F", DefaultValues.Constant(-0.0f));
    }

    [Theory]
    [InlineData(true, "true")]
    [InlineData("a\"\n", "\"a\\\"\\n\"")]
    [InlineData('\'', @"'\''")]
    [InlineData(ulong.MaxValue, "18446744073709551615")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(float.NegativeInfinity, "float.NegativeInfinity")]
    [InlineData(DayOfWeek.Friday, null)]
    public void A_constant_is_written_as_a_literal_unless_there_is_none(object value, string? expected)
        => Assert.Equal(expected, DefaultValues.Constant(value));

    [Theory]
    [InlineData("class", "@class")]
    [InlineData("record", "record")]
    [InlineData("name", "name")]
    public void A_keyword_as_an_identifier_gets_an_at_sign(string name, string expected) => Assert.Equal(expected, Formats.Identifier(name));

    [Theory]
    [InlineData("class Outer { class Inner<T, U>; }", "Outer+Inner`2", "Inner<T, U>")]
    [InlineData("namespace A.B { class Inner<@event>; }", "A.B.Inner`1", "Inner<@event>")]
    [InlineData("namespace @namespace { class @record; }", "namespace.record", "@record")]
    public void A_declared_type_has_a_name_for_its_file_and_one_for_its_declaration(string source, string hintName, string declaration)
    {
        INamedTypeSymbol type = Innermost(Compile.Create(source).Assembly.GlobalNamespace);

        Assert.Equal(hintName, HintNames.Create(type));
        Assert.Equal(declaration, Formats.Declaration(type));
    }

    [Fact]
    public void Files_are_told_apart_by_case_and_long_names_are_cut()
    {
        ImmutableArray<string> names = ["A.Foo", "A.foo", "A.Bar", new string('x', 300)];
        EquatableArray<string> ambiguous = HintNames.FindAmbiguous(names);

        string[] files = [.. names.Select(name => HintNames.File(name, EquatableArray<string>.Empty, ambiguous))];

        Assert.Equal(["A.Foo", "A.foo"], ambiguous);
        Assert.Equal("A.Bar.g.cs", files[2]);
        Assert.Equal(4, files.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All([files[0], files[1], files[3]], file => Assert.Matches(@"-[0-9a-f]{8}\.g\.cs$", file));
        Assert.InRange(files[3].Length, 200, 255);
    }

    [Fact]
    public void A_type_behind_an_extern_alias_is_written_with_it()
    {
        CSharpCompilation compilation = Compile.Create("extern alias old; class C { System.Collections.Generic.List<old::Acme.Settings?> field; }")
            .AddReferences(Compile.Library("Acme", "namespace Acme; public class Settings;", "old"));
        var field = (IFieldSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("field").Single();
        var names = new TypeNames(compilation);

        Assert.Equal("global::System.Collections.Generic.List<old::Acme.Settings?>", names.Write(field.Type));
        Assert.Equal(["old"], names.Aliases);
    }

    private static INamedTypeSymbol Innermost(INamespaceOrTypeSymbol scope)
    {
        INamespaceOrTypeSymbol? inner = scope.GetMembers().OfType<INamespaceOrTypeSymbol>().FirstOrDefault();
        return inner is null ? (INamedTypeSymbol)scope : Innermost(inner);
    }
}
