using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generators;

namespace ProviderGen.Generator.Tests;

/// <summary>Values that are read off the code are those that the compiler binds, and it is asked wherever they might not be.</summary>
public class DefaultSyntaxTests
{
    private const string Surroundings = """
        using Elsewhere = Sample.Zeros;

        namespace Sample;

        public enum Mode : byte { First = 3, Second = 200, Same = First }

        public static class Zeros { public const int First = 0; public const int Seven = 7; }

        """;

    [Theory]
    [InlineData("Mode mode = Mode.First")]
    [InlineData("Mode mode = Mode.Second")]
    [InlineData("Mode @Mode = Mode.Same")]
    [InlineData("string text = \"a\\n\"")]
    [InlineData("string? text = null")]
    [InlineData("object thing = null")]
    [InlineData("int number = 0x7F")]
    [InlineData("bool flag = true")]
    public void Literals_and_members_of_the_enumeration_are_read_as_the_compiler_binds_them(string code)
    {
        IParameterSymbol parameter = Parameter(code);

        Assert.True(DefaultSyntax.TryRead(parameter, out object? value));
        Assert.Equal(parameter.ExplicitDefaultValue, value);
    }

    [Theory]
    [InlineData("Mode mode")]
    [InlineData("Mode mode = 0")]
    [InlineData("Mode mode = Elsewhere.First")]
    [InlineData("Mode mode = Mode.")]
    [InlineData("Mode? mode = Mode.First")]
    [InlineData("Mode mode = Sample.Mode.First")]
    [InlineData("Mode mode = Mode.First | Mode.Second")]
    [InlineData("int number = Zeros.Seven")]
    [InlineData("int? number = null")]
    [InlineData("int number = -1")]
    [InlineData("long number = 1")]
    [InlineData("object thing = default")]
    [InlineData("dynamic thing = null")]
    [InlineData("in int number = 1")]
    [InlineData("ref int number = 1")]
    public void Other_values_are_left_to_the_compiler(string code) => Assert.False(DefaultSyntax.TryRead(Parameter(code), out _));

    private static IParameterSymbol Parameter(string code) => CSharpCompilation
        .Create(
            "Sample",
            [CSharpSyntaxTree.ParseText($"{Surroundings}public class Type {{ Type({code}) {{ }} }}")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)])
        .GetTypeByMetadataName("Sample.Type")!
        .InstanceConstructors
        .Single()
        .Parameters
        .Single();
}
