using ProviderGen.Generator.Tests.Support;
using ProviderGen.Generators.TestSupport.Inputs;

namespace ProviderGen.Generator.Tests;

/// <summary>What cannot get code gets none. Why it does not is said by an analyzer.</summary>
public class UnsupportedTests
{
    public static TheoryData<string> Shapes { get; } = [.. UnsupportedInputs.All.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_unsupported_type_gets_no_code(string shape)
        => Assert.Empty(Generate.Files(UnsupportedInputs.All[shape].Source));

    [Theory]
    [MemberData(nameof(Shapes))]
    public void An_unsupported_type_does_not_keep_another_from_getting_code(string shape)
        => Assert.Equal(
            "Neighbour.Provider.g.cs",
            Assert.Single(Generate.Files(
                UnsupportedInputs.All[shape].Source,
                FamilyInputs.All["Transfer"].Replace("Sample", "Neighbour", StringComparison.Ordinal))).Key);
}
