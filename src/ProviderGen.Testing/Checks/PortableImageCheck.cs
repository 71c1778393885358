namespace ProviderGen.Testing;

/// <summary>Clause 13: images.</summary>
internal sealed class PortableImageCheck() : ClauseCheck(13, "The same operations give the same image everywhere",
    "An image travels: from a canister to a file, from there to another machine, and back. That works only if byte o of the "
    + "provider is byte o of the image, without a header, a trailer or a gap, and if nothing but the operations decides what the "
    + "bytes are. Here that is a plain array to which the same operations are applied.",
    "ReadCore, WriteCore and SpanCore have to put byte o of the provider at byte o of the backing, without a header or a gap, and "
    + "LengthCore has to count nothing else. FlushCore and DisposeCore must not add anything.", 6, 2)
{
    private const int Writes = 300;

    public override void Run(CheckRun run)
    {
        _ = run.FreshWritable();
        MemoryOperation[] operations = Operations(run.SomePages, run.PageSize);
        Agrees(run, operations, InTheProvider);
        if (run.Subject.Backing is null)
            run.NotTried("the bytes of the backing; give ProviderSubject.Backing");
        else
            Agrees(run, operations, InTheBacking);
    }

    private static void Agrees(CheckRun run, MemoryOperation[] operations, Func<CheckRun, MemoryOperation[], string?> difference)
    {
        if (Reproduction.Find(run, operations, difference) is { } reason)
            throw new CheckFailedException(reason);
    }

    /// <summary>Growth in steps, with writes after each: every second one anywhere, the others across page borders.</summary>
    private static MemoryOperation[] Operations(long pages, int pageSize)
    {
        var operations = new List<MemoryOperation>();
        var random = new Random(13);
        int size = 0;
        while (size < pages * pageSize)
        {
            long count = random.NextInt64(1, (((pages * pageSize) - size) / pageSize) + 1);
            operations.Add(new MemoryOperation.Grow(count));
            size += (int)(count * pageSize);
            for (int i = 0; i < Writes; i++)
            {
                int length = random.Next(1, Math.Min(size, 1_000) + 1);
                int border = random.Next(0, (size / pageSize) + 1) * pageSize;
                int offset = i % 2 == 0 ? random.Next(size - length + 1) : Math.Clamp(border - (length / 2), 0, size - length);
                operations.Add(new MemoryOperation.Write(offset, length, (byte)i));
            }
        }

        return [.. operations];
    }

    private static string? InTheProvider(CheckRun run, MemoryOperation[] operations)
    {
        TracedProvider provider = run.Fresh();
        byte[] image = Perform(provider, operations, run.PageSize);
        byte[] read = new byte[provider.Size];
        if (read.Length > 0)
            Expect.Ok(provider.Read(0, read), $"reading the whole image");
        provider.Dispose();
        return Difference("the provider", read, image);
    }

    private static string? InTheBacking(CheckRun run, MemoryOperation[] operations)
    {
        RawBacking backing = run.NewBacking([]);
        TracedProvider provider = run.MustOpen(backing.Open, "open");
        byte[] image = Perform(provider, operations, run.PageSize);
        if (provider.IsDurable)
            Expect.Ok(provider.Flush(), $"a flush");
        provider.Dispose();
        return Difference("the backing", backing.ReadBytes(), image);
    }

    /// <summary>Performs what lies inside the image, and returns what the image has to be.</summary>
    private static byte[] Perform(TracedProvider provider, MemoryOperation[] operations, int pageSize)
    {
        byte[] image = [];
        foreach (MemoryOperation operation in operations)
        {
            if (operation is MemoryOperation.Grow { Pages: > 0 } grow)
            {
                Expect.Ok(provider.Grow(grow.Pages), $"{grow}");
                Array.Resize(ref image, image.Length + (int)(grow.Pages * pageSize));
            }
            else if (operation is MemoryOperation.Write { Length: > 0 } write && write.Offset + write.Length <= image.Length)
            {
                byte[] bytes = Pattern.Bytes(write.Offset + write.Seed, write.Length);
                Expect.Ok(provider.Write(write.Offset, bytes), $"{write}");
                bytes.CopyTo(image, write.Offset);
            }
        }

        return image;
    }

    private static string? Difference(string holder, byte[] actual, byte[] image)
    {
        int same = actual.AsSpan().CommonPrefixLength(image);
        return actual.Length != image.Length ? FormattableString.Invariant($"{holder} holds {actual.Length} bytes for an image of {image.Length}.")
            : same == image.Length ? null
            : FormattableString.Invariant($"byte {same} of {holder} is 0x{actual[same]:X2}; the operations make it 0x{image[same]:X2} in every other provider.");
    }
}
