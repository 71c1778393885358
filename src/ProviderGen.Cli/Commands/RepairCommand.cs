using System.CommandLine;
using ProviderGen.Cli.Images;
using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Commands;

/// <summary><c>providergen repair</c></summary>
internal static class RepairCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> path = Arguments.Path("image", "The file whose length is not whole pages.");
        Option<bool> pad = new("--pad") { Description = "Fill the last page up with zeros." };
        Option<bool> trim = new("--trim") { Description = "Cut off what is not a whole page." };
        Option<string?> backup = new("--backup") { Description = "Where the original stays; '<image>.bak' by default. It must not exist.", HelpName = "file" };
        var command = new Command("repair", "Makes a file whole pages, and keeps the original. Without --pad or --trim it only says what is wrong.") { path, pad, trim, backup };
        command.Validators.Add(result =>
        {
            if (result.GetValue(pad) && result.GetValue(trim))
                result.AddError("--pad and --trim exclude each other.");
        });
        command.SetAction(parsed =>
        {
            string image = parsed.GetRequiredValue(path);
            return Run(context, image, parsed.GetValue(pad), parsed.GetValue(trim), parsed.GetValue(backup) ?? image + ".bak");
        });
        return command;
    }

    private static int Run(ToolContext context, string path, bool pad, bool trim, string backup)
    {
        if (Directory.Exists(path))
            throw ToolFailure.BadInput($"'{path}' is a directory, not an image.");

        // A link stays a link: what it leads to is repaired.
        if (!File.Exists(path))
            throw ToolFailure.BadInput($"There is no image '{path}'.");
        string file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        if (!RawFileMemoryProvider.Open(file).TryGetValue(out RawFileMemoryProvider? original, out MemoryError? error))
            throw ToolFailure.Of(error);
        using (original)
        {
            long surplus = original.Size % ImageFile.PageSize;
            if (surplus == 0)
            {
                context.Console.Line($"[bold]{path}[/]: {Text.Count(original.Size / ImageFile.PageSize, "page")}, nothing to repair.");
                return ExitCodes.Ok;
            }

            long missing = ImageFile.PageSize - surplus;
            if (!pad && !trim)
            {
                context.Console.Line($"[bold]{path}[/]: {Text.Count(original.Size / ImageFile.PageSize, "page")} and {Text.Count(surplus, "byte")}.");
                context.Console.Line($"  [green]--pad[/]   adds {Text.Count(missing, "zero byte")} to the last page");
                context.Console.Line($"  [green]--trim[/]  cuts off {Text.Count(surplus, "byte")}, {Text.Number(NotZero(original, surplus))} of them not zero");
                return ExitCodes.Differs;
            }

            long size = pad ? original.Size + missing : original.Size - surplus;
            Replace(context, original, file, size, backup);
            context.Console.Line($"[bold]{path}[/]: {Text.Count(size / ImageFile.PageSize, "page")} now; the original is {backup}.");
            return ExitCodes.Ok;
        }
    }

    // The repaired image is made beside the original and takes its name in one step, and the original takes the other name.
    private static void Replace(ToolContext context, RawFileMemoryProvider original, string file, long size, string backup)
    {
        string partial = NewImage.PartialOf(file);
        foreach (string path in (string[])[backup, partial])
        {
            if (Path.Exists(path))
                throw ToolFailure.BadInput($"'{path}' exists already; nothing is overwritten.");
        }

        bool isOurs = false;
        try
        {
            using (WasiMemoryProvider image = WasiMemoryProvider.Open(partial, new WasiMemoryProviderOptions { Mode = WasiFileMode.CreateNew }).ThrowIfError())
            {
                isOurs = true;
                image.Grow(size / image.PageSize).ThrowIfError();
                WorkProgress.Run(context, "copying", size, report => ImageCopy.Write(original, image, report));
                image.Flush().ThrowIfError();
                if (WorkProgress.Run(context, "verifying", size, report => ImageCopy.FirstDifference(original, image, report)) is { } page)
                    throw new ToolFailure(ExitCodes.Failed, $"Page {page} of '{partial}' does not read as it was written.");
            }

            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(partial, File.GetUnixFileMode(file));
            context.Cancelled.ThrowIfCancellationRequested();
            File.Replace(partial, file, backup);
        }
        catch when (isOurs)
        {
            File.Delete(partial);
            throw;
        }

        using WasiMemoryProvider repaired = WasiMemoryProvider.Open(file, new WasiMemoryProviderOptions { Mode = WasiFileMode.OpenExisting }).ThrowIfError();
        repaired.Flush().ThrowIfError();
    }

    private static long NotZero(RawFileMemoryProvider original, long surplus)
    {
        byte[] tail = new byte[surplus];
        original.Read(original.Size - surplus, tail).ThrowIfError();
        return surplus - tail.AsSpan().Count((byte)0);
    }
}
