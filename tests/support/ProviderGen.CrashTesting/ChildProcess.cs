using System.Diagnostics;
using ProviderGen.TestSupport;

namespace ProviderGen.CrashTesting;

/// <summary>Other processes: the child program of the tests, and tools of the system that run it.</summary>
public static class ChildProcess
{
    // Code that is compiled once and for all makes no system calls later.
    private static readonly KeyValuePair<string, string?>[] Quiet =
        [new("DOTNET_TieredCompilation", "0"), new("DOTNET_gcServer", "0"), new("DOTNET_gcConcurrent", "0")];

    /// <summary>The words of the command that runs the child program.</summary>
    public static string[] Host(params string[] arguments) => Command.OfAssembly("ProviderGen.TestHost.dll", arguments);

    /// <summary>Starts a command.</summary>
    public static Process Start(params string[] words) => Command.Of(words).With(Quiet).Start();

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote to its output.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static string OutputOf(params string[] words) => OutputOf(words, []);

    /// <inheritdoc cref="OutputOf(string[])"/>
    public static string OutputOf(string[] words, IEnumerable<KeyValuePair<string, string?>> environment)
        => Command.Of(words).With(Quiet).With(environment).Run().RequireSuccess().Output;
}
