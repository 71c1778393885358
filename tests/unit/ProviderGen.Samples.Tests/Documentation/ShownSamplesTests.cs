using System.Text.RegularExpressions;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>What the pages show of a sample is what the sample is.</summary>
public partial class ShownSamplesTests
{
    [Theory]
    [InlineData("Quickstart/SparseMemoryProvider.cs", "[MemoryProvider", "}", "public int PagesInMemory => _pages.Count;")]
    [InlineData("Conformance/SparseMemoryProviderTests.cs", "public sealed class", "}")]
    [InlineData("Conformance/WithoutAdaptor.cs", "var subject", ";")]
    public void The_README_shows_the_sample(string sample, string first, string last, string except = "")
    {
        string text = Pages.Text($"samples/{sample}");
        string shown = text[text.IndexOf(first, StringComparison.Ordinal)..(text.LastIndexOf(last, StringComparison.Ordinal) + 1)];
        if (except.Length > 0)
            shown = shown.Replace(except, "", StringComparison.Ordinal);
        string readme = Spaces().Replace(Pages.Text("README.md"), " ");
        Assert.Contains(Spaces().Replace(shown, " "), readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var subject", "for every n")]
    [InlineData("CrashReport report", ";")]
    public void The_verification_shows_the_sample(string first, string last)
    {
        string text = Pages.Text("samples/Conformance/FaultsAndCrashes.cs");
        int start = text.IndexOf(first, StringComparison.Ordinal);
        string shown = text[start..(text.IndexOf(last, start, StringComparison.Ordinal) + last.Length)];
        string page = Spaces().Replace(Pages.Text("docs/verification.md"), " ");
        Assert.Contains(Spaces().Replace(shown, " "), page, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
