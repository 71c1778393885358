namespace ProviderGen.Analyzers.Tests;

public class PlaceholderTests
{
    [Fact]
    public void Arithmetic_works() => Assert.Equal(4, 2 + 2);
}
