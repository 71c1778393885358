using System.Text;
using ProviderGen.Cli.Output;
using ProviderGen.TestSupport;

namespace ProviderGen.Cli.Tests.Support;

/// <summary>Runs of the tool: inside the test where that is enough, and as the process its users start.</summary>
internal static class Run
{
    /// <summary>The words that run the tool.</summary>
    public static string[] Installed { get; } = Command.OfAssembly("ProviderGen.Cli.dll");

    public static Outcome Tool(params string[] arguments) => Tool(CancellationToken.None, arguments);

    public static Outcome Tool(CancellationToken cancelled, params string[] arguments)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        int exitCode;
        using (var console = new ToolConsole(output, errors))
            exitCode = Cli.Tool.Run(arguments, console, cancelled);
        return new Outcome(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(errors.ToArray()));
    }

    public static Outcome Process(params string[] arguments) => Other([.. Installed, .. arguments]);

    /// <summary>Runs any command to its end.</summary>
    public static Outcome Other(params string[] words) => Command.Of(words).Run();

    /// <summary>Runs a tool of the system; skips the test if it is missing or not permitted.</summary>
    public static void Require(params string[] words)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "This needs Linux.");
        string? obstacle = Command.Of(words).Obstacle();
        Skip.If(obstacle is not null, $"'{string.Join(' ', words)}' does not work here: {obstacle}");
    }
}
