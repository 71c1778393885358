using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Images;

/// <summary>
/// Writes an image under the name 'target.partial' and gives it its own name when it is complete, durable and read back.
/// Interrupted work stays under the first name, to be resumed; failed work does not, unless it was itself a resumption.
/// </summary>
internal static class NewImage
{
    public static string PartialOf(string target) => target + ".partial";

    /// <summary>Copies a source to a new image.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ToolFailure">There is no new image, and no trace of it.</exception>
    /// <exception cref="InterruptedWork">The partial image is left to be resumed.</exception>
    public static long CopyOf(IMemoryProvider source, string target, bool resume, ToolContext context)
    {
        string partial = PartialOf(target);
        RequireRoom(target, partial, resume);
        bool isOurs = false;
        try
        {
            long written = Write(source, partial, resume, context, ref isOurs);
            context.Cancelled.ThrowIfCancellationRequested();
            Publish(partial, target);
            return written;
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedWork($"interrupted; '{partial}' holds what has been copied so far, and --resume continues it.");
        }
        catch when (isOurs && !resume)
        {
            File.Delete(partial);
            throw;
        }
    }

    private static long Write(IMemoryProvider source, string partial, bool resume, ToolContext context, ref bool isOurs)
    {
        var options = new WasiMemoryProviderOptions { Mode = resume ? WasiFileMode.OpenOrCreate : WasiFileMode.CreateNew };
        if (!WasiMemoryProvider.Open(partial, options).TryGetValue(out WasiMemoryProvider? image, out MemoryError? error))
            throw ToolFailure.Of(error);
        using (image)
        {
            isOurs = true;
            if (image.Size > source.Size)
                throw ToolFailure.BadInput($"'{partial}' is larger than the source, so it was not copied from it. Delete it, and copy without --resume.");
            image.Grow((source.Size - image.Size) / image.PageSize).ThrowIfError();
            long written = WorkProgress.Run(context, "copying", source.Size, report => ImageCopy.Write(source, image, report));
            image.Flush().ThrowIfError();
            long? wrong = WorkProgress.Run(context, "verifying", source.Size, report => ImageCopy.FirstDifference(source, image, report));
            return wrong is null
                ? written
                : throw ImageCopy.Failure(source, wrong.Value, $"'{partial}'");
        }
    }

    // The name is durable only when its directory is: the first flush of an opened file sees to that.
    private static void Publish(string partial, string target)
    {
        File.Move(partial, target, overwrite: false);
        var options = new WasiMemoryProviderOptions { Mode = WasiFileMode.OpenExisting };
        using WasiMemoryProvider image = WasiMemoryProvider.Open(target, options).ThrowIfError();
        image.Flush().ThrowIfError();
    }

    private static void RequireRoom(string target, string partial, bool resume)
    {
        if (Path.Exists(target))
            throw ToolFailure.BadInput($"'{target}' exists already; nothing is overwritten.");
        if (Path.Exists(partial) && !resume)
            throw ToolFailure.BadInput($"'{partial}' is left from an interrupted copy: continue it with --resume, or delete it.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(target))))
            throw ToolFailure.BadInput($"There is no directory '{Path.GetDirectoryName(Path.GetFullPath(target))}'.");
    }
}
