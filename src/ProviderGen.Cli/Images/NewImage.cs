using ProviderGen.Cli.Output;
using ProviderGen.Providers;

namespace ProviderGen.Cli.Images;

/// <summary>
/// Makes an image that gets its name when it is complete, durable and read back. Interrupted work stays, to be resumed; failed work does
/// not, unless it was itself a resumption.
/// </summary>
internal static class NewImage
{
    /// <summary>Copies a source to a new image.</summary>
    /// <param name="source">The source.</param>
    /// <param name="sourcePath">The file that it is in.</param>
    /// <param name="target">The name of the new image.</param>
    /// <param name="resume">Whether to go on with what an earlier run has left.</param>
    /// <param name="context">The context.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="ToolFailureException">There is no new image, and no trace of it.</exception>
    /// <exception cref="InterruptedWorkException">The partial image is left to be resumed.</exception>
    public static long CopyOf(IMemoryProvider source, string sourcePath, string target, bool resume, ToolContext context)
    {
        var permissions = FilePermissions.Of(sourcePath);
        NewName.Require(target);
        if (!resume && NewName.IsTaken(NewName.PartialOf(target)))
            throw ToolFailureException.BadInput($"'{NewName.PartialOf(target)}' is left from an interrupted copy: continue it with --resume, or delete it.");
        using NewFile file = resume ? NewFile.CreateOrResume(target, permissions) : NewFile.Create(target, permissions);
        try
        {
            long written = Write(source, file, context);
            context.Cancelled.ThrowIfCancellationRequested();
            file.Publish();
            return written;
        }
        catch (OperationCanceledException)
        {
            file.Keep();
            throw new InterruptedWorkException($"interrupted; '{file.Partial}' holds what has been copied so far, and --resume continues it.");
        }
    }

    /// <summary>Makes a file equal to its source as far as both go, flushes it and reads it back.</summary>
    /// <returns>Bytes written.</returns>
    public static long Fill(IMemoryProvider source, RawFileMemoryProvider target, ToolContext context)
    {
        target.Grow(source.Size - target.Size).ThrowIfError();
        long written = WorkProgress.Run(context, "copying", source.Size, report => ImageCopy.Write(source, target, report));
        target.Flush().ThrowIfError();
        long? wrong = WorkProgress.Run(context, "verifying", source.Size, report => ImageCopy.FirstDifference(source, target, report));
        return wrong is null
            ? written
            : throw ImageCopy.Failure(source, wrong.Value, $"'{target}'");
    }

    private static long Write(IMemoryProvider source, NewFile file, ToolContext context)
    {
        using RawFileMemoryProvider image = RawFileMemoryProvider.Open(file).ThrowIfError();
        if (image.Size > source.Size || image.Size % ImageFile.PageSize != 0)
        {
            string what = image.Size > source.Size ? "larger than the source" : "not whole pages";
            throw ToolFailureException.BadInput($"'{file.Partial}' is {what}, so it was not copied from it. Delete it, and copy without --resume.");
        }

        return Fill(source, image, context);
    }
}
