using ProviderGen.Cli.Output;

namespace ProviderGen.Cli;

/// <summary>What a command works with beside its arguments.</summary>
/// <param name="Console">Where its output goes.</param>
/// <param name="Cancelled">Set by Ctrl-C, and by the other signals that ask for an end.</param>
internal sealed record ToolContext(ToolConsole Console, CancellationToken Cancelled);
