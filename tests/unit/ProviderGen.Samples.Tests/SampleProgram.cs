using ProviderGen.TestSupport;

namespace ProviderGen.Samples.Tests;

/// <summary>Runs a sample as its user does.</summary>
internal static class SampleProgram
{
    public static Outcome Run(string sample, params string[] arguments) => RunIn(Environment.CurrentDirectory, sample, arguments);

    public static Outcome RunIn(string directory, string sample, params string[] arguments)
        => Command.Of(Command.OfAssembly($"{sample}.dll", arguments)).In(directory).Run();
}
