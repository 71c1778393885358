using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators;
using ProviderGen.Generators.TestSupport;

namespace ProviderGen.Generator.Tests;

/// <summary>The template declares names; a member that has one of them is a collision.</summary>
public partial class GeneratedNameTests
{
    public static TheoryData<string> Names { get; } = [.. Declared()];

    [Fact]
    public void The_template_declares_what_it_is_known_to_declare()
        => Assert.Superset(new HashSet<string> { "__Errors", "__PageSize", "__size", "PageSize", "Grow", "WriteInPlace", "__Zero", "__Release" }, Declared().ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_member_with_a_name_of_the_template_gets_an_error_and_no_code(string name)
    {
        CSharpCompilation compilation = Compile.Create($$"""
            using ProviderGen;

            [MemoryProvider]
            public sealed partial class Provider
            {
                private int {{name}};
                private Provider() { }
                private long LengthCore() => 0;
                private void GrowCore(long oldLength, long newLength) { }
                private System.Span<byte> SpanCore(long offset, int length) => default;
                private void FlushCore() { }
            }
            """);

        Assert.Empty(Generate.Files(Generate.Run(compilation)));
    }

    // Aliases, and members at the first level of the class; words such as __PROVIDER__ stand for something else.
    private static IEnumerable<string> Declared()
    {
        using Stream template = typeof(MemoryProviderGenerator).Assembly.GetManifestResourceStream("MemoryProvider.template.cs")!;
        string text = new StreamReader(template).ReadToEnd();
        return Declaration().Matches(text).Select(match => match.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"^(?:using (?<name>\w+) = |    (?:private|public) [^=({\n]*?(?<name>\w+)(?:<\w+>)?(?: => |\(| = |;))", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
