using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using ProviderGen.Generator.Tests.Support;
using ProviderGen.Inputs;
using ProviderGen.Model;

namespace ProviderGen.Generator.Tests;

/// <summary>Models are remembered while nothing changes that they could depend on, and never longer.</summary>
public class RememberedModelTests
{
    private const string Other = """
        using System;
        namespace Other;
        public static class Sizes
        {
            public const int Page = 4096;
            public static int Body() { return 1; }
            public static int Arrow() => 1;
        }
        """;

    private static readonly string Provider = Core.Provider("private A(string path) { }\n    " + Core.Transfer, name: "A");

    [Theory]
    [InlineData("return 1;", "return 1 + 1; // and more")]
    [InlineData("return 1;", "int Local() { return 1; } return Local();")]
    [InlineData("=> 1;", "=> 2;")]
    [InlineData("public static int Body", "/* a comment */ public  static int Body")]
    [InlineData("using System;", "\n\nusing System;")]
    public void An_edit_that_declares_nothing_does_not_read_a_model_again(string before, string after)
        => Assert.Equal(1, ReadsAfter(before, after));

    [Theory]
    [InlineData("Page = 4096", "Page = 512")]
    [InlineData("using System;", "using System.IO;")]
    [InlineData("using System;", "global using System;")]
    [InlineData("using System;", "#nullable disable\nusing System;")]
    [InlineData("using System;", "#define DEBUG\nusing System;")]
    [InlineData("public static class Sizes", "public static class Size")]
    [InlineData("public static int Body()", "public static int Body(int argument)")]
    [InlineData("public static int Body()", "[Obsolete] public static int Body()")]
    [InlineData("namespace Other;", "namespace Sample;")]
    [InlineData("{ return 1; }", "{ return 1;\n#nullable disable\n }")]
    public void An_edit_of_a_declaration_anywhere_reads_a_model_again(string before, string after)
        => Assert.Equal(2, ReadsAfter(before, after));

    [Fact]
    public void An_edit_of_its_own_file_reads_a_model_again()
    {
        var compilation = Compile.Create(Provider);
        int reads = Read(compilation, 0);

        SyntaxTree edited = CSharpSyntaxTree.ParseText(Provider + "\n// edited", Compile.Parsing);
        reads += Read(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], edited), 0);

        Assert.Equal(2, reads);
    }

    [Fact]
    public void A_file_may_nest_deeper_than_the_stack_goes()
    {
        string sum = string.Join("\n    + ", Enumerable.Repeat("\"a\"", 50_000));
        var compilation = Compile.Create(Provider, $"class Table {{ private const string Text = {sum}; }}");

        Assert.Equal(1, Read(compilation, 0));
    }

    [Fact]
    public void Other_references_options_or_names_read_a_model_again()
    {
        var compilation = Compile.Create(Provider);
        int reads = Read(compilation, 0);
        reads += Read(compilation.Clone(), 0);
        Assert.Equal(1, reads);

        Assert.Equal(1, Read(compilation.RemoveReferences(compilation.References.First()), 0));
        Assert.Equal(1, Read(compilation.WithOptions(compilation.Options.WithAllowUnsafe(false)), 0));
        Assert.Equal(1, Read(compilation.WithAssemblyName("Other"), 0));
    }

    [Fact]
    public void Files_in_another_order_read_a_model_again()
    {
        var compilation = Compile.Create(Provider, Other, "class Last;");
        int reads = Read(compilation, 0);
        SyntaxTree second = compilation.SyntaxTrees[1];

        reads += Read(compilation.RemoveSyntaxTrees(second).AddSyntaxTrees(second), 0);

        Assert.Equal(2, reads);
    }

    /// <summary>What is generated follows a constant, another part of the class, and an enumeration, wherever they stand.</summary>
    [Theory]
    [InlineData("Page = 4096", "Page = 512", "__PageSize = 512;")]
    [InlineData("partial class B { }", "partial class B { private void FlushCore() { } }", "IDurableMemoryProvider")]
    [InlineData("X, Y", "Y, X", "(global::Sample.Mode)(1)")]
    public void A_change_in_another_file_is_seen(string before, string after, string expected)
    {
        const string Rest = """
            namespace Sample;
            public static class Sizes { public const int Page = 4096; }
            public sealed partial class B { }
            public enum Mode { X, Y }
            """;
        string source = Core.Provider("private B(Mode mode = Mode.X) { }\n    " + Core.Transfer, name: "B")
            .Replace("[MemoryProvider]", "[MemoryProvider(PageSize = Sizes.Page)]", StringComparison.Ordinal);
        var compilation = Compile.Create(source, Rest);
        GeneratorDriver driver = Generate.Run(compilation);
        Assert.DoesNotContain(expected, Assert.Single(Generate.Files(driver)).Value, StringComparison.Ordinal);

        driver = driver.Edit(ref compilation, 1, Rest.Replace(before, after, StringComparison.Ordinal));

        Assert.Contains(expected, Assert.Single(Generate.Files(driver)).Value, StringComparison.Ordinal);
    }

    private static int ReadsAfter(string before, string after)
    {
        Assert.Contains(before, Other, StringComparison.Ordinal);
        var compilation = Compile.Create(Provider, Other);
        int reads = Read(compilation, 0);
        SyntaxTree edited = CSharpSyntaxTree.ParseText(Other.Replace(before, after, StringComparison.Ordinal), Compile.Parsing);
        return reads + Read(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], edited), 0);
    }

    private static int Read(CSharpCompilation compilation, int tree)
    {
        int reads = 0;
        Assert.Null(ModelMemo.Get(compilation.SyntaxTrees[tree].GetRoot(), compilation, () =>
        {
            reads++;
            return null;
        }));
        return reads;
    }
}
