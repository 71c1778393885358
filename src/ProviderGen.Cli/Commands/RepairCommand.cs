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
            throw ToolFailureException.BadInput($"'{path}' is a directory, not an image.");

        // A link stays a link: what it leads to is repaired.
        if (!File.Exists(path))
            throw ToolFailureException.BadInput($"There is no image '{path}'.");
        string file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        RequireFile(file);

        // What is whole, or only looked at, need not be writable.
        bool isWanted = (pad || trim) && new FileInfo(file).Length % ImageFile.PageSize != 0;
        if (!RawFileMemoryProvider.Open(file, readOnly: !isWanted).TryGetValue(out RawFileMemoryProvider? original, out MemoryError? error))
            throw ToolFailureException.Of(error);
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
                throw ToolFailureException.BadInput($"'{path}' is less than a page, and --trim would leave nothing of it.");
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
            bool isOwnersToo = Keep(context, original, file, kept);
            SetLength(original, file, size, kept);
            context.Console.Line($"[bold]{path}[/]: {Text.Count(size / ImageFile.PageSize, "page")} now; the original is {kept}.");
            if (!isOwnersToo)
                context.Console.Line($"  {kept} is yours: you may not give it to the owner and the group of the image.");
            return ExitCodes.Ok;
        }
    }

    // A pipe would keep a reader waiting for a writer, and not even a signal would end that. The provider looks before it opens.
    private static void RequireFile(string path)
    {
        var options = new FileMemoryProviderOptions { Mode = FileOpenMode.OpenExisting, ReadOnly = true, Lock = false };
        if (WasiMemoryProvider.Open(path, options).TryGetValue(out WasiMemoryProvider? image, out MemoryError? error))
            image.Dispose();
        else if (error is not MemoryError.ProviderError { Reason: ProviderErrorReason.NotAligned })
            throw ToolFailureException.Of(error);
    }

    // The original is copied, and the image itself gets another length, which the system does in one step. So it keeps its owner, its
    // permissions and all its names, and stays ours from the first look at it to the end.
    private static bool Keep(ToolContext context, RawFileMemoryProvider original, string file, string backup)
    {
        // In one directory the same people get at both.
        if (Path.GetDirectoryName(Path.GetFullPath(backup)) != Path.GetDirectoryName(Path.GetFullPath(file)))
            throw ToolFailureException.BadInput($"'{backup}' is not in the directory of '{file}', where the original stays under another name.");
        NewName.RequireText(file);
        var permissions = FilePermissions.Of(file);
        using NewFile copy = NewFile.Create(backup, permissions);
        using (RawFileMemoryProvider target = RawFileMemoryProvider.Open(copy).ThrowIfError())
            NewImage.Fill(original, target, context);
        bool isOwnersToo = permissions.TryGiveToOwner(copy.Handle);
        File.SetLastWriteTimeUtc(copy.Handle, File.GetLastWriteTimeUtc(file));
        context.Cancelled.ThrowIfCancellationRequested();
        copy.Publish();
        return isOwnersToo;
    }

    private static void SetLength(RawFileMemoryProvider image, string file, long size, string backup)
    {
        try
        {
            image.SetLength(size);
        }
        catch
        {
            File.Delete(backup); // The image still is what it was.
            throw;
        }

        if (image.Flush() is { IsOk: false } failed)
            throw new ToolFailureException(ExitCodes.Failed, $"'{file}' has been repaired, but a power loss may still undo that. The original is '{backup}'. {failed.Error.Message}");
    }

    private static long NotZero(RawFileMemoryProvider original, long surplus)
    {
        byte[] tail = new byte[surplus];
        original.Read(original.Size - surplus, tail).ThrowIfError();
        return surplus - tail.AsSpan().Count((byte)0);
    }
}
