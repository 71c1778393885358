using System.Text.RegularExpressions;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>
/// Every block of C# on every page compiles, with neither errors nor warnings. Two kinds are checked otherwise: the bad examples
/// of the rules, whose diagnostics the tests of the analyzers compare, and ```csharp generated, which shows generated code.
/// </summary>
public partial class CodeBlockTests
{
    // What is in them is not C#. A block that says nothing, or says C# in another way, would not be looked at.
    private static readonly string[] OtherLanguages = ["console", "ini", "json", "sh", "text", "xml"];

    private static readonly FencedBlock[] Blocks = [.. Pages.All.SelectMany(FencedBlock.Of)];

    public static TheoryData<string, int> Compiled => Places(block => block.Info == "csharp" && !IsBadExample(block));

    public static TheoryData<string, int> OfGeneratedCode => Places(block => block.Info == "csharp generated");

    [Fact]
    public void No_block_escapes()
    {
        Assert.Equal(Blocks.Length, Compiled.Count + OfGeneratedCode.Count + Blocks.Count(IsBadExample) + Blocks.Count(IsOther));
        Assert.All(Blocks, block => Assert.True(
            block.Info is "csharp" or "csharp generated" || IsOther(block),
            $"{block.Page}({block.Line}): '{block.Info}' is not a language that is known here"));
        Assert.DoesNotContain(Pages.All.SelectMany(FencedBlock.LinesOutside), line => line.TrimStart().StartsWith("~~~", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Compiled))]
    public async Task A_block_compiles(string page, int line)
    {
        IReadOnlyList<string> problems = await BlockCompiler.Problems(Block(page, line).Text);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Theory]
    [MemberData(nameof(OfGeneratedCode))]
    public void What_is_shown_of_the_generated_code_is_generated(string page, int line)
    {
        string generated = BlockCompiler.Generated("");
        string[] lines = [.. Namespace().Replace(generated, "").Split('\n').Select(text => text.Trim())];
        int at = 0;
        foreach (string shown in Block(page, line).Text.Split('\n').Select(text => text.Trim()))
        {
            // An ellipsis says in words what is left out.
            if (shown.Length == 0 || shown.StartsWith("// …", StringComparison.Ordinal))
                continue;
            int found = Array.IndexOf(lines, shown, at);
            Assert.True(found >= 0, $"{page}: not generated, or not in this order: {shown}");
            at = found + 1;
        }
    }

    [Fact]
    public async Task A_block_that_is_wrong_is_found()
    {
        Assert.NotEmpty(await BlockCompiler.Problems("using var memory = new HeapMemoryProvider(1, 2, 3);"));
        Assert.Contains(await BlockCompiler.Problems("using var memory = new HeapMemoryProvider();\nmemory.Grow(1);"), problem
            => problem.Contains("MPG101", StringComparison.Ordinal));
    }

    private static TheoryData<string, int> Places(Func<FencedBlock, bool> isMeant)
    {
        var places = new TheoryData<string, int>();
        foreach (FencedBlock block in Blocks.Where(isMeant))
            places.Add(block.Page, block.Line);
        return places;
    }

    private static FencedBlock Block(string page, int line) => Blocks.Single(block => block.Page == page && block.Line == line);

    private static bool IsOther(FencedBlock block) => OtherLanguages.Contains(block.Info);

    private static bool IsBadExample(FencedBlock block)
        => RulePage().IsMatch(block.Page) && block is { Heading: "Bad", Position: 0, Info: "csharp" };

    [GeneratedRegex(@"^docs/rules/MPG\d{3}\.md$")]
    private static partial Regex RulePage();

    [GeneratedRegex(@"global::(System|ProviderGen)\.(CompilerServices\.)?")]
    private static partial Regex Namespace();
}
