using System.Globalization;

namespace ProviderGen.CrashTesting;

/// <summary>
/// What the process that is going to be killed does: step after step it grows and writes, flushes, and reports the flush.
/// Each step follows from a seed and the page count, so whoever kills the process knows what it was about to do.
/// </summary>
public static class KillWorkload
{
    /// <summary>No step grows the image beyond this.</summary>
    public const long MaxPages = 24;

    private const int MaxWrites = 24;
    private const int MaxLength = 20_000;

    /// <summary>A step of the workload, on an image of <paramref name="pages"/> pages.</summary>
    public static KillStep Step(int seed, int number, long pages)
    {
        var random = new Random(unchecked((seed * 7919) + number));
        long most = Math.Min(3, MaxPages - pages);
        long growth = pages == 0 || (most > 0 && random.Next(4) == 0) ? random.NextInt64(1, most + 1) : 0;
        long size = (pages + growth) * KillStep.PageSize;
        var writes = new KillWrite[random.Next(1, MaxWrites + 1)];
        for (int i = 0; i < writes.Length; i++)
        {
            int length = random.Next(1, MaxLength + 1);
            writes[i] = new KillWrite(random.NextInt64(size - length + 1), length, random.Next());
        }

        return new KillStep(growth, writes);
    }

    /// <summary>Carries the workload out on a file and reports to the output.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seed">What the steps follow from.</param>
    /// <param name="steps">How many to take, if nobody kills the process before.</param>
    /// <param name="lies">Whether to report steps that were not taken, so that it can be shown that this is found out.</param>
    /// <param name="mapped">Whether the file is mapped.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string path, int seed, int steps, bool lies, bool mapped)
    {
        using IDurableMemoryProvider provider = FileProviders.Open(path, mapped).Value;
        Console.WriteLine(Opened);
        for (int number = 0; number < steps; number++)
        {
            if (!lies || number % 3 != 2)
                Take(Step(seed, number, provider.Pages), provider);
            Console.WriteLine(Flushed(number));
        }

        return 0;
    }

    /// <summary>The line that reports an open file.</summary>
    internal const string Opened = "opened";

    /// <summary>The line that reports a flush.</summary>
    internal static string Flushed(int number) => string.Create(CultureInfo.InvariantCulture, $"flushed {number}");

    private static void Take(KillStep step, IDurableMemoryProvider provider)
    {
        provider.Grow(step.Pages).ThrowIfError();
        foreach (KillWrite write in step.Writes)
            provider.Write(write.Offset, write.Bytes()).ThrowIfError();
        provider.Flush().ThrowIfError();
    }
}

/// <summary>A growth, writes in the order given, and a flush.</summary>
public sealed record KillStep(long Pages, IReadOnlyList<KillWrite> Writes)
{
    /// <summary>The page size of the file provider.</summary>
    public const int PageSize = 65_536;
}

/// <summary>A write of bytes that follow from a seed.</summary>
public readonly record struct KillWrite(long Offset, int Length, int Seed)
{
    /// <summary>The bytes.</summary>
    public byte[] Bytes()
    {
        byte[] bytes = new byte[Length];
        new Random(Seed).NextBytes(bytes);
        return bytes;
    }
}
