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
        Option<string?> backup = Arguments.PathOption(
            "--backup", "file", "What the original is called from then on, in the same directory; '<image>.bak' by default. It must not exist.");
        var command = new Command("repair", "Makes a file whole pages, and keeps the original. Without --pad or --trim it only says what is wrong.") { path, pad, trim, backup };
        command.Validators.Add(result =>
        {
            if (result.GetValue(pad) && result.GetValue(trim))
                result.AddError("--pad and --trim exclude each other.");
        });
        command.SetAction(parsed =>
        {
            string image = parsed.GetRequiredValue(path);
            return Run(context, image, parsed.GetValue(pad), parsed.GetValue(trim), parsed.GetValue(backup));
        });
        return command;
    }

    private static int Run(ToolContext context, string path, bool pad, bool trim, string? backup)
    {
        if (Directory.Exists(path))
            throw ToolFailure.BadInput($"'{path}' is a directory, not an image.");

        // A link stays a link: what it leads to is repaired.
        if (!File.Exists(path))
            throw ToolFailure.BadInput($"There is no image '{path}'.");
        string file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        RequireFile(file);
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

            byte[] start = new byte[Math.Min(original.Size, CompressedFile.StartBytes)];
            original.Read(0, start).ThrowIfError();
            if (CompressedFile.FormatOf(start) is not null)
                throw new TornImageFailure(path, original.Size, start);
            bool canBeTrimmed = original.Size > surplus;
            if (trim && !canBeTrimmed)
                throw ToolFailure.BadInput($"'{path}' is less than a page, and --trim would leave nothing of it.");
            long missing = ImageFile.PageSize - surplus;
            if (!pad && !trim)
            {
                context.Console.Line($"[bold]{path}[/]: {Text.Count(original.Size / ImageFile.PageSize, "page")} and {Text.Count(surplus, "byte")}.");
                context.Console.Line($"  [green]--pad[/]   adds {Text.Count(missing, "zero byte")} to the last page");
                if (canBeTrimmed)
                    context.Console.Line($"  [green]--trim[/]  cuts off {Text.Count(surplus, "byte")}, {Text.Number(NotZero(original, surplus))} of them not zero");
                return ExitCodes.Differs;
            }

            long size = pad ? original.Size + missing : original.Size - surplus;
            string kept = backup ?? file + ".bak";
            Replace(context, original, file, size, kept);
            context.Console.Line($"[bold]{path}[/]: {Text.Count(size / ImageFile.PageSize, "page")} now; the original is {kept}.");
            return ExitCodes.Ok;
        }
    }

    // A pipe would keep a reader waiting for a writer, and not even a signal would end that. The provider looks before it opens.
    private static void RequireFile(string path)
    {
        var options = new WasiMemoryProviderOptions { Mode = WasiFileMode.OpenExisting, ReadOnly = true, Lock = false };
        if (WasiMemoryProvider.Open(path, options).TryGetValue(out WasiMemoryProvider? image, out MemoryError? error))
            image.Dispose();
        else if (error is not MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned })
            throw ToolFailure.Of(error);
    }

    // The repaired image is made beside the original and takes its name in one step, and the original takes the other name.
    private static void Replace(ToolContext context, RawFileMemoryProvider original, string file, long size, string backup)
    {
        // In one directory both names become durable together. In two the original could be lost with the power; and between
        // two file systems it cannot keep its bytes under another name at all.
        if (Path.GetDirectoryName(Path.GetFullPath(backup)) != Path.GetDirectoryName(Path.GetFullPath(file)))
            throw ToolFailure.BadInput($"'{backup}' is not in the directory of '{file}', where the original stays under another name.");
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
