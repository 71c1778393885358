using System.CommandLine;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen import</c></summary>
internal static class ImportCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> snapshot = Arguments.Path("snapshot", "The directory of a downloaded canister snapshot.");
        Argument<string> target = Arguments.Path("target", "The image to make; it must not exist.");
        Option<bool> resume = Arguments.Resume();
        var command = new Command("import", "Makes an image of the stable memory in an Internet Computer canister snapshot.") { snapshot, target, resume };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(snapshot), parsed.GetRequiredValue(target), parsed.GetValue(resume)));
        return command;
    }

    private static int Run(ToolContext context, string directory, string target, bool resume)
    {
        if (!CanisterSnapshot.Open(directory).TryGetValue(out CanisterSnapshot? snapshot, out MemoryError? error)
            || !snapshot.TryOpenStableMemory(out IMemoryProvider? memory, out error))
            throw ToolFailureException.Of(error);
        using (memory)
        {
            // Stable memory without pages may have no file.
            string file = memory is WasiMemoryProvider stable ? stable.Path : Path.Combine(directory, "metadata.json");
            long written = NewImage.CopyOf(memory, file, target, resume, context);
            context.Console.Line($"[bold]{target}[/]: {Text.Count(memory.Pages, "page")} imported and verified, {Text.Bytes(written)} written.");
        }

        return ExitCodes.Ok;
    }
}
