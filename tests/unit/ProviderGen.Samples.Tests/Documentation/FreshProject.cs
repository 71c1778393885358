using System.Text.RegularExpressions;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>
/// The project that a reader has at a block of code who has begun with a new one and has followed the page from its top: the
/// packages that were named so far, and the usings and types of the blocks before.
/// </summary>
/// <param name="Packages">The packages that the page has named.</param>
/// <param name="IsWeb">Whether the page has made a web project.</param>
/// <param name="Before">The blocks of C# above, in their order.</param>
internal sealed partial record FreshProject(IReadOnlyCollection<string> Packages, bool IsWeb, IReadOnlyList<string> Before)
{
    /// <summary>What docs/README.md tells every reader to begin with.</summary>
    public const string Usual = "ProviderGen.Providers";

    // The pages of rules show pieces of a file that has these.
    private const string UsingsOfRules = "using ProviderGen;\nusing ProviderGen.Providers;\n";

    /// <summary>The project at a block.</summary>
    public static FreshProject At(FencedBlock block)
    {
        string above = string.Join('\n', Pages.Text(block.Page).Split('\n').Take(block.Line - 1));
        string[] before =
        [
            .. block.IsOfRule ? [UsingsOfRules] : Array.Empty<string>(),
            .. FencedBlock.Of(block.Page).Where(other => other.Line < block.Line && other.Info == "csharp" && !other.IsBadExample).Select(other => other.Text),
        ];
        return new FreshProject([.. First(block.Page), .. Named(above)], above.Contains("dotnet new web ", StringComparison.Ordinal), before);
    }

    /// <summary>The packages that a text names, in code between backticks or in a command, and the samples that it links to.</summary>
    public static IEnumerable<string> Named(string text)
    {
        string[] said = [.. CodeSpan().Matches(CSharpBlock().Replace(text, "")).Select(match => match.Value)];
        return PackageGraph.Names
            .Where(name => said.Any(code => Regex.IsMatch(code, $@"(?<![\w./-]){Regex.Escape(name)}(?![\w./-])")))
            .Concat(LinkToSample().Matches(text).Select(match => match.Groups[1].Value));
    }

    // The page of a package has that package, and the page of a sample that sample.
    private static string[] First(string page) => page.Split('/') switch
    {
        ["src", var package, ..] => [package],
        ["samples", var sample, ..] => [Usual, sample],
        _ => [Usual],
    };

    [GeneratedRegex(@"\]\([./]*/samples/(\w+)/README\.md\)")]
    private static partial Regex LinkToSample();

    [GeneratedRegex(@"^```csharp.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]+`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CodeSpan();
}
