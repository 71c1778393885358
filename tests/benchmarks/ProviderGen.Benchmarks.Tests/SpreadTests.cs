using ProviderGen.Benchmarks.Statistics;

namespace ProviderGen.Benchmarks.Tests;

public class SpreadTests
{
    [Theory]
    [InlineData(new[] { 7.0 }, 7, 7, 7)]
    [InlineData(new[] { 1.0, 2 }, 1.25, 1.5, 1.75)]
    [InlineData(new[] { 3.0, 1, 2 }, 1.5, 2, 2.5)]
    [InlineData(new[] { 5.0, 1, 4, 2, 3 }, 2, 3, 4)]
    [InlineData(new[] { 1.0, 1, 1, 1_000 }, 1, 1, 250.75)]
    public void Quartiles_lie_between_the_values(double[] values, double lower, double median, double upper)
        => Assert.Equal(new Spread(lower, median, upper), Spread.Of(values));

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentException>(() => Spread.Of([]));

    [Fact]
    public void What_slows_both_of_a_pair_down_does_not_show()
        => Assert.Equal(new Spread(2, 2, 2), Spread.OfRatios([2, 20, 200], [1, 10, 100]));

    [Fact]
    public void A_pair_that_was_disturbed_does_not_move_the_median()
        => Assert.Equal(2, Spread.OfRatios([2, 2, 90, 2, 2], [1, 1, 1, 1, 1]).Median);

    [Fact]
    public void Half_a_pair_is_no_pair() => Assert.Throws<ArgumentException>(() => Spread.OfRatios([1, 2], [1]));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 50)]
    [InlineData(0.999, 99.9)]
    [InlineData(1, 100)]
    public void A_quantile_lies_where_the_share_says(double share, double expected)
        => Assert.Equal(expected, Spread.Quantile([.. Enumerable.Range(0, 101).Select(value => (double)value)], share), 9);

    [Fact]
    public void A_single_figure_is_shown_without_quartiles()
    {
        Assert.Equal("1.02x (0.99 to 1.10)", new Spread(0.99, 1.02, 1.1).ToString("x"));
        Assert.Equal("1,234 B", Spread.Of([1_234]).ToString(" B"));
    }
}
