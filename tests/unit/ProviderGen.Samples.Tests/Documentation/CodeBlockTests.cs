using System.Text.RegularExpressions;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>
/// Every block of C# on every page compiles, with neither errors nor warnings, in a new project that has what the page has said
/// so far. Two kinds are checked otherwise: the bad examples of the rules, whose diagnostics the tests of the analyzers compare,
/// and ```csharp generated with the name of a provider above, which shows what is generated for that one.
/// </summary>
public partial class CodeBlockTests
{
    // What is in them is not C#. A block that says nothing, or says C# in another way, would not be looked at.
    private static readonly string[] OtherLanguages = ["console", "ini", "json", "sh", "text", "xml"];

    private const string GeneratedCode = "csharp generated ";
    private const string Usings = "using ProviderGen;\nusing ProviderGen.Providers;\n";

    private static readonly FencedBlock[] Blocks = [.. Pages.All.SelectMany(FencedBlock.Of)];

    public static TheoryData<string, int> Compiled => Places(block => block.Info == "csharp" && !block.IsBadExample);

    public static TheoryData<string, int> OfGeneratedCode => Places(block => block.Info.StartsWith(GeneratedCode, StringComparison.Ordinal));

    [Fact]
    public void No_block_escapes()
    {
        Assert.Equal(Blocks.Length, Compiled.Count + OfGeneratedCode.Count + Blocks.Count(block => block.IsBadExample) + Blocks.Count(IsOther));
        Assert.All(Blocks, block => Assert.True(
            block.Info == "csharp" || block.Info.StartsWith(GeneratedCode, StringComparison.Ordinal) || IsOther(block),
            $"{block.Page}({block.Line}): '{block.Info}' is not a language that is known here"));
        Assert.DoesNotContain(Pages.All.SelectMany(FencedBlock.LinesOutside), line => line.TrimStart().StartsWith("~~~", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Compiled))]
    public async Task A_block_compiles(string page, int line)
    {
        FencedBlock block = Block(page, line);
        IReadOnlyList<string> problems = await BlockCompiler.Problems(block.Text, FreshProject.At(block));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(OfGeneratedCode))]
    public void What_is_shown_of_the_generated_code_is_generated(string page, int line)
    {
        FencedBlock block = Block(page, line);
        string provider = block.Info[GeneratedCode.Length..];
        FencedBlock source = Blocks.Single(other => other.Page == page && other.Line < line && other.Text.Contains($"partial class {provider}\n", StringComparison.Ordinal));
        string[] lines = [.. Namespace().Replace(BlockCompiler.Generated(source.Text, provider), "").Split('\n').Select(text => text.Trim())];
        int at = 0;
        foreach (string shown in block.Text.Split('\n').Select(text => text.Trim()))
        {
            // An ellipsis says in words what is left out.
            if (shown.Length == 0 || shown.StartsWith("// …", StringComparison.Ordinal))
                continue;
            int found = Array.IndexOf(lines, shown, at);
            Assert.True(found >= 0, $"{page}: not generated, or not in this order: {shown}");
            at = found + 1;
        }
    }

    // Readers copy what they see, and the contract asks for both of every file.
    [Fact]
    public void A_provider_that_makes_a_file_durable_makes_its_directory_entry_durable_too()
    {
        FencedBlock[] flushing = [.. Blocks.Where(block => block.Text.Contains("FileDurability.Sync(", StringComparison.Ordinal))];

        Assert.Contains(flushing, block => block.Page == "docs/getting-started.md");
        Assert.All(flushing, block => Assert.True(
            block.Text.Contains("FileDurability.SyncEntry(", StringComparison.Ordinal), $"{block.Page}({block.Line}): FlushCore leaves out the entry in the directory"));
    }

    [Fact]
    public async Task A_block_that_is_wrong_is_found()
    {
        Assert.NotEmpty(await BlockCompiler.Problems($"{Usings}using var memory = new HeapMemoryProvider(1, 2, 3);", Fresh("")));
        Assert.Contains(
            await BlockCompiler.Problems($"{Usings}using var memory = new HeapMemoryProvider();\nmemory.Grow(1);", Fresh("")),
            problem => problem.Contains("MPG101", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("using ProviderGen.Testing;", "with `ProviderGen.Testing`")]
    [InlineData("using ProviderGen.Testing;\npublic abstract class Tests : ConformanceTests;", "$ dotnet add package ProviderGen.Testing.Xunit")]
    [InlineData("using Microsoft.Extensions.DependencyInjection;\nusing var container = new ServiceCollection().BuildServiceProvider();", "`Microsoft.Extensions.DependencyInjection`")]
    public async Task A_block_gets_a_package_that_the_page_has_named_and_no_other(string block, string said)
    {
        string text = said.StartsWith('$') ? $"```console\n{said}\n```" : said;
        Assert.NotEmpty(await BlockCompiler.Problems(block, Fresh("a namespace is no package:\n```csharp\nusing ProviderGen.Testing;\n```")));
        Assert.DoesNotContain(await BlockCompiler.Problems(block, Fresh(text)), problem => problem.Contains("error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_block_gets_the_usings_of_a_new_project_and_those_of_the_blocks_above()
    {
        const string Block = "using var memory = new HeapMemoryProvider();\nConsole.WriteLine(memory.Pages);";
        Assert.NotEmpty(await BlockCompiler.Problems(Block, Fresh("")));
        Assert.Empty(await BlockCompiler.Problems(Block, Fresh("") with { Before = [$"{Usings}Console.WriteLine();"] }));
    }

    private static TheoryData<string, int> Places(Func<FencedBlock, bool> isMeant)
    {
        var places = new TheoryData<string, int>();
        foreach (FencedBlock block in Blocks.Where(isMeant))
            places.Add(block.Page, block.Line);
        return places;
    }

    private static FreshProject Fresh(string text) => new([FreshProject.Usual, .. FreshProject.Named(text)], IsWeb: false, []);

    private static FencedBlock Block(string page, int line) => Blocks.Single(block => block.Page == page && block.Line == line);

    private static bool IsOther(FencedBlock block) => OtherLanguages.Contains(block.Info);

    [GeneratedRegex(@"global::(System|ProviderGen)\.(CompilerServices\.)?")]
    private static partial Regex Namespace();
}
