using ProviderGen.Benchmarks.Statistics;

namespace ProviderGen.Benchmarks.Tests;

public class LinearityTests
{
    [Fact]
    public void Growths_that_cost_the_same_are_linear()
        => Assert.Equal(1, Linearity.LastQuarterToFirst([5, 5, 5, 5, 5, 5, 5, 5]));

    [Fact]
    public void Half_as_much_again_in_the_last_quarter_is_as_much_as_there_may_be()
    {
        Assert.Equal(Linearity.Limit, Linearity.LastQuarterToFirst([2, 2, 9, 9, 9, 9, 3, 3]));
        Assert.Equal(1.5, Linearity.Limit);
    }

    [Fact]
    public void Copying_everything_each_time_is_not_linear()
        => Assert.True(Linearity.LastQuarterToFirst([.. Enumerable.Range(1, 512).Select(pages => (long)pages)]) > Linearity.Limit);

    [Fact]
    public void What_does_not_fill_four_quarters_is_left_in_the_middle()
        => Assert.Equal(2, Linearity.LastQuarterToFirst([1, 100, 100, 100, 2]));

    [Fact]
    public void Three_growths_have_no_quarters() => Assert.Throws<ArgumentException>(() => Linearity.LastQuarterToFirst([1, 2, 3]));
}
