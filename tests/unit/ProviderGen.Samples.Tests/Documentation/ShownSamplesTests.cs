using System.Text.RegularExpressions;

namespace ProviderGen.Samples.Tests.Documentation;

/// <summary>What the pages show of a sample is what the sample is.</summary>
public partial class ShownSamplesTests
{
    [Theory]
    [InlineData("README.md", "Quickstart/SparseMemoryProvider.cs", "[MemoryProvider", "}", "public int PagesInMemory => _pages.Count; public override string ToString() => this.Describe(); ")]
    [InlineData("docs/testing.md", "Conformance/SparseMemoryProviderTests.cs", "public sealed class", "}")]
    [InlineData("docs/testing.md", "Conformance/WithoutAdaptor.cs", "var subject", ";")]
    public void A_page_shows_the_sample(string page, string sample, string first, string last, string except = "")
    {
        string text = Pages.Text($"samples/{sample}");
        string shown = text[text.IndexOf(first, StringComparison.Ordinal)..(text.LastIndexOf(last, StringComparison.Ordinal) + 1)];
        shown = Spaces().Replace(shown, " ");
        if (except.Length > 0)
            shown = shown.Replace(except, "", StringComparison.Ordinal);
        Assert.Contains(shown, Spaces().Replace(Pages.Text(page), " "), StringComparison.Ordinal);
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
