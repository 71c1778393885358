using System.CommandLine;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen copy</c></summary>
internal static class CopyCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> source = Arguments.Path("source", "The image to copy.");
        Argument<string> target = Arguments.Path("target", "The image to make; it must not exist.");
        Option<bool> resume = Arguments.Resume();
        var command = new Command("copy", "Copies an image without its holes, reads the copy back, and makes it durable.") { source, target, resume };
        command.SetAction(parsed => Run(context, parsed.GetRequiredValue(source), parsed.GetRequiredValue(target), parsed.GetValue(resume)));
        return command;
    }

    private static int Run(ToolContext context, string source, string target, bool resume)
    {
        using WasiMemoryProvider image = ImageFile.OpenForReading(source);
        if (RealPath(source) == RealPath(target))
            throw ToolFailureException.BadInput($"'{source}' and '{target}' are the same file.");
        long written = NewImage.CopyOf(image, source, target, resume, context);
        context.Console.Line($"[bold]{target}[/]: {Text.Count(image.Pages, "page")} copied and verified, {Text.Bytes(written)} written.");
        return ExitCodes.Ok;
    }

    private static string RealPath(string path)
        => File.Exists(path) ? new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path) : Path.GetFullPath(path);
}
