using System.Text.RegularExpressions;
using ProviderGen.TestSupport;

namespace ProviderGen.Providers.Tests;

/// <summary>Providers consist of primitives: what the generator makes for all of them is nowhere written by hand.</summary>
public partial class ProviderSourceTests
{
    private const int MaxLines = 60;

    private static readonly string Sources = Path.Combine(Repository.Root, "src", "ProviderGen.Providers");

    public static TheoryData<string> Providers
        => [.. Directory.GetFiles(Sources, "*MemoryProvider.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Sources, path))
            .Where(path => !path.StartsWith("obj", StringComparison.Ordinal))];

    [Fact]
    public void There_are_providers_to_look_at() => Assert.InRange(Providers.Count, 3, 100);

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_provider_is_short(string file) => Assert.InRange(CodeOf(file).Count, 5, MaxLines);

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_provider_has_the_attribute_and_no_public_operation_of_the_contract(string file)
    {
        string code = string.Join('\n', CodeOf(file));

        Assert.Contains("[MemoryProvider", code, StringComparison.Ordinal);
        Assert.DoesNotMatch(ContractMember(), code);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_provider_checks_no_bounds_and_no_disposal_and_translates_no_exception(string file)
        => Assert.All(CodeOf(file), line => Assert.DoesNotMatch(TemplateWork(), line));

    [Theory]
    [InlineData("if (offset < 0 || offset + length > Size)")]
    [InlineData("ArgumentOutOfRangeException.ThrowIfNegative(offset);")]
    [InlineData("ObjectDisposedException.ThrowIf(_disposed, this);")]
    [InlineData("try")]
    [InlineData("catch (IOException exception)")]
    [InlineData("span.Clear();")]
    [InlineData("while (remaining > 0)")]
    public void The_check_knows_the_work_of_the_template_when_it_sees_it(string line) => Assert.Matches(TemplateWork(), line);

    // Comparisons of an offset or a length, guards, zero-filling, and loops that write. A public constructor does check for null.
    [GeneratedRegex(@"\b(offset|length|newLength|oldLength|pages)\s*[<>]=?|[<>]=?\s*(offset|length|newLength|oldLength)\b|\btry\b|\bcatch\b|ThrowIf(?!Null\()|ObjectDisposed|_disposed|\bClear\(\)\s*;\s*$|\bFill\(|new MemoryResult|MemoryResult\.Fail|OutOfBounds|\bwhile\b")]
    private static partial Regex TemplateWork();

    [GeneratedRegex(@"public\s+\S+\s+(Grow|Read|Write|Flush|Dispose|Pages|Size|PageSize)\b")]
    private static partial Regex ContractMember();

    /// <summary>The lines that are neither empty nor comments.</summary>
    private static List<string> CodeOf(string file)
        => [.. File.ReadLines(Path.Combine(Sources, file))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))];
}
