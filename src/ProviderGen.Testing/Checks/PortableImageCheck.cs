namespace ProviderGen.Testing;

/// <summary>Clause 13: images.</summary>
internal sealed class PortableImageCheck() : ClauseCheck(13, "The same operations give the same image everywhere",
    "An image travels: from a canister to a file, from there to another machine, and back. That works only if byte o of the "
    + "provider is byte o of the image, without a header, a trailer or a gap, and if nothing but the operations decides what the "
    + "bytes are. Here that is a plain array to which the same operations are applied.")
{
    private const int Writes = 300;

    public override void Run(CheckRun run)
    {
        TracedProvider provider = run.FreshWritable();
        byte[] image = Perform(run, provider);
        ExpectImage(run, provider, image);
        if (run.Subject.Backing is null)
            return;

        run.Log.TruncateTo(0);
        RawBacking backing = run.NewBacking([]);
        TracedProvider stored = run.MustOpen(backing.Open, "open");
        Perform(run, stored);
        if (stored.IsDurable)
            Expect.Ok(stored.Flush(), $"a flush");
        stored.Dispose();
        byte[] raw = backing.ReadBytes();
        Expect.That(raw.Length == image.Length, $"the backing holds {raw.Length} bytes for an image of {image.Length}.");
        int wrong = raw.AsSpan().CommonPrefixLength(image);
        Expect.That(wrong == image.Length, $"byte {wrong} of the backing is not byte {wrong} of the image.");
    }

    private static byte[] Perform(CheckRun run, TracedProvider provider)
    {
        long pages = run.SomePages;
        byte[] image = new byte[pages * run.PageSize];
        var random = new Random(13);
        int size = 0;
        while (size < image.Length)
        {
            long count = random.NextInt64(1, ((image.Length - size) / run.PageSize) + 1);
            Expect.Ok(provider.Grow(count), $"Grow({count})");
            size += (int)(count * run.PageSize);
            for (int i = 0; i < Writes; i++)
            {
                int length = random.Next(1, Math.Min(size, 1_000) + 1);
                int border = random.Next(0, (size / run.PageSize) + 1) * run.PageSize;
                int offset = i % 2 == 0 ? random.Next(size - length + 1) : Math.Clamp(border - (length / 2), 0, size - length);
                byte[] bytes = Pattern.Bytes(offset + i, length);
                Expect.Ok(provider.Write(offset, bytes), $"Write({offset}, {length} bytes)");
                bytes.CopyTo(image, offset);
            }
        }

        return image;
    }

    private static void ExpectImage(CheckRun run, TracedProvider provider, byte[] image)
    {
        Expect.PageCount(provider, image.Length / run.PageSize, run.PageSize, $"After the growths,");
        byte[] read = new byte[image.Length];
        Expect.Ok(provider.Read(0, read), $"reading the whole image");
        int wrong = read.AsSpan().CommonPrefixLength(image);
        Expect.That(wrong == image.Length, $"byte {wrong} of the image is not what the operations make it in every other provider.");
    }
}
