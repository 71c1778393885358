using System.Xml.Linq;
using ProviderGen.Benchmarks.Report;

namespace ProviderGen.Benchmarks.Tests;

public class ReportTests
{
    [Fact]
    public void A_text_takes_the_place_of_what_lies_between_its_marks()
    {
        const string Page = "before\n<!-- begin a -->\nold\n<!-- end a -->\nafter\n<!-- begin b -->\n<!-- end b -->\n";

        string page = Markdown.Replace(Page, "a", "new\n");

        Assert.Equal(Page.Replace("old", "\nnew\n", StringComparison.Ordinal), page);
        Assert.Equal(page, Markdown.Replace(page, "a", "new"));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("<!-- begin a -->\n")]
    [InlineData("<!-- end a -->\n<!-- begin a -->\n")]
    public void A_page_without_the_marks_is_not_written(string page)
        => Assert.Throws<InvalidOperationException>(() => Markdown.Replace(page, "a", "new"));

    [Fact]
    public void A_table_is_aligned_by_its_second_line()
        => Assert.Equal("| a | b |\n| --- | ---: |\n| 1 | 2 |\n", Markdown.Table(["a", "b"], [["1", "2"]]));

    [Fact]
    public void Charts_are_well_formed_and_show_every_series()
    {
        string lines = Chart.Lines("a < b", " ms", "MiB", [("one", [(1, 0.01), (2, 100)]), ("List<byte[]>", [(1, 3)])]);
        string budgets = Chart.Bars("c", ["8 B", "64 B"], [("one", [0.5, 20]), ("two", [1, 1])]);

        Assert.Equal(2, Elements(lines, "polyline").Count());
        Assert.Contains(Elements(lines, "text"), text => text.Value == "List<byte[]>");
        Assert.Equal(1 + 2 + 4, Elements(budgets, "rect").Count());
    }

    private static IEnumerable<XElement> Elements(string svg, string name)
        => XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == name);
}
