using ProviderGen.Generators.TestSupport;

namespace ProviderGen.Analyzers.Tests.HalfTyped;

/// <summary>The inputs of the generator in states while they are typed: code or an error, as when they are complete.</summary>
public class HalfTypedInvariantTests
{
    [Theory]
    [MemberData(nameof(InvariantTests.Shapes), MemberType = typeof(InvariantTests))]
    public async Task A_source_cut_off_after_any_token_gets_code_or_an_error(string shape)
    {
        foreach (string state in Fuzz.Truncate(Fuzz.Inputs[shape]))
            await InvariantTests.Check(state);
    }
}
