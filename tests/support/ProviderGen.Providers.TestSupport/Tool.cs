using ProviderGen.TestSupport;

namespace ProviderGen.Providers.TestSupport;

/// <summary>Tools of the system that a test cannot do without: what is missing or not permitted skips the test.</summary>
internal static class Tool
{
    /// <summary>Skips the test unless it runs on Linux.</summary>
    public static void RequireLinux() => Skip.IfNot(OperatingSystem.IsLinux(), "Real failures are provoked on Linux.");

    /// <summary>Runs a command; skips the test if it is missing, or if it fails for want of rights.</summary>
    public static void Require(params string[] command)
    {
        string? obstacle = TryRun(command);
        Skip.If(obstacle is not null, $"'{string.Join(' ', command)}' does not work here: {obstacle}");
    }

    /// <summary>Runs a command.</summary>
    /// <returns>Why it failed, or null.</returns>
    public static string? TryRun(params string[] command) => Command.Of(command).Obstacle();
}
