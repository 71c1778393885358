using ProviderGen.TestSupport;

namespace ProviderGen.Wasm.Tests;

/// <summary>One run of the sample for all tests, when the first of them asks for it; it skips the test where the tools are missing.</summary>
public sealed class SampleRun
{
    /// <summary>The tests that share it.</summary>
    public const string Collection = "The sample, run once";

    private readonly Lazy<Outcome> _outcome = new(() => Script.Run(Path.Combine(Script.Sample, "run"), "--built"));

    internal Outcome Outcome
    {
        get
        {
            Script.RequireTools();
            return _outcome.Value;
        }
    }

    [CollectionDefinition(Collection)]
    public sealed class Definition : ICollectionFixture<SampleRun>;
}
