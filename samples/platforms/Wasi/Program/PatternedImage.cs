using ProviderGen;

namespace Wasi;

/// <summary>
/// An image of which everybody can tell whether it is whole. Page 0 holds how often it has been changed; each change adds a page.
/// Every other page holds the number of the change that wrote it, and numbers that follow from that and from where it is.
/// </summary>
internal static class PatternedImage
{
    private const int FirstPages = 4;

    public static void Make(IMemoryProvider image)
    {
        image.Grow(FirstPages).ThrowIfError();
        for (long page = 1; page < FirstPages; page++)
            Put(image, page, change: 0);
    }

    public static void Change(IMemoryProvider image)
    {
        long change = Verify(image) + 1;
        Put(image, image.Grow(1).ThrowIfError(), change);
        Put(image, 1 + (change % (FirstPages - 1)), change);
        image.Write(0, change).ThrowIfError();
    }

    /// <returns>How often it has been changed.</returns>
    /// <exception cref="InvalidDataException">It is not whole.</exception>
    public static long Verify(IMemoryProvider image)
    {
        long changes = image.Read<long>(0).ThrowIfError();
        if (image.Pages != FirstPages + changes)
            throw new InvalidDataException($"An image changed {changes} times should have {FirstPages + changes} pages, and it has {image.Pages}.");
        byte[] found = new byte[image.PageSize];
        for (long page = 1; page < image.Pages; page++)
        {
            image.Read(page * image.PageSize, found).ThrowIfError();
            long change = BitConverter.ToInt64(found);
            if (change < 0 || change > changes || !found.AsSpan().SequenceEqual(Content(found.Length, page, change)))
                throw new InvalidDataException($"Page {page} does not hold what any change has written.");
        }

        return changes;
    }

    private static void Put(IMemoryProvider image, long page, long change)
        => image.Write(page * image.PageSize, Content(image.PageSize, page, change)).ThrowIfError();

    private static byte[] Content(int length, long page, long change)
    {
        byte[] content = new byte[length];
        for (int at = 0; at < length; at += sizeof(long))
            BitConverter.TryWriteBytes(content.AsSpan(at), change + (page * at * 1_000_003));
        return content;
    }
}
