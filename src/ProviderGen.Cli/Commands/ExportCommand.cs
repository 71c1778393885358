using System.CommandLine;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen export</c></summary>
internal static class ExportCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> source = Arguments.Path("image", "The image to export.");
        Argument<string> directory = Arguments.Path("snapshot", "The directory to make; it must not exist.");
        Option<string?> template = Arguments.PathOption(
            "--template", "snapshot", "A downloaded snapshot of the same canister, to take everything but stable memory from.");
        var command = new Command("export", "Makes an Internet Computer canister snapshot with an image as its stable memory.") { source, directory, template };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(source), parsed.GetRequiredValue(directory), parsed.GetValue(template)));
        return command;
    }

    private static int Run(ToolContext context, string source, string directory, string? templateDirectory)
    {
        using WasiMemoryProvider image = ImageFile.OpenForReading(source);
        CanisterSnapshot? template = null;
        if (templateDirectory is not null && !CanisterSnapshot.Open(templateDirectory).TryGetValue(out template, out MemoryError? unusable))
            throw ToolFailureException.Of(unusable);

        WorkProgress.Run(context, "copying", image.Size, report =>
        {
            if (CanisterSnapshot.Export(image, directory, template, new Reporter(report), context.Cancelled) is { IsOk: false } failed)
                throw ToolFailureException.Of(failed.Error);
        });
        try
        {
            Verify(context, image, directory);
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }

        context.Console.Line($"[bold]{directory}[/]: {Text.Count(image.Pages, "page")} exported and verified{(template is null ? ", without module and heap" : "")}.");
        return ExitCodes.Ok;
    }

    private static void Verify(ToolContext context, WasiMemoryProvider image, string directory)
    {
        if (!CanisterSnapshot.Open(directory).TryGetValue(out CanisterSnapshot? snapshot, out MemoryError? error)
            || !snapshot.TryOpenStableMemory(out IMemoryProvider? memory, out error))
            throw ToolFailureException.Of(error);
        using (memory)
        {
            if (WorkProgress.Run(context, "verifying", image.Size, report => ImageCopy.FirstDifference(image, memory, report)) is { } page)
                throw ImageCopy.Failure(image, page, $"the snapshot '{directory}'");
        }
    }

    // Progress<T> would report later, on another thread.
    private sealed class Reporter(Action<long> report) : IProgress<MemoryCopyProgress>
    {
        public void Report(MemoryCopyProgress value) => report(value.BytesDone);
    }
}
