using ProviderGen;
using ProviderGen.Providers;

namespace Wasi;

/// <summary>Changes that are flushed and reported one by one, so that a test can kill the process in between.</summary>
internal static class Work
{
    private const int Pages = 64;
    private const int MaxSteps = 400_000; // Each has a place of its own.

    public static int Run(string path)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(path).ThrowIfError();
        for (long step = LastStep(image) + 1; step <= MaxSteps; step++)
        {
            long needed = Math.Min(step, Pages - 1) + 1; // Page after page, so that growth is interrupted too.
            image.Grow(Math.Max(0, needed - image.Pages)).ThrowIfError();
            image.Write(Place(image, step), step).ThrowIfError();
            image.Write(0, step).ThrowIfError();
            image.Flush().ThrowIfError();
            Console.WriteLine($"flushed {step}");
        }

        return 0;
    }

    /// <summary>What was reported is there; the step after it may be there, in part or whole.</summary>
    public static int Check(string path, long reported)
    {
        using WasiMemoryProvider image = WasiMemoryProvider.Open(path, new FileMemoryProviderOptions { Mode = FileOpenMode.OpenExisting }).ThrowIfError();
        long last = LastStep(image);
        if (last < reported || last > reported + 1)
            throw new InvalidDataException($"Step {reported} had been reported, and the image is at step {last}.");
        for (long step = 1; step <= reported; step++)
        {
            long found = image.Read<long>(Place(image, step)).ThrowIfError();
            if (found != step)
                throw new InvalidDataException($"Step {step} had been reported, and in its place is {found}.");
        }

        Console.WriteLine($"survived: {image.Pages} pages, step {reported} of {last}");
        return 0;
    }

    private static long LastStep(WasiMemoryProvider image) => image.Pages == 0 ? 0 : image.Read<long>(0).ThrowIfError();

    // Step after step on another page, and in its next row. The first number of the image is the last step.
    private static long Place(WasiMemoryProvider image, long step) => (step % Pages * image.PageSize) + (sizeof(long) * (1 + (step / Pages)));
}
