using ProviderGen.TestSupport;

namespace ProviderGen.Icp.Tests.Support;

/// <summary>Programs as processes of their own, and what the tests cannot do without.</summary>
internal static class Tool
{
    private static readonly Lazy<string?> WhyNothingRuns = new(LookForObstacle);

    /// <summary>The stand-in for a replica, with the packages it needs; icp is one of them.</summary>
    public static string ReplicaDirectory { get; } = Path.Combine(Repository.Root, "tests", "system", "ProviderGen.Icp.Tests", "replica");

    public static string Icp { get; } = Path.Combine(ReplicaDirectory, "node_modules", "@icp-sdk", "icp-cli-linux-x64", "bin", "icp");

    public static string Node => "node";

    /// <summary>Skips the test unless all is there.</summary>
    public static void Require() => Skip.If(WhyNothingRuns.Value is not null, WhyNothingRuns.Value);

    /// <summary>Runs <c>providergen</c> to its end.</summary>
    public static Outcome ProviderGen(params string[] arguments) => Command.Of(Command.OfAssembly("ProviderGen.Cli.dll", arguments)).Run();

    /// <summary>The process failed, and said so.</summary>
    public static void Failed(this Outcome outcome, string message)
    {
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
    }

    private static string? LookForObstacle()
    {
        if (!OperatingSystem.IsLinux())
            return "icp is run on Linux here.";
        if (!File.Exists(Icp) || !Directory.Exists(Path.Combine(ReplicaDirectory, "node_modules", "@icp-sdk", "core")))
            return "'npm ci' has not been run in tests/system/ProviderGen.Icp.Tests/replica.";
        return WhyNotRunning(Node) ?? WhyNotRunning(Icp);
    }

    // Such as for want of libdbus.
    private static string? WhyNotRunning(string program)
        => Command.Of(program, "--version").Obstacle() is { } obstacle ? $"'{program}' does not run here: {obstacle}" : null;
}
